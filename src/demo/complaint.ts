import type { LocalComplaint } from '#casework/case.ts'
import type { Day } from '#domain/calendar.ts'
import { type ServiceTopics, topics, wording } from './fixtures.ts'
import { earlier, later, type Plan } from './plan.ts'
import type { Random } from './random.ts'

const mostAsked = 'Special Educational Needs'

/** What is complained of in a service; where none is recorded, what is complained of most. */
export const topicsOf = (service: string | null): ServiceTopics => topics[service ?? mostAsked]!

/** Who complains of what, in words that fit the service. */
export function complaintOf(plan: Plan, random: Random) {
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

/** The Council's own procedure before the Ombudsman's. */
export function localComplaintOf(plan: Plan, random: Random, receivedOn: Day): LocalComplaint {
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
