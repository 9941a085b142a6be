import { Hono } from 'hono'
import { z } from 'zod'
import { recordPayment, recordPaymentStep } from '#casework/payment.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findPayment } from '#db/queries/payment.ts'
import { listActions } from '#db/queries/remedy-action.ts'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { poundsInWords } from '#domain/money.ts'
import { paymentMethods } from '#domain/payment.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import { PaymentFormPage } from '#views/payment/payment-form.tsx'
import type { App, Request } from './app.ts'
import { optionalDay, optionalId, optionalText, pence, text } from './fields.ts'
import { idIn } from './in-address.ts'
import { permitted } from './middleware/permitted.ts'
import { ownAction } from './own-action.ts'
import { type Form, readForm } from './read-form.ts'
import { say } from './say.ts'

const step = optionalDay('Open the form again: the day')
const stoodAs = z.tuple([step, step, step])

const paymentForm = z
  .object({
    paymentId: optionalId('Open the form again'),
    stood: z
      .string()
      .default('//')
      .transform((value): [string?, string?, string?] => {
        const [detailsAskedOn, approvedOn, paidOn] = value.split('/')
        return [detailsAskedOn, approvedOn, paidOn]
      })
      .pipe(stoodAs)
      .transform(([detailsAskedOn, approvedOn, paidOn]) => ({ detailsAskedOn, approvedOn, paidOn })),
    amountPence: pence('Enter the sum'),
    purpose: text('Say what the sum is for', 200),
    detailsAskedOn: optionalDay('The day on which bank details were asked for'),
    approvedOn: optionalDay('The day of approval'),
    paidOn: optionalDay('The day of payment'),
    method: z.enum(['', ...paymentMethods], 'Choose how it is paid').default(''),
    financeReference: optionalText(100),
    costCentre: optionalText(100),
  })
  .refine(({ detailsAskedOn, approvedOn, paidOn }) => detailsAskedOn || approvedOn || paidOn, {
    path: ['detailsAskedOn'],
    message: 'Enter the day of one step at least',
  })
  .refine(({ approvedOn, detailsAskedOn }) => inOrder(detailsAskedOn, approvedOn), {
    path: ['approvedOn'],
    message: 'The day of approval cannot be before bank details were asked for',
  })
  .refine(({ paidOn, approvedOn, detailsAskedOn }) => inOrder(approvedOn ?? detailsAskedOn, paidOn), {
    path: ['paidOn'],
    message: 'The day of payment cannot be before the steps that led to it',
  })
  .refine(({ paidOn, method }) => paidOn === null || method !== '', {
    path: ['method'],
    message: 'Choose how it was paid',
  })

const inOrder = (one: Day | null, other: Day | null) => one === null || other === null || one <= other

export const paymentRoutes = new Hono<App>()
  .get(paths.payments(':id'), permitted('record a payment'), (c) => showPayment(c))
  .post(paths.payments(':id'), permitted('record a payment'), async (c) => {
    const { action, thisCase } = await ownAction(c, 'record a payment')
    const { desk } = c.var
    const form = notInFuture(desk.today, await readForm(c, paymentForm))
    if (!form.values) return showPayment(c, form)
    const { paymentId, stood, ...payment } = form.values
    const done = await unlessStale(
      paymentId
        ? recordPaymentStep(c.var.desk, action.id, paymentId, { ...payment, stood })
        : recordPayment(c.var.desk, action.id, payment),
    )
    if (!done) return showPayment(c, { state: form.state, status: 409 })
    const sum = poundsInWords(payment.amountPence)
    if (payment.paidOn) {
      const marked = action.doneOn
        ? 'It can go to the Ombudsman.'
        : `Mark action ${action.number} done once all of it is paid.`
      say(c, `${sum} paid on ${dayInWords(payment.paidOn)} proves action ${action.number}`, marked)
    } else {
      say(
        c,
        `${sum} is on its way`,
        'Come back with the day of payment: only what was paid proves the action.',
      )
    }
    return c.redirect(`${paths.casePart(thisCase.reference, 'actions')}#action-${action.number}`, 303)
  })

type Shown = { state: FormState; status: 200 | 409 | 422 }

const words = {
  detailsAskedOn: 'The day on which bank details were asked for',
  approvedOn: 'The day of approval',
  paidOn: 'The day of payment',
}

function notInFuture<Values extends Record<keyof typeof words, Day | null>>(
  today: Day,
  form: Form<Values>,
): Form<Values> {
  const { values } = form
  if (!values) return form
  const late = (['detailsAskedOn', 'approvedOn', 'paidOn'] as const).filter(
    (name) => (values[name] ?? '') > today,
  )
  if (late.length === 0) return form
  const mistakes = Object.fromEntries(
    late.map((name) => [name, `${words[name]} must be today, ${dayInWords(today)}, or before`]),
  )
  return { ...form, values: null, status: 422, state: { ...form.state, mistakes } }
}

async function showPayment(c: Request, form?: Shown) {
  const { desk } = c.var
  const { action, thisCase } = await ownAction(c, 'record a payment')
  const chosen = idIn(form ? form.state.typed.paymentId : c.req.query('payment'))
  const payment = chosen ? await findPayment(desk, chosen, action.id) : null
  const payments = (await listActions(desk, thisCase.id)).find(({ id }) => id === action.id)?.payments ?? []
  if (form) c.status(form.status)
  const stale = form?.status === 409
  const known = payment && {
    ...payment,
    amountPence: poundsInWords(payment.amountPence).slice(1),
    id: undefined,
    actionId: undefined,
  }
  const state = form?.state ?? prefilled(known ?? expectedOf(action))
  return c.render(
    <PaymentFormPage
      action={action}
      thisCase={thisCase}
      payment={payment}
      underWay={payments.filter(({ id, paidOn }) => paidOn === null && id !== payment?.id)}
      stale={stale}
      form={stale ? withFields(state, { submission: '', stood: '' }) : state}
      submission={crypto.randomUUID()}
    />,
    { title: `Payment for action ${action.number}`, error: form?.status === 422 },
  )
}

/** What the decision says of the sum, so that nobody types it again. */
const expectedOf = ({ amountPence, remedyType }: { amountPence: number | null; remedyType: string }) => ({
  amountPence: amountPence === null ? '' : poundsInWords(amountPence).slice(1),
  purpose: amountPence === null ? '' : remedyType.replace('Financial redress: ', ''),
  detailsAskedOn: '',
  approvedOn: '',
  paidOn: '',
})
