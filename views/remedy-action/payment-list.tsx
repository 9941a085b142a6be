import { type Day, dayInWords } from '#domain/calendar.ts'
import { Money } from '../components/money.tsx'
import type { ActionShown } from './action-shown.ts'

/** What was paid or is on its way, each sum with the steps that it has taken. */
export const PaymentList = ({ payments }: Pick<ActionShown, 'payments'>) => {
  const unpaid = payments.every(({ paidOn }) => paidOn === null)
  return payments.length === 0 ? null : (
    <ul class="payments">
      {payments.map((payment) => (
        <li>
          <Money pence={payment.amountPence} exact /> {payment.purpose}
          <span class="note"> {stepsInWords(payment, unpaid)}</span>
        </li>
      ))}
    </ul>
  )
}

function stepsInWords(payment: ActionShown['payments'][number], unpaid: boolean): string {
  const step = (words: string, day: Day | null) => (day ? [`${words} ${dayInWords(day)}`] : [])
  return [
    ...step('bank details asked', payment.detailsAskedOn),
    ...step('approved', payment.approvedOn),
    ...step('paid', payment.paidOn),
    ...(unpaid ? ['not paid yet'] : []),
    ...(payment.method ? [payment.method] : []),
    ...(payment.financeReference ? [`reference ${payment.financeReference}`] : []),
  ].join(' · ')
}
