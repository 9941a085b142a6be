import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#db/connect.ts'
import {
  actionExtensions,
  caseStandings,
  cases,
  complianceOutcomes,
  correspondence,
  decisions,
  informationRequests,
  packActions,
  postDecisionReviews,
  remedyActions,
  requestDateEvents,
} from '#db/schema.ts'
import { type Stage, type StageFacts, stageOf, stages } from '#domain/case.ts'
import { freshDatabase } from '../support/database.ts'
import {
  type ActionInFacts,
  aCase,
  type CaseFacts,
  type Register,
  type RequestInFacts,
  randomRegister,
  setUpRegister,
  type VersionInFacts,
  withRegister,
} from '../support/random-register.ts'

let database: Database
let register: Register
beforeAll(async () => {
  database = await freshDatabase()
  register = await setUpRegister(database.db)
})
afterAll(() => database.close())

const satisfiedSince: Record<string, string> = {
  'Remedy complete and satisfied': '2018-04-01',
  'Remedy completed late': '2018-04-01',
  'Remedy not complete and satisfied': '2018-04-01',
  'Remedy partly complete': '2023-04-01',
  'Remedy agreed anew': '2024-04-01',
  'Remedy noted': '2018-04-01',
}
const satisfiedUntil: Record<string, string> = { 'Remedy noted': '2023-03-31' }

/** All rows of the tables of facts, from which each case is counted again without the views. */
async function rowsOf({ recorder: { db } }: Register) {
  return {
    cases: await db.select().from(cases),
    letters: await db.select().from(correspondence),
    requests: await db.select().from(informationRequests),
    extensions: await db.select().from(requestDateEvents).orderBy(asc(requestDateEvents.id)),
    versions: await db.select().from(decisions).orderBy(asc(decisions.version)),
    reviews: await db.select().from(postDecisionReviews),
    actions: await db.select().from(remedyActions),
    newDays: await db.select().from(actionExtensions).orderBy(asc(actionExtensions.id)),
    sent: await db.select().from(packActions),
    outcomes: await db.select().from(complianceOutcomes),
  }
}
type Rows = Awaited<ReturnType<typeof rowsOf>>

function factsOf(rows: Rows, caseId: number): { facts: StageFacts; nextOn: string | null } {
  const of = <T extends { caseId: number }>(table: T[]) => table.filter((row) => row.caseId === caseId)
  const versions = of(rows.versions)
  const decided = versions.filter(({ kind }) => kind !== 'draft')
  const [outcome] = of(rows.outcomes)
  const deadlines: string[] = []

  let requestsOpen = 0
  for (const request of of(rows.requests)) {
    if (request.answeredOn) continue
    if (outcome && outcome.recordedOn >= request.receivedOn) continue
    const overtaken = decided.some(({ decidedOn }) => decidedOn >= request.receivedOn)
    if (overtaken && request.kind !== 'compliance evidence request') continue
    requestsOpen += 1
    let dueOn = request.statedDueOn ?? request.ruleDueOn
    for (const { requestId, kind, dueOn: granted } of rows.extensions)
      if (requestId === request.id && kind === 'granted') dueOn = granted
    deadlines.push(dueOn!)
  }

  let actions = 0
  let actionsUnsent = 0
  for (const action of of(rows.actions)) {
    if (action.withdrawnOn) continue
    actions += 1
    if (outcome || rows.sent.some(({ actionId }) => actionId === action.id)) continue
    actionsUnsent += 1
    let dueOn = action.dueOn
    for (const newDay of rows.newDays) if (newDay.actionId === action.id) dueOn = newDay.dueOn
    deadlines.push(dueOn)
  }

  const kinds = of(rows.requests).map(({ kind }) => kind)
  const letters = of(rows.letters).map(({ kind }) => kind)
  const decision = decided.at(-1)
  return {
    facts: {
      reviewsOpen: of(rows.reviews).filter(({ answeredOn }) => answeredOn === null).length,
      decision: decision ? { category: decision.category } : null,
      draftOpen: versions.at(-1)?.kind === 'draft',
      requestsOpen,
      actions,
      actionsUnsent,
      outcome: outcome
        ? {
            satisfied:
              outcome.recordedOn >= (satisfiedSince[outcome.label] ?? '9999') &&
              outcome.recordedOn <= (satisfiedUntil[outcome.label] ?? '9999'),
            settled: outcome.settledOn !== null,
          }
        : null,
      escalated: letters.includes('non-compliance escalation'),
      investigationBegun:
        letters.includes('notice of investigation') ||
        kinds.includes('investigation enquiry') ||
        kinds.includes('further enquiry'),
      assessmentBegun:
        kinds.includes('assessment enquiry') ||
        kinds.includes('pre-allocation enquiry') ||
        kinds.includes('prematurity check'),
    },
    nextOn: deadlines.sort()[0] ?? null,
  }
}

const registers = process.env.STORY_DATABASE === 'embedded' ? 30 : 100

describe('the stage that the register shows is the rule’s', () => {
  test(`for every case of ${registers} random registers, and so is its next deadline; every stage occurs`, {
    timeout: 120_000,
  }, async () => {
    const seen = new Set<Stage>()
    for (let seed = 1; seed <= registers; seed += 1) {
      await withRegister(register, randomRegister(seed), async (register) => {
        const rows = await rowsOf(register)
        const standings = await register.recorder.db.select().from(caseStandings)
        expect(standings).toHaveLength(rows.cases.length)
        for (const { caseId, stage, nextOn, ...standing } of standings) {
          const { facts, nextOn: earliest } = factsOf(rows, caseId)
          const { actions, actionsUnsent, requestsOpen, reviewsOpen, draftOpen } = standing
          expect({
            seed,
            stage,
            nextOn,
            actions,
            actionsUnsent,
            requestsOpen,
            reviewsOpen,
            draftOpen,
          }).toEqual({
            seed,
            stage: stageOf(facts),
            nextOn: earliest,
            actions: facts.actions,
            actionsUnsent: facts.actionsUnsent,
            requestsOpen: facts.requestsOpen,
            reviewsOpen: facts.reviewsOpen,
            draftOpen: facts.draftOpen,
          })
          seen.add(stage)
        }
      })
    }
    expect([...seen].sort()).toEqual([...stages].sort())
  })
})

const standingOf = async (facts: CaseFacts) => {
  let standing: typeof caseStandings.$inferSelect | undefined
  await withRegister(register, [facts], async (register, ids) => {
    const ofCase = eq(caseStandings.caseId, ids.get(facts.reference)!)
    const found = await register.recorder.db.select().from(caseStandings).where(ofCase)
    standing = found[0]
    const rows = await rowsOf(register)
    expect(stageOf(factsOf(rows, standing!.caseId).facts)).toBe(standing!.stage)
    expect(factsOf(rows, standing!.caseId).nextOn).toBe(standing!.nextOn)
  })
  return standing!
}

const version = (kind: VersionInFacts['kind'], facts: Partial<VersionInFacts> = {}): VersionInFacts => ({
  kind,
  category: 'Upheld',
  reason: 'Fault and injustice',
  decidedOn: '2023-11-07',
  ...facts,
})
const request = (kind: RequestInFacts['kind'], facts: Partial<RequestInFacts> = {}): RequestInFacts => ({
  kind,
  receivedOn: '2023-06-01',
  statedDueOn: '2023-06-29',
  extensions: [],
  askedOf: [],
  chased: false,
  answeredOn: null,
  ...facts,
})
const action = (facts: Partial<ActionInFacts> = {}): ActionInFacts => ({
  service: null,
  dueOn: '2023-12-07',
  agreed: [],
  doneOn: null,
  sent: false,
  withdrawnOn: null,
  ...facts,
})
const sent = action({ doneOn: '2023-12-01', sent: true })
const outcome = (label: string, facts: Partial<NonNullable<CaseFacts['outcome']>> = {}) => ({
  label,
  recordedOn: '2024-02-01',
  settledOn: null,
  ...facts,
})
const letter = (kind: CaseFacts['letters'][number]['kind']) => [{ kind, receivedOn: '2023-06-01' }]
const unsatisfied = 'Remedy not complete and not satisfied'

describe('a case', () => {
  test.each<[string, Partial<CaseFacts>, Stage]>([
    ['with nothing yet but itself', {}, 'Intake'],
    ['with an assessment enquiry', { requests: [request('assessment enquiry')] }, 'Assessment'],
    [
      'with a pre-allocation enquiry that was answered',
      { requests: [request('pre-allocation enquiry', { answeredOn: '2023-06-20' })] },
      'Assessment',
    ],
    ['with a prematurity check', { requests: [request('prematurity check')] }, 'Assessment'],
    ['notified of an investigation', { letters: letter('notice of investigation') }, 'Investigation'],
    [
      'with an investigation enquiry after an assessment',
      { requests: [request('assessment enquiry'), request('investigation enquiry')] },
      'Investigation',
    ],
    [
      'with a draft decision in an investigation',
      { letters: letter('notice of investigation'), versions: [version('draft')] },
      'Draft decision',
    ],
    [
      'with an action not yet sent',
      { versions: [version('draft'), version('final')], actions: [sent, action()] },
      'Remedy outstanding',
    ],
    [
      'with an action done but not yet sent',
      { versions: [version('final')], actions: [action({ doneOn: '2023-12-01' })] },
      'Remedy outstanding',
    ],
    ['with every action sent', { versions: [version('final')], actions: [sent] }, 'With the Ombudsman'],
    [
      'with every action sent or withdrawn',
      { versions: [version('final')], actions: [sent, action({ withdrawnOn: '2023-12-02' })] },
      'With the Ombudsman',
    ],
    [
      'with an outcome that is not satisfied',
      { versions: [version('final')], actions: [sent], outcome: outcome(unsatisfied) },
      'Non-compliance',
    ],
    [
      'escalated while an action is owed',
      { versions: [version('final')], actions: [action()], letters: letter('non-compliance escalation') },
      'Non-compliance',
    ],
    [
      'not satisfied, and settled since',
      {
        versions: [version('final')],
        actions: [sent],
        outcome: outcome(unsatisfied, { settledOn: '2024-05-01' }),
      },
      'Closed',
    ],
    [
      'escalated, and satisfied in the end',
      {
        versions: [version('final')],
        actions: [sent],
        letters: letter('non-compliance escalation'),
        outcome: outcome('Remedy completed late'),
      },
      'Closed',
    ],
    [
      'with an outcome that was not yet satisfied on 31 March 2023',
      {
        versions: [version('final', { decidedOn: '2022-11-07' })],
        actions: [sent],
        outcome: outcome('Remedy partly complete', { recordedOn: '2023-03-31' }),
      },
      'Non-compliance',
    ],
    [
      'with an outcome that was satisfied from 1 April 2023',
      {
        versions: [version('final', { decidedOn: '2022-11-07' })],
        actions: [sent],
        outcome: outcome('Remedy partly complete', { recordedOn: '2023-04-01' }),
      },
      'Closed',
    ],
    [
      'with every action withdrawn',
      { versions: [version('final')], actions: [action({ withdrawnOn: '2023-12-02' })] },
      'Closed',
    ],
    [
      'satisfied although an action was never sent',
      {
        versions: [version('final')],
        actions: [action()],
        outcome: outcome('Remedy not complete and satisfied'),
      },
      'Closed',
    ],
    ['upheld without actions', { versions: [version('final')] }, 'Closed'],
    ['not upheld', { versions: [version('final', { category: 'Not upheld' })] }, 'Closed'],
    [
      'withdrawn',
      { versions: [version('final', { category: 'Incomplete/Invalid', reason: 'Withdrawn' })] },
      'Closed',
    ],
    [
      'referred back while an enquiry was open',
      {
        requests: [request('prematurity check')],
        versions: [version('final', { category: 'Referred back for local resolution' })],
      },
      'Closed',
    ],
    [
      'asked about again after its decision',
      {
        letters: letter('notice of investigation'),
        requests: [request('further enquiry', { receivedOn: '2023-12-01', statedDueOn: '2023-12-15' })],
        versions: [version('final')],
      },
      'Investigation',
    ],
    [
      'with a review asked and not answered',
      { versions: [version('final')], reviews: [{ askedOn: '2023-12-01', answeredOn: null }] },
      'Review by the Ombudsman',
    ],
    [
      'with a review answered',
      { versions: [version('final')], reviews: [{ askedOn: '2023-12-01', answeredOn: '2024-01-05' }] },
      'Closed',
    ],
    [
      'reviewed again, with its outcome recorded',
      {
        versions: [version('final')],
        actions: [sent],
        outcome: outcome('Remedy complete and satisfied'),
        reviews: [
          { askedOn: '2023-12-01', answeredOn: '2024-01-05' },
          { askedOn: '2024-02-05', answeredOn: null },
        ],
      },
      'Review by the Ombudsman',
    ],
  ])('%s', async (_, facts, stage) => expect((await standingOf(aCase(facts))).stage).toBe(stage))

  test('stands by the decision in force, and keeps the one before it while a review is open', async () => {
    const standing = await standingOf(
      aCase({
        versions: [
          version('draft', { category: 'Not upheld' }),
          version('final', { decidedOn: '2024-03-28' }),
          version('revised', { category: 'Not upheld', reason: 'No fault', decidedOn: '2024-04-02' }),
        ],
        reviews: [{ askedOn: '2024-05-01', answeredOn: null }],
      }),
    )
    expect(standing).toMatchObject({ decision: 'Not upheld', reason: 'No fault', decidedOn: '2024-04-02' })
  })
})

describe('the next deadline of a case', () => {
  test.each<[string, Partial<CaseFacts>, string | null]>([
    ['with nothing owed is none', {}, null],
    ['is the day printed in the letter', { requests: [request('assessment enquiry')] }, '2023-06-29'],
    [
      'is the last day granted, also when it is earlier',
      {
        requests: [
          request('investigation enquiry', {
            extensions: [
              { kind: 'granted', dueOn: '2023-07-20' },
              { kind: 'granted', dueOn: '2023-07-13' },
              { kind: 'asked', dueOn: '2023-08-01' },
              { kind: 'refused', dueOn: null },
            ],
          }),
        ],
      },
      '2023-07-13',
    ],
    [
      'is none once the request is answered',
      { requests: [request('assessment enquiry', { answeredOn: '2023-06-20' })] },
      null,
    ],
    [
      'is none of a request that the decision overtook, on the very day also',
      {
        requests: [request('investigation enquiry', { receivedOn: '2023-11-07', statedDueOn: '2023-12-07' })],
        versions: [version('final', { category: 'Not upheld' })],
      },
      null,
    ],
    [
      'is that of compliance evidence asked for with the decision itself',
      {
        requests: [
          request('compliance evidence request', { receivedOn: '2023-11-07', statedDueOn: '2023-11-30' }),
        ],
        versions: [version('final')],
        actions: [action()],
      },
      '2023-11-30',
    ],
    [
      'is not ended by a draft',
      { requests: [request('investigation enquiry')], versions: [version('draft')] },
      '2023-06-29',
    ],
    [
      'is the earliest of the actions not yet sent, each by the day agreed last',
      {
        versions: [version('final')],
        actions: [
          action({ dueOn: '2023-11-20', agreed: ['2024-01-31', '2024-01-15'] }),
          action({ dueOn: '2024-01-20', doneOn: '2024-01-02' }),
          sent,
        ],
      },
      '2024-01-15',
    ],
    [
      'is none after the outcome',
      {
        versions: [version('final')],
        actions: [action()],
        outcome: outcome('Remedy not complete and satisfied'),
      },
      null,
    ],
    [
      'is that of a request that came in after the outcome',
      {
        versions: [version('final')],
        actions: [action()],
        outcome: outcome(unsatisfied),
        requests: [
          request('compliance evidence request', { receivedOn: '2024-02-08', statedDueOn: '2024-02-29' }),
        ],
      },
      '2024-02-29',
    ],
  ])('%s', async (_, facts, nextOn) => expect((await standingOf(aCase(facts))).nextOn).toBe(nextOn))
})

describe('an outcome label that no list explains', () => {
  test('is never satisfied, so the case is not closed', async () => {
    const thisCase = aCase({
      versions: [version('final')],
      actions: [sent],
      outcome: outcome('Remedy completed late'),
    })
    await withRegister(register, [thisCase], async ({ recorder: { db } }, ids) => {
      const caseId = ids.get(thisCase.reference)!
      const label = 'A label of another year'
      await db.update(complianceOutcomes).set({ label }).where(eq(complianceOutcomes.caseId, caseId))
      const [standing] = await db.select().from(caseStandings).where(eq(caseStandings.caseId, caseId))
      expect(standing).toMatchObject({ satisfied: false, stage: 'Non-compliance' })
    })
  })
})
