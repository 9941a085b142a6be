import type { Day } from '#domain/calendar.ts'
import type { ChaserKind } from '#domain/information-request.ts'
import { topicsOf } from './complaint.ts'
import { wording } from './fixtures.ts'
import type { RequestHistory } from './history.ts'
import { earlier, later, type Plan } from './plan.ts'
import type { Random } from './random.ts'

/** The Ombudsman's enquiries before the draft, reckoned back from it, and how the Council answered. */
export function enquiriesBefore(
  plan: Plan,
  random: Random,
  draftOn: Day,
  lateAnswers: number,
): RequestHistory[] {
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
  const first: RequestHistory = preAllocation
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
      }
  return [
    ...(random.chance(plan.year < '2023-24' ? 0.35 : 0.8) ? [first] : []),
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
  const texts = random.shuffled(asked).slice(0, random.whole(1, Math.min(3, asked.length)))
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
