import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { recordCase } from '#casework/case.ts'
import { recordOutcome } from '#casework/compliance-outcome.ts'
import { logCorrespondence } from '#casework/correspondence.ts'
import { setUpCouncil } from '#casework/council.ts'
import { recordDecision, recordReviewRequest, recordReviewResult } from '#casework/decision.ts'
import type { Desk } from '#casework/desk.ts'
import { reviewEvidence, sendEvidence, uploadEvidence } from '#casework/evidence.ts'
import {
  answerInformationRequest,
  openInformationRequest,
  recordChaser,
  recordExtension,
} from '#casework/information-request.ts'
import { recordPayment } from '#casework/payment.ts'
import { markActionDone, recordNewDay, recordRemedyActions } from '#casework/remedy-action.ts'
import type { Db } from '#db/connect.ts'
import { findService, insertService } from '#db/queries/service.ts'
import { findUser } from '#db/queries/user.ts'
import { complianceOutcomes, remedyActions } from '#db/schema.ts'
import {
  type DecisionCategory,
  type DecisionReason,
  decisionCategories,
} from '#domain/annual-letter/labels.ts'
import { addDays, type Day, londonInstant } from '#domain/calendar.ts'
import type { DecisionVersionKind } from '#domain/decision.ts'
import type { RequestDateEventKind, RequestKind } from '#domain/information-request.ts'
import { filesIn } from '#src/files.ts'
import reasonList from '../../fixtures/decision-reasons.json' with { type: 'json' }
import outcomeList from '../../fixtures/outcome-labels.json' with { type: 'json' }
import { calendar } from './desk.ts'

/** A case told in plain facts, from which the register is filled by the acts and from which a test counts by itself. */
export type CaseFacts = {
  reference: string
  ombudsmanReceivedOn: Day | null
  learnedOn: Day
  service: ServiceName | null
  directorate: DirectorateName | null
  sentToCouncil: boolean
  restricted: boolean
  named: readonly ReaderName[]
  letters: readonly { kind: 'notice of investigation' | 'non-compliance escalation'; receivedOn: Day }[]
  requests: readonly RequestInFacts[]
  versions: readonly VersionInFacts[]
  actions: readonly ActionInFacts[]
  outcome: { label: string; recordedOn: Day; settledOn: Day | null } | null
  reviews: readonly { askedOn: Day; answeredOn: Day | null }[]
}
export type RequestInFacts = {
  kind: RequestKind
  receivedOn: Day
  statedDueOn: Day
  extensions: readonly { kind: RequestDateEventKind; dueOn: Day | null }[]
  askedOf: readonly (ServiceName | null)[]
  chased: boolean
  answeredOn: Day | null
}
export type VersionInFacts = {
  kind: DecisionVersionKind
  category: DecisionCategory
  reason: string
  decidedOn: Day
  /** Comes when actions and outcome are recorded already. */
  afterRemedy?: boolean
}
export type ActionInFacts = {
  service: ServiceName | null
  dueOn: Day
  /** New days, each agreed by the Ombudsman in place of the one before. */
  agreed: readonly Day[]
  doneOn: Day | null
  sent: boolean
  withdrawnOn: Day | null
}

export const directorateOfService = {
  'Care homes': 'Adult Social Care',
  'Blue badges': 'Adult Social Care',
  'Special needs': 'Children',
  Tribunals: 'Children',
  'School transport': 'Children',
} as const
export type ServiceName = keyof typeof directorateOfService
export type DirectorateName = (typeof directorateOfService)[ServiceName] | 'Highways'
const serviceNames = Object.keys(directorateOfService) as ServiceName[]

/** Those who read the register; any of them can be named on a restricted case, for what it is worth. */
export const readers = ['link officer', 'monitoring officer', 'viewer', 'service lead'] as const
export type ReaderName = (typeof readers)[number]

/** What the service lead of the register leads: Tribunals lies below Special needs. */
export const servicesLed: readonly (ServiceName | null)[] = ['Special needs', 'Tribunals']

/** Reasons beside those of the fixtures: one that lost its meaning, and one that two categories share. */
const furtherReasons: readonly DecisionReason[] = [
  {
    label: 'Remedied early',
    category: 'Upheld',
    satisfactoryRemedy: true,
    investigated: true,
    validFrom: '2018-19',
  },
  {
    label: 'Remedied early',
    category: 'Upheld',
    satisfactoryRemedy: false,
    investigated: true,
    validFrom: '2024-25',
  },
  {
    label: 'Settled',
    category: 'Upheld',
    satisfactoryRemedy: false,
    investigated: true,
    validFrom: '2018-19',
  },
  {
    label: 'Settled',
    category: 'Not upheld',
    satisfactoryRemedy: true,
    investigated: true,
    validFrom: '2018-19',
  },
  {
    label: 'Offer made',
    category: 'Upheld',
    satisfactoryRemedy: true,
    investigated: true,
    validFrom: '2023-24',
  },
]
/** Was taken out of use when outcomes after its last year bore it already. */
const endedLabel = 'Remedy noted'
/** Outcomes beside those of the fixtures: one that changed its meaning, one that came in later, and one that ended. */
const furtherOutcomes = [
  { label: 'Remedy partly complete', satisfied: false, late: false, validFrom: '2018-19' },
  { label: 'Remedy partly complete', satisfied: true, late: false, validFrom: '2023-24' },
  { label: 'Remedy agreed anew', satisfied: true, late: true, validFrom: '2024-25' },
  { label: endedLabel, satisfied: true, late: false, validFrom: '2018-19', lastYear: '2022-23' },
]

export type Register = {
  recorder: Desk
  readers: Record<ReaderName, Desk>
  administrator: Desk
  services: Record<ServiceName, number>
  directorates: Record<DirectorateName, number>
}

/** Nothing in these registers lies after this day. */
const registerToday: Day = '2032-01-05'

/** Sets up a council small enough to count by hand. 2022-23 has no population, and 2021-22 is no year of it. */
export async function setUpRegister(db: Db): Promise<Register> {
  const desk = {
    db,
    files: filesIn(join(tmpdir(), 'redress-no-files')),
    today: registerToday,
    now: londonInstant(registerToday, '10:00'),
    calendar,
  }
  const ids = await setUpCouncil(desk, { name: 'Ada', email: 'ada@example.gov.uk' }, council)
  const at = async (name: string): Promise<Desk> => ({
    ...desk,
    user: await findUser(db, ids.people[name]!, desk.today),
  })
  const above = await findService(desk, ids.services['Special needs']!)
  const tribunals = { directorateId: above.directorateId, parentId: above.id, name: 'Tribunals' }
  ids.services.Tribunals = await insertService(desk, { ...tribunals, validFrom: '2018-04-01' })
  return {
    recorder: await at('Rita'),
    administrator: await at('Ada'),
    readers: {
      'link officer': await at('Lee'),
      'monitoring officer': await at('Mo'),
      viewer: await at('Vi'),
      'service lead': await at('Sal'),
    },
    services: ids.services as Register['services'],
    directorates: ids.directorates as Register['directorates'],
  }
}

const council: Parameters<typeof setUpCouncil>[2] = {
  name: 'Borsetshire County Council',
  years: [
    { year: '2022-23', type: 'county', population: null, populationSource: null },
    { year: '2023-24', type: 'county', population: 66_667, populationSource: 'mid-2023 estimate' },
    { year: '2024-25', type: 'county', population: 80_000, populationSource: 'mid-2024 estimate' },
  ],
  others: [],
  validFrom: '2018-04-01',
  directorates: [
    { name: 'Adult Social Care', services: ['Care homes', 'Blue badges'] },
    { name: 'Children', services: ['Special needs', 'School transport'] },
    { name: 'Highways', services: [] },
  ],
  people: [
    { name: 'Rita', email: 'rita@example.gov.uk', role: 'link officer' },
    { name: 'Lee', email: 'lee@example.gov.uk', role: 'link officer' },
    { name: 'Mo', email: 'mo@example.gov.uk', role: 'monitoring officer' },
    { name: 'Vi', email: 'vi@example.gov.uk', role: 'viewer' },
    { name: 'Sal', email: 'sal@example.gov.uk', role: 'service lead', leads: ['Special needs'] },
  ],
  requestPeriods: [],
  decisionReasons: [...(reasonList as DecisionReason[]), ...furtherReasons],
  outcomeLabels: [...outcomeList, ...furtherOutcomes],
  remedyTypes: [{ label: 'Apology', kind: 'personal remedy', proof: 'The letter as sent' }],
}

class Undo extends Error {}

/** Fills the register inside a transaction, lets the test look at it, and takes it back. */
export async function withRegister(
  register: Register,
  facts: readonly CaseFacts[],
  look: (register: Register, ids: ReadonlyMap<string, number>) => Promise<void>,
): Promise<void> {
  const undo = new Undo()
  try {
    await register.recorder.db.transaction(async (tx) => {
      const at = (desk: Desk): Desk => ({ ...desk, db: tx, inTransaction: true })
      const within: Register = {
        ...register,
        recorder: at(register.recorder),
        administrator: at(register.administrator),
        readers: {
          'link officer': at(register.readers['link officer']),
          'monitoring officer': at(register.readers['monitoring officer']),
          viewer: at(register.readers.viewer),
          'service lead': at(register.readers['service lead']),
        },
      }
      const ids = new Map<string, number>()
      for (const thisCase of facts) ids.set(thisCase.reference, await performFacts(within, thisCase))
      await look(within, ids)
      throw undo
    })
  } catch (error) {
    if (error !== undo) throw error
  }
}

/** Brings a case into the register as officers would: by their acts, in their order. */
async function performFacts(register: Register, facts: CaseFacts): Promise<number> {
  const { recorder } = register
  const { caseId } = await recordCase(recorder, {
    reference: facts.reference,
    complainant: 'Mrs X',
    category: 'Adult care services',
    directorateId: facts.directorate && register.directorates[facts.directorate],
    serviceId: idOf(register, facts.service),
    ombudsmanReceivedOn: facts.ombudsmanReceivedOn,
    learnedOn: facts.learnedOn,
    sentToCouncil: facts.sentToCouncil,
    restricted: facts.restricted,
    namedUserIds: facts.named.map((name) => register.readers[name].user.id),
  })
  for (const { kind, receivedOn } of facts.letters) {
    const letter = {
      direction: 'in',
      kind,
      channel: 'e-mail',
      exchangedOn: receivedOn,
      subject: kind,
    } as const
    await logCorrespondence(recorder, caseId, letter)
  }
  for (const request of facts.requests) await performRequest(register, caseId, request)
  await performVersions(
    register,
    caseId,
    facts.versions.filter(({ afterRemedy }) => !afterRemedy),
  )
  if (facts.actions.length > 0) await performActions(register, caseId, facts.actions)
  if (facts.outcome) await performOutcome(register, caseId, facts.outcome)
  await performVersions(
    register,
    caseId,
    facts.versions.filter(({ afterRemedy }) => afterRemedy),
  )
  for (const { askedOn, answeredOn } of facts.reviews) {
    await recordReviewRequest(recorder, caseId, { askedOn, askedBy: 'complainant' })
    if (answeredOn) await recordReviewResult(recorder, caseId, { answeredOn, result: 'no change' })
  }
  return caseId
}

const idOf = ({ services }: Register, service: ServiceName | null) => service && services[service]

async function performRequest(register: Register, caseId: number, request: RequestInFacts): Promise<void> {
  const { recorder } = register
  const { requestId } = await openInformationRequest(recorder, caseId, {
    kind: request.kind,
    receivedOn: request.receivedOn,
    statedDueOn: request.statedDueOn,
    questions: request.askedOf.map((service) => ({ text: 'Why?', serviceId: idOf(register, service) })),
  })
  for (const { kind, dueOn } of request.extensions) {
    const happenedOn = request.receivedOn
    await recordExtension(recorder, requestId, { kind, dueOn, happenedOn, by: 'Investigator' })
  }
  if (request.chased)
    await recordChaser(recorder, requestId, { kind: 'reminder', receivedOn: request.receivedOn })
  if (request.answeredOn) {
    const letter = {
      kind: 'response',
      channel: 'e-mail',
      exchangedOn: request.answeredOn,
      subject: 'Answer',
    } as const
    await answerInformationRequest(recorder, requestId, { letter })
  }
}

async function performVersions({ recorder }: Register, caseId: number, versions: readonly VersionInFacts[]) {
  for (const { kind, category, reason, decidedOn } of versions) {
    await recordDecision(recorder, caseId, { kind, category, reason, decidedOn })
  }
}

async function performActions(register: Register, caseId: number, facts: readonly ActionInFacts[]) {
  const { recorder } = register
  const { actions } = await recordRemedyActions(
    recorder,
    caseId,
    facts.map(({ service, dueOn }) => ({
      text: 'Apologise',
      kind: 'personal remedy' as const,
      remedyType: 'Apology',
      serviceId: idOf(register, service),
      deadlineWords: 'by then',
      dueOn,
    })),
  )
  const sent: number[] = []
  const withdrawn: { actionId: number; withdrawnOn: Day }[] = []
  for (const [index, { actionId }] of actions.entries()) {
    const { agreed, doneOn, withdrawnOn, ...action } = facts[index]!
    for (const [place, dueOn] of agreed.entries()) {
      if (dueOn === (agreed[place - 1] ?? action.dueOn)) continue
      await recordNewDay(recorder, actionId, { agreedOn: action.dueOn, dueOn, by: 'Ombudsman' })
    }
    if (doneOn) await markActionDone(recorder, actionId, doneOn)
    if (withdrawnOn) withdrawn.push({ actionId, withdrawnOn })
    if (!action.sent) continue
    await prove(register, actionId, doneOn!, index)
    sent.push(actionId)
  }
  if (sent.length > 0) {
    const sentOn = registerToday
    await sendEvidence(recorder, caseId, { actionIds: sent, sentOn, subject: 'Evidence of compliance' })
  }
  for (const { actionId, withdrawnOn } of withdrawn) {
    await recorder.db.update(remedyActions).set({ withdrawnOn }).where(eq(remedyActions.id, actionId))
  }
}

async function prove(register: Register, actionId: number, paidOn: Day, index: number): Promise<void> {
  const { recorder } = register
  if (index % 2 === 0) {
    await recordPayment(recorder, actionId, { amountPence: 10_000, purpose: 'Distress', paidOn })
    return
  }
  const file = {
    id: randomUUID(),
    name: 'letter.pdf',
    type: 'application/pdf',
    bytes: 1,
    sha256: 'a'.repeat(64),
  }
  const { versionId } = await uploadEvidence(recorder, [actionId], { file })
  await reviewEvidence(register.readers['monitoring officer'], Number(versionId), { verdict: 'cleared' })
}

async function performOutcome(
  { recorder }: Register,
  caseId: number,
  { label, recordedOn, settledOn }: NonNullable<CaseFacts['outcome']>,
): Promise<void> {
  if (label === endedLabel) {
    await recorder.db.insert(complianceOutcomes).values({ caseId, label, recordedOn })
  } else await recordOutcome(recorder, caseId, { label, recordedOn })
  if (!settledOn) return
  const ofCase = eq(complianceOutcomes.caseId, caseId)
  await recorder.db.update(complianceOutcomes).set({ settledOn }).where(ofCase)
}

let lastReference = 23_900_000

/** A case with nothing to it but the facts given. */
export const aCase = (facts: Partial<CaseFacts> = {}): CaseFacts => ({
  reference: String(++lastReference),
  ombudsmanReceivedOn: '2023-05-03',
  learnedOn: '2023-05-10',
  service: 'Care homes',
  directorate: facts.service === null ? null : directorateOfService[facts.service ?? 'Care homes'],
  sentToCouncil: true,
  restricted: false,
  named: [],
  letters: [],
  requests: [],
  versions: [],
  actions: [],
  outcome: null,
  reviews: [],
  ...facts,
})

/** Chances that fall the same way every time for the same seed (mulberry32). */
function chancesOf(seed: number) {
  let state = seed
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number) => Math.floor(fraction() * count)
  const oneOf = <T>(choices: readonly T[]): T => choices[below(choices.length)]!
  const perhaps = (chance: number) => fraction() < chance
  const several = <T>(most: number, make: () => T): T[] => Array.from({ length: below(most + 1) }, make)
  return { below, oneOf, perhaps, several }
}
type Chances = ReturnType<typeof chancesOf>

/** Days about which a year's figures turn. */
const turningDays: readonly Day[] = [2022, 2023, 2024, 2025].flatMap((year) => [
  `${year}-03-31`,
  `${year}-04-01`,
])

const anyDay = ({ below, oneOf, perhaps }: Chances): Day =>
  perhaps(0.4) ? oneOf(turningDays) : addDays('2022-01-01', below(1250))

/** The same day, the next day about which a year turns, or some day after it. */
const dayFrom = ({ below, oneOf, perhaps }: Chances, day: Day): Day => {
  if (perhaps(0.15)) return day
  const ahead = turningDays.filter((turning) => turning >= day)
  return perhaps(0.35) && ahead.length > 0 ? oneOf(ahead.slice(0, 2)) : addDays(day, below(420))
}

/** A register of 0 to 25 cases, the same for the same seed. */
export function randomRegister(seed: number): CaseFacts[] {
  const chances = chancesOf(seed)
  const most = chances.oneOf([0, 3, 8, 12, 25])
  return chances.several(most, () => randomCase(chances))
}

function randomCase(chances: Chances): CaseFacts {
  const { oneOf, perhaps, several } = chances
  const learnedOn = anyDay(chances)
  const service = perhaps(0.75) ? oneOf(serviceNames) : null
  const versions = randomVersions(chances, learnedOn)
  const remedy = randomRemedy(chances, versions)
  return aCase({
    ombudsmanReceivedOn: perhaps(0.25) ? null : oneOf([learnedOn, addDays(learnedOn, -1), anyDay(chances)]),
    learnedOn,
    service,
    directorate: service ? directorateOfService[service] : oneOf(['Highways', 'Children', null]),
    sentToCouncil: perhaps(0.85),
    restricted: perhaps(0.25),
    named: perhaps(0.6) ? [oneOf(readers)] : [],
    letters: several(1, () => ({
      kind: oneOf(['notice of investigation', 'notice of investigation', 'non-compliance escalation']),
      receivedOn: anyDay(chances),
    })),
    requests: perhaps(0.5) ? several(2, () => randomRequest(chances, learnedOn)) : [],
    reviews: perhaps(0.12) ? randomReviews(chances, remedy.versions) : [],
    ...remedy,
  })
}

function randomRequest(chances: Chances, learnedOn: Day): RequestInFacts {
  const { oneOf, perhaps, several } = chances
  const receivedOn = dayFrom(chances, learnedOn)
  return {
    kind: oneOf(kindsOfRequest),
    receivedOn,
    statedDueOn: dayFrom(chances, receivedOn),
    extensions: several(2, () =>
      oneOf([
        { kind: 'asked', dueOn: dayFrom(chances, receivedOn) },
        { kind: 'granted', dueOn: dayFrom(chances, receivedOn) },
        { kind: 'refused', dueOn: null },
      ]),
    ),
    askedOf: perhaps(0.4) ? several(2, () => oneOf([...serviceNames, null])) : [],
    chased: perhaps(0.2),
    answeredOn: perhaps(0.5) ? dayFrom(chances, receivedOn) : null,
  }
}

const kindsOfRequest: readonly RequestKind[] = [
  'prematurity check',
  'assessment enquiry',
  'pre-allocation enquiry',
  'investigation enquiry',
  'further enquiry',
  'draft decision comments',
  'compliance evidence request',
]

const reasonsOf: Record<DecisionCategory, readonly string[]> = {
  Upheld: [
    'Fault and injustice',
    'Fault and injustice',
    'Fault, no injustice',
    'No further action: organisation already remedied',
    'Not investigated: injustice remedied during the organisation’s complaint process',
    'Remedied early',
    'Settled',
    'Offer made',
    'A reason that no list knows',
  ],
  'Not upheld': ['No fault', 'Settled', 'No further action: organisation already remedied'],
  'Advice given': ['Signposted to another body', 'Remedied early'],
  'Closed after initial enquiries': ['Not warranted by alleged fault', 'Another unknown reason'],
  'Incomplete/Invalid': ['Withdrawn'],
  'Referred back for local resolution': ['Premature decision: advised'],
}

function randomVersion(chances: Chances, kind: DecisionVersionKind, decidedOn: Day): VersionInFacts {
  const category = chances.perhaps(0.55) ? 'Upheld' : chances.oneOf(decisionCategories)
  return { kind, category, reason: chances.oneOf(reasonsOf[category]), decidedOn }
}

/** Drafts, perhaps a final decision, perhaps revised ones: with the date kept, or dated later, also in another year. */
function randomVersions(chances: Chances, learnedOn: Day): VersionInFacts[] {
  const { oneOf, perhaps, several } = chances
  if (perhaps(0.12)) return []
  const drafts = several(2, () => randomVersion(chances, 'draft', dayFrom(chances, learnedOn)))
  if (perhaps(0.15)) return drafts
  const final = randomVersion(chances, 'final', dayFrom(chances, learnedOn))
  const revise = () =>
    randomVersion(chances, 'revised', oneOf([final.decidedOn, dayFrom(chances, final.decidedOn)]))
  const before = perhaps(0.12) ? [revise(), ...several(1, revise)] : []
  const after = perhaps(0.15) ? [revise(), ...several(1, revise)] : []
  return [...drafts, final, ...before, ...after.map((version) => ({ ...version, afterRemedy: true }))]
}

/** What follows an upheld decision: actions, and in time the Ombudsman's outcome. */
function randomRemedy(chances: Chances, versions: VersionInFacts[]) {
  const decision = versions.filter(({ kind, afterRemedy }) => kind !== 'draft' && !afterRemedy).at(-1)
  if (decision?.category !== 'Upheld') return { versions, actions: [], outcome: null }
  const actions = chances.several(3, () => randomAction(chances, decision.decidedOn))
  const recordedOn = dayFrom(
    chances,
    chances.perhaps(0.5) ? decision.decidedOn : addDays(decision.decidedOn, 90),
  )
  const settledOn = chances.perhaps(0.2) ? addDays(recordedOn, 30) : null
  const label = chances.oneOf(labelsOn(recordedOn))
  const outcome = chances.perhaps(0.55) ? { label, recordedOn, settledOn } : null
  return { versions, actions, outcome }
}

const labelsOn = (day: Day): string[] => [
  'Remedy complete and satisfied',
  'Remedy completed late',
  'Remedy not complete and satisfied',
  'Remedy not complete and not satisfied',
  'Remedy partly complete',
  endedLabel,
  ...(day >= '2024-04-01' ? ['Remedy agreed anew'] : []),
]

/** Done on, before or after the last day, or never; the Ombudsman may have moved that day, forth or back. */
function randomAction(chances: Chances, decidedOn: Day): ActionInFacts {
  const { below, oneOf, perhaps, several } = chances
  const dueOn = addDays(decidedOn, 10 + below(80))
  const agreed = perhaps(0.35) ? several(2, () => addDays(dueOn, below(60) - 10)) : []
  const lastDay = agreed.at(-1) ?? dueOn
  const days = [
    dueOn,
    lastDay,
    addDays(dueOn, 1),
    addDays(lastDay, 1),
    addDays(lastDay, -5),
    addDays(dueOn, 20),
  ]
  const doneOn = perhaps(0.75) ? oneOf(days) : null
  return {
    service: perhaps(0.6) ? oneOf(serviceNames) : null,
    dueOn,
    agreed,
    doneOn,
    sent: doneOn !== null && perhaps(0.8),
    withdrawnOn: perhaps(0.08) ? dueOn : null,
  }
}

function randomReviews(chances: Chances, versions: readonly VersionInFacts[]): CaseFacts['reviews'] {
  const decision = versions.filter(({ kind }) => kind !== 'draft').at(-1)
  if (!decision) return []
  const askedOn = dayFrom(chances, decision.decidedOn)
  const answered = { askedOn, answeredOn: dayFrom(chances, askedOn) }
  return chances.oneOf([
    [answered],
    [{ askedOn, answeredOn: null }],
    [answered, { askedOn, answeredOn: null }],
  ])
}
