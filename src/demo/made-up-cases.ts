import type { Day } from '#domain/calendar.ts'
import { complaintOf, localComplaintOf } from './complaint.ts'
import { enquiriesBefore } from './enquiries.ts'
import { wording } from './fixtures.ts'
import type { CaseHistory, RequestHistory } from './history.ts'
import { earlier, later, type Plan } from './plan.ts'
import type { Random } from './random.ts'
import { remedyOf } from './remedies.ts'

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
    plan.category === 'Closed after initial enquiries' ? random.chance(0.45) : random.chance(0.2)
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
  const investigation = enquiries.find(({ kind }) => kind === 'investigation enquiry')!
  const noticeOn = earlier(investigation.receivedOn, 7)
  const learnedOn = [noticeOn, enquiries[0]!.receivedOn].sort()[0]!
  const receivedOn = earlier(learnedOn, random.whole(10, 24))
  const comments: RequestHistory = {
    kind: 'draft decision comments',
    receivedOn: draftOn,
    answeredOn: later(draftOn, random.whole(4, 10)),
  }
  const version = { category, reason }
  return {
    ...complaintOf(plan, random),
    investigator: random.pick(wording.investigators),
    ombudsmanReceivedOn: receivedOn,
    learnedOn,
    restricted: plan.restricted ?? false,
    localComplaint: localComplaintOf(plan, random, receivedOn),
    letters: [{ direction: 'in', kind: 'notice of investigation', on: noticeOn }],
    requests: [...enquiries, comments],
    decisions: [
      { kind: 'draft', ...version, decidedOn: draftOn },
      { kind: 'final', ...version, decidedOn },
    ],
    ...(remedied?.how === 'by actions' && remedyOf(plan, random, remedied)),
  }
}
