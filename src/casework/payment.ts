import { findPayment, updatePayment } from '#db/queries/payment.ts'
import { findAction } from '#db/queries/remedy-action.ts'
import type { Day } from '#domain/calendar.ts'
import { Refusal } from '#domain/refusal.ts'
import type { Desk } from './desk.ts'
import { ofOwnService } from './information-request.ts'
import { perform } from './perform.ts'
import type { NewPayment } from './remedy-action.ts'
import { notBefore, notInFuture } from './sense.ts'
import { StaleForm } from './stale-form.ts'

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
    if (payment.paidOn) {
      notInFuture(desk, payment.paidOn, 'The day of payment')
      if (payment.approvedOn)
        notBefore(payment.paidOn, payment.approvedOn, 'The day of payment', 'its approval')
    }
    if (!(await updatePayment(desk, paymentId, stood, payment))) throw new StaleForm()
    return { caseId: action.caseId, actionId, number: action.number, paymentId, ...payment, before }
  })
