import type { LocalComplaint } from '#casework/case.ts'
import type { DecisionCategory } from '#domain/annual-letter/labels.ts'
import { addDays, type Day, isWorkingDay, nextWorkingDay, previousWorkingDay } from '#domain/calendar.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { yearEndsOn } from '#domain/financial-year.ts'
import type { ChaserKind } from '#domain/information-request.ts'
import { addWorkingDays, lastDayOf, type Period } from '#domain/period.ts'
import { calendar, type Remedy, type ServiceTopics, topics, wording } from './fixtures.ts'
import type { ActionHistory, CaseHistory, EvidenceHistory, RequestHistory } from './history.ts'
import type { Random } from './random.ts'

/** What is set of a case before its history is made up. */
export type Plan = {
  seed: string
  directorate: string | null
  service: string | null
  sentToCouncil: boolean
  category: DecisionCategory
  year: FinancialYear
  remedied?: Remedied
  summonsWarning?: boolean
  restricted?: boolean
}

export type Remedied =
  | { how: 'before the Ombudsman' | 'nothing recommended' }
  | { how: 'by actions'; decidedOn: Day; late: boolean; outcomeBy: 'this year' | 'next year' }

const fallback = { [String(null)]: 'Special Educational Needs' }

export const topicsOf = (service: string | null): ServiceTopics =>
  topics[service ?? fallback[String(null)]!] ?? topics['Special Educational Needs']!

export const workingDay = (day: Day): Day =>
  isWorkingDay(day, calendar) ? day : nextWorkingDay(day, calendar)
export const later = (day: Day, workingDays: number): Day =>
  addWorkingDays(workingDay(day), workingDays, calendar)
const earlier = (day: Day, days: number): Day => workingDay(addDays(day, -days))

function complaintOf(plan: Plan, random: Random) {
  const topic = random.pick(topicsOf(plan.service).topics)
  const who = `${random.pick(wording.titles)} ${random.pick(wording.letters)}`
  const his = who.startsWith('Mr ')
  const fitting = (choices: readonly string[]) =>
    random.pick(choices.filter((words) => words.startsWith(his ? 'his' : 'her')))
  return {
    complainant: who,
    summary: random
      .pick(topic.summaries)
      .replace('{who}', who)
      .replace(/\{child\}'s/, `${fitting(wording.children)}'s`)
      .replace('{child}', () => fitting(wording.children))
      .replace('{elder}', () => fitting(wording.elders)),
    category: topic.category,
    subCategory: topic.subCategory,
    directorate: plan.directorate,
    service: plan.service,
    investigator: '',
    provenance: 'generated' as const,
    provenanceNote: wording.note.generated,
    reference: '',
  }
}

/** A case that the Ombudsman closed without the Council: known from the annual letter's list. */
export function listedCase(plan: Plan, random: Random, decidedOn: Day, learnedOn: Day): CaseHistory {
  return {
    ...complaintOf(plan, random),
    complainant: 'Not known',
    summary: '',
    ombudsmanReceivedOn: earlier(decidedOn, random.whole(3, 12)),
    learnedOn,
    sentToCouncil: false,
    provenanceNote: wording.note.listed,
    decisions: [
      {
        kind: 'final',
        category: plan.category,
        reason: random.pick(wording.reasons[plan.category]),
        decidedOn,
      },
    ],
  }
}

/** Closed or referred back: few letters, if any, before the decision. */
export function closedCase(plan: Plan, random: Random, decidedOn: Day): CaseHistory {
  const enquired =
    plan.category === 'Closed after initial enquiries' ? random.chance(0.6) : random.chance(0.2)
  const learnedOn = enquired ? earlier(decidedOn, random.whole(22, 36)) : decidedOn
  const receivedOn = earlier(learnedOn, random.whole(6, 20))
  const kind = plan.category === 'Closed after initial enquiries' ? 'assessment enquiry' : 'prematurity check'
  const statedDueOn = later(learnedOn, kind === 'assessment enquiry' ? 8 : 5)
  const late = random.chance(0.12)
  return {
    ...complaintOf(plan, random),
    ombudsmanReceivedOn: receivedOn,
    learnedOn,
    localComplaint: localComplaintOf(plan, random, receivedOn),
    ...(enquired && {
      requests: [
        {
          kind,
          receivedOn: learnedOn,
          statedDueOn,
          answeredOn: later(learnedOn, late ? 10 : random.whole(2, 5)),
          ...(late && { delayReason: random.pick(wording.delayReasons) }),
        },
      ],
    }),
    decisions: [
      {
        kind: 'final',
        category: plan.category,
        reason: random.pick(wording.reasons[plan.category]),
        decidedOn,
      },
    ],
  }
}

/** Investigated: enquiries, a draft, a decision; and when it was upheld the remedy and its proof. */
export function investigatedCase(
  plan: Plan,
  random: Random,
  decidedOn: Day,
  lateAnswers: number,
): CaseHistory {
  const { category, remedied } = plan
  const reason =
    remedied?.how === 'before the Ombudsman'
      ? 'No further action: organisation already remedied'
      : remedied?.how === 'nothing recommended'
        ? 'Fault, no injustice'
        : random.pick(wording.reasons[category])
  const draftOn = earlier(decidedOn, random.whole(28, 34))
  const enquiries = enquiriesBefore(plan, random, draftOn, lateAnswers)
  const learnedOn = enquiries[0]!.receivedOn
  const receivedOn = earlier(learnedOn, random.whole(10, 24))
  const comments: RequestHistory = {
    kind: 'draft decision comments',
    receivedOn: draftOn,
    answeredOn: later(draftOn, random.whole(4, 10)),
  }
  const version = { category, reason }
  const notice = enquiries.find(({ kind }) => kind === 'investigation enquiry')!
  return {
    ...complaintOf(plan, random),
    investigator: random.pick(wording.investigators),
    ombudsmanReceivedOn: receivedOn,
    learnedOn,
    restricted: plan.restricted ?? false,
    localComplaint: localComplaintOf(plan, random, receivedOn),
    letters: [{ direction: 'in', kind: 'notice of investigation', on: earlier(notice.receivedOn, 7) }],
    requests: [...enquiries, comments],
    decisions: [
      { kind: 'draft', ...version, decidedOn: draftOn },
      { kind: 'final', ...version, decidedOn },
    ],
    ...(remedied?.how === 'by actions' && remedyOf(plan, random, remedied)),
  }
}

function enquiriesBefore(plan: Plan, random: Random, draftOn: Day, lateAnswers: number): RequestHistory[] {
  const children = plan.directorate === 'Children, Young People and Education'
  const share = children ? lateAnswers * 1.2 : lateAnswers * 0.7
  const further = random.chance(0.25)
  const late = plan.summonsWarning || random.chance(share)
  const furtherOn = earlier(draftOn, random.whole(38, 46))
  const enquiryOn = earlier(
    further ? furtherOn : draftOn,
    late ? random.whole(98, 108) : random.whole(62, 76),
  )
  const assessedOn = earlier(enquiryOn, random.whole(40, 60))
  const preAllocation = random.chance(0.35)
  return [
    preAllocation
      ? {
          kind: 'pre-allocation enquiry',
          receivedOn: assessedOn,
          answeredOn: later(assessedOn, random.whole(4, 10)),
        }
      : {
          kind: 'assessment enquiry',
          receivedOn: assessedOn,
          statedDueOn: later(assessedOn, 8),
          answeredOn: later(assessedOn, random.whole(3, 8)),
        },
    mainEnquiry(plan, random, enquiryOn, late),
    ...(further ? [furtherEnquiry(random, furtherOn, late)] : []),
  ]
}

const ladder: readonly { kind: ChaserKind; after: number }[] = [
  { kind: 'reminder', after: 2 },
  { kind: 'second reminder', after: 7 },
  { kind: 'letter to chief executive', after: 12 },
  { kind: 'warning of witness summons', after: 17 },
]

function mainEnquiry(plan: Plan, random: Random, receivedOn: Day, late: boolean): RequestHistory {
  const dueOn = later(receivedOn, 20)
  const extended = random.chance(0.25)
  const extendedTo = later(dueOn, 5)
  const lastDay = extended ? extendedTo : dueOn
  const daysLate = plan.summonsWarning ? 21 : random.whole(2, 16)
  const answeredOn = late
    ? later(lastDay, daysLate)
    : extended
      ? later(dueOn, random.whole(1, 5))
      : later(receivedOn, random.whole(11, 20))
  const asked = topicsOf(plan.service).questions
  const texts = random.shuffled(asked).slice(0, random.whole(1, Math.min(4, asked.length)))
  return {
    kind: 'investigation enquiry',
    receivedOn,
    statedDueOn: dueOn,
    internalDueOn: later(receivedOn, 14),
    questions: texts.map((text) => ({
      text,
      ...(plan.service && { service: plan.service }),
      internalDueOn: later(receivedOn, 10),
      answeredOn:
        later(answeredOn, 0) < later(receivedOn, 10) ? answeredOn : later(receivedOn, random.whole(8, 10)),
      answer: random.pick(wording.answers),
    })),
    extensions: extended
      ? [
          {
            kind: 'asked',
            on: later(receivedOn, 16),
            dueOn: extendedTo,
            note: random.pick(wording.extensionNotes),
          },
          { kind: 'granted', on: later(receivedOn, 17), dueOn: extendedTo },
        ]
      : [],
    chasers: late
      ? ladder
          .filter(({ after }) => after < daysLate)
          .map(({ kind, after }) => ({ kind, on: later(lastDay, after) }))
      : [],
    answeredOn,
    ...(late && { delayReason: random.pick(wording.delayReasons) }),
  }
}

function furtherEnquiry(random: Random, receivedOn: Day, late: boolean): RequestHistory {
  const statedDueOn = later(receivedOn, 10)
  return {
    kind: 'further enquiry',
    receivedOn,
    statedDueOn,
    answeredOn: late ? later(statedDueOn, random.whole(1, 6)) : later(receivedOn, random.whole(4, 10)),
    ...(late && { delayReason: random.pick(wording.delayReasons) }),
  }
}

function localComplaintOf(plan: Plan, random: Random, receivedOn: Day): LocalComplaint {
  const reference = `KCC-${random.whole(100_000, 999_999)}`
  if (plan.category === 'Referred back for local resolution') {
    return random.chance(0.5)
      ? { reference, stage1ReceivedOn: earlier(receivedOn, random.whole(12, 60)) }
      : {}
  }
  const first = earlier(receivedOn, random.whole(150, 230))
  const answered = later(first, random.whole(12, 45))
  const offered =
    plan.remedied?.how === 'before the Ombudsman' || random.chance(0.15)
      ? random.pick(wording.remediesOffered)
      : null
  const second = later(answered, random.whole(5, 20))
  return {
    reference,
    stage1ReceivedOn: first,
    stage1AnsweredOn: answered,
    stage1Outcome: offered ? 'Upheld' : random.pick(wording.stageOutcomes),
    ...(plan.service !== 'Adult Social Care and Health' && {
      stage2ReceivedOn: second,
      stage2AnsweredOn: later(second, random.whole(15, 30)),
      stage2Outcome: offered ? 'Upheld' : random.pick(wording.stageOutcomes),
    }),
    ...(offered && { remedyOffered: offered.words, remedyOfferedPence: offered.pence }),
  }
}

type Agreed = Extract<Remedied, { how: 'by actions' }>

function remedyOf(plan: Plan, random: Random, { decidedOn, late, outcomeBy }: Agreed) {
  const actions = agreedActions(plan, random, decidedOn).map((action, index) =>
    carriedOut(plan, random, decidedOn, action, late && index === 0),
  )
  const evidence = actions.flatMap((action, index) => proofOf(random, action, index + 1))
  const provedOn = [...actions.map(({ doneOn }) => doneOn!), ...evidence.map(clearedOn)].sort().at(-1)!
  const sentOn = later(provedOn, random.whole(1, 4))
  return {
    actions,
    evidence,
    packs: [{ sentOn, actions: actions.map((_, index) => index + 1) }],
    outcome: {
      label: late && random.chance(0.8) ? 'Remedy completed late' : 'Remedy complete and satisfied',
      recordedOn: outcomeOn(plan, random, sentOn, outcomeBy),
    },
  }
}

/** The Ombudsman's word comes some weeks after the proof, in the year in which it was printed. */
function outcomeOn({ year }: Plan, random: Random, sentOn: Day, outcomeBy: Agreed['outcomeBy']): Day {
  const natural = later(sentOn, random.whole(6, 16))
  const yearEnd = yearEndsOn(year)
  if (outcomeBy === 'next year') return natural > yearEnd ? natural : later(yearEnd, random.whole(2, 14))
  return natural <= yearEnd ? natural : previousWorkingDay(yearEnd, calendar)
}

const clearedOn = ({ versions }: EvidenceHistory): Day => versions.at(-1)!.review!.on

const month = {
  words: 'within one month of the final decision',
  period: { unit: 'months', count: 1 },
} as const
const fourWeeks = {
  words: 'within four weeks of the final decision',
  period: { unit: 'weeks', count: 4 },
} as const
const twoMonths = {
  words: 'within two months of the final decision',
  period: { unit: 'months', count: 2 },
} as const
const threeMonths = {
  words: 'within three months of the final decision',
  period: { unit: 'months', count: 3 },
} as const

function agreedActions(plan: Plan, random: Random, decidedOn: Day): ActionHistory[] {
  const { personal, improvements } = topicsOf(plan.service)
  const soon = random.pick([month, fourWeeks])
  const longer = decidedOn.slice(5) < '10-01' ? random.pick([twoMonths, threeMonths]) : twoMonths
  const distress = random.pick([100, 150, 200, 250, 300, 500])
  const toPerson = random.chance(0.45) ? [random.pick(personal)] : []
  const improvement = random.chance(0.45) ? [random.pick(improvements)] : []
  return [
    action(random, { text: 'Apologise in writing for the faults found', remedyType: 'Apology' }, soon),
    ...(random.chance(0.75)
      ? [
          action(
            random,
            {
              text: 'Pay {amount} for avoidable distress, time and trouble',
              remedyType: 'Financial redress: Avoidable distress/time and trouble',
              amounts: [distress],
            },
            soon,
          ),
        ]
      : []),
    ...toPerson.map((remedy) => action(random, remedy, soon)),
    ...improvement.map((remedy) => action(random, remedy, longer)),
  ]
}

function action(
  random: Random,
  { text, remedyType, amounts }: Remedy,
  { words, period }: { words: string; period: Period },
): ActionHistory {
  const amount = amounts && random.pick(amounts)
  return {
    text: text.replace('{amount}', `£${amount?.toLocaleString('en-GB')}`),
    remedyType,
    deadlineWords: words,
    period,
    ...(amount !== undefined && { amountPence: amount * 100 }),
  }
}

function carriedOut(
  plan: Plan,
  random: Random,
  decidedOn: Day,
  action: ActionHistory,
  late: boolean,
): ActionHistory {
  const dueOn = lastDayOf(action.period!, decidedOn, calendar)
  const doneOn = late ? later(dueOn, random.whole(2, 14)) : earlier(dueOn, random.whole(4, 16))
  const paid = action.amountPence !== undefined && {
    payments: [
      {
        recordedOn: doneOn,
        amountPence: action.amountPence,
        purpose: action.remedyType.replace('Financial redress: ', ''),
        detailsAskedOn: later(decidedOn, 3),
        approvedOn: previousWorkingDay(doneOn, calendar),
        paidOn: doneOn,
        method: 'BACS',
        financeReference: `00${random.whole(40_000, 79_999)}`,
        costCentre: `${plan.service ? plan.service.slice(0, 2).toUpperCase() : 'CX'}${random.whole(1000, 9999)}`,
      },
    ],
  }
  return { ...action, ...(plan.service && { service: plan.service }), doneOn, ...paid }
}

/** Payments are proved by the payment itself, now and then by the remittance too; all else needs a file. */
function proofOf(
  random: Random,
  { remedyType, doneOn, amountPence }: ActionHistory,
  number: number,
): EvidenceHistory[] {
  if (amountPence !== undefined && !random.chance(0.25)) return []
  const by = random.chance(0.6) ? 'service lead' : 'handler'
  const on = later(doneOn!, random.whole(0, 2))
  const reviewedOn = later(on, random.whole(1, 2))
  const name = wording.proofs[remedyType]!
  const cleared = (on: Day) => ({ on, verdict: 'cleared' as const })
  if (!random.chance(0.15))
    return [{ actions: [number], name, versions: [{ on, by, review: cleared(reviewedOn) }] }]
  const again = later(reviewedOn, random.whole(1, 3))
  const reason = random.pick(wording.changesRequested)
  return [
    {
      actions: [number],
      name,
      versions: [
        { on, by, review: { on: reviewedOn, verdict: 'changes requested', reason } },
        { on: again, by, note: 'As asked', review: cleared(later(again, 1)) },
      ],
    },
  ]
}
