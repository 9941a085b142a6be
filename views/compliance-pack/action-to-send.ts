import type { Day } from '#domain/calendar.ts'
import type { ActionShown } from '../remedy-action/action-shown.ts'

export type FileToSend = { versionId: number; version: number; fileId: string; name: string; bytes: number }

/** An action with what would go to the Ombudsman for it now, or why it cannot go. */
export type ActionToSendShown = Pick<
  ActionShown,
  'id' | 'number' | 'text' | 'doneOn' | 'withdrawnOn' | 'payments'
> & {
  sentOn: Day | null
  files: readonly FileToSend[]
  filesToReview: number
  clearedFiles: number
  paidPayments: number
  whyNot: string | null
}
