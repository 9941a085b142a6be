import { type Day, dayInWords } from './calendar.ts'
import { isProved, type ProofFacts } from './remedy-action.ts'

export type PackFacts = ProofFacts & {
  doneOn: Day | null
  withdrawnOn: Day | null
  /** The day on which proof of it last went to the Ombudsman. */
  sentOn: Day | null
  /** Cleared files that have never gone with this action, and whether a payment came after the last sending. */
  unsentFiles: number
  paidSince: boolean
}

/**
 * Why the proof of an action cannot go to the Ombudsman, or null where it can. A promise or an acknowledgement is not
 * evidence; and what went before goes again only with something new, so that nothing is sent twice by mistake.
 */
export function whyNotSendable(action: PackFacts): string | null {
  if (action.withdrawnOn) return `withdrawn on ${dayInWords(action.withdrawnOn)}`
  if (!action.doneOn) return 'not done yet'
  if (!isProved(action)) {
    return action.filesToReview > 0
      ? 'its file has not been cleared yet'
      : 'no cleared file and no payment. A promise is not evidence'
  }
  if (action.sentOn && action.unsentFiles === 0 && !action.paidSince) {
    return `sent on ${dayInWords(action.sentOn)}, with nothing new since`
  }
  return null
}

type Proof = { actionId: number; versionId: number }

/** What went with an action before does not go with it again. */
export const notYetSent = <P extends Proof>(cleared: readonly P[], sent: readonly Proof[]): P[] =>
  cleared.filter(
    ({ actionId, versionId }) =>
      !sent.some((before) => before.actionId === actionId && before.versionId === versionId),
  )
