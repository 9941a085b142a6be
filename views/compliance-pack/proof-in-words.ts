import { dayInWords } from '#domain/calendar.ts'
import { poundsInWords } from '#domain/money.ts'
import type { ActionToSendShown } from './action-to-send.ts'

/** 'Apology letter.pdf, version 2; £250 paid 28 November 2023', as much as goes with an action. */
export function proofInWords({ files, payments }: Pick<ActionToSendShown, 'files' | 'payments'>): string {
  const sent = files.map(({ name, version }) => (version > 1 ? `${name}, version ${version}` : name))
  const paid = payments.flatMap(({ amountPence, paidOn }) =>
    paidOn ? [`${poundsInWords(amountPence)} paid ${dayInWords(paidOn)}`] : [],
  )
  return [...sent, ...paid].join('; ')
}
