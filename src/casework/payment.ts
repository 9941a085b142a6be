import { findPayment, updatePayment } from '#db/queries/payment.ts'
import { findAction, insertPayment } from '#db/queries/remedy-action.ts'
import type { Day } from '#domain/calendar.ts'
import { Refusal } from '#domain/refusal.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'
import { notBefore, notInFuture, ofOwnService } from './sense.ts'
import { StaleForm } from './stale-form.ts'

export type NewPayment = {
  amountPence: number
  purpose: string
  detailsAskedOn?: Day | null
  approvedOn?: Day | null
  paidOn?: Day | null
  method?: string
  financeReference?: string
  costCentre?: string
}

/** A sum paid, or on its way, for an action. */
export const recordPayment = (desk: Desk, actionId: number, payment: NewPayment) =>
  perform(desk, 'record a payment', async (desk) => {
    const action = await findAction(desk, actionId)
    ofOwnService(desk, action.serviceId ?? action.caseService, 'This action is asked of another service.')
    inOrder(desk, payment)
    const paymentId = await insertPayment(desk, { actionId, ...payment })
    return { caseId: action.caseId, actionId, number: action.number, paymentId, ...payment }
  })

export type PaymentSteps = { detailsAskedOn: Day | null; approvedOn: Day | null; paidOn: Day | null }

/**
 * The next step of a payment that is on its way: approved, or paid. `stood` are its steps as the recorder knew them;
 * throws StaleForm where somebody has recorded another since.
 */
export const recordPaymentStep = (
  desk: Desk,
  actionId: number,
  paymentId: number,
  { stood, ...payment }: NewPayment & { stood: PaymentSteps },
) =>
  perform(desk, 'record a payment', async (desk) => {
    const action = await findAction(desk, actionId)
    ofOwnService(desk, action.serviceId ?? action.caseService, 'This action is asked of another service.')
    const before = await findPayment(desk, paymentId, actionId)
    if (before.paidOn && stood.paidOn) throw new Refusal('This sum has been paid. Record a further one.')
    inOrder(desk, payment)
    if (!(await updatePayment(desk, paymentId, stood, payment))) throw new StaleForm()
    return { caseId: action.caseId, actionId, number: action.number, paymentId, ...payment, before }
  })

/** What was paid was paid by today, and after it was approved. */
function inOrder(desk: Desk, { approvedOn, paidOn }: NewPayment): void {
  if (!paidOn) return
  notInFuture(desk, paidOn, 'The day of payment')
  if (approvedOn) notBefore(paidOn, approvedOn, 'The day of payment', 'its approval')
}
