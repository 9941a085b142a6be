import { type Day, previousWorkingDay } from '#domain/calendar.ts'
import { yearEndsOn } from '#domain/financial-year.ts'
import { lastDayOf, type Period } from '#domain/period.ts'
import { shippedCalendar as calendar } from '#src/council-calendar.ts'
import { topicsOf } from './complaint.ts'
import { type Remedy, wording } from './fixtures.ts'
import type { ActionHistory, EvidenceHistory } from './history.ts'
import { earlier, later, type Plan, type Remedied } from './plan.ts'
import type { Random } from './random.ts'

type Agreed = Extract<Remedied, { how: 'by actions' }>

/** What was agreed, how it was carried out and proved, and what the Ombudsman said of it. */
export function remedyOf(plan: Plan, random: Random, { decidedOn, late, outcomeBy }: Agreed) {
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
