import { type Day, dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { poundsInWords } from '#domain/money.ts'
import { paymentMethodInWords, paymentMethods } from '#domain/payment.ts'
import { paths } from '#src/paths.ts'
import { BothVersions } from '../components/both-versions.tsx'
import { DateInput } from '../components/date-input.tsx'
import { FormPage } from '../components/form-page.tsx'
import { type FormState, typedDay } from '../components/form-state.ts'
import { Radios } from '../components/radios.tsx'
import { TextInput } from '../components/text-input.tsx'

type Steps = { detailsAskedOn: Day | null; approvedOn: Day | null; paidOn: Day | null }
type PaymentShown = Steps & { id: number; amountPence: number; purpose: string }

type Props = {
  action: { id: number; number: number; text: string }
  thisCase: { reference: string; complainant: string }
  /** The payment whose next step is recorded; none where a sum is new. */
  payment: PaymentShown | null
  /** The sums that are on their way for this action. */
  underWay: readonly PaymentShown[]
  stale: boolean
  form: FormState
  submission: string
}

/** A sum for an action, with the days of the steps that it has taken so far. */
export const PaymentFormPage = ({ action, thisCase, payment, form, ...props }: Props) => (
  <FormPage
    title={payment ? 'Next step of a payment' : `Payment for action ${action.number}`}
    lede={`${action.number} ${action.text} · ${showReference(thisCase.reference)} ${thisCase.complainant}`}
    back={{
      href: `${paths.casePart(thisCase.reference, 'actions')}#action-${action.number}`,
      text: 'Actions and evidence',
    }}
    action={paths.payments(action.id)}
    form={form}
    submission={props.submission}
    button="Save the payment"
    before={
      <>
        {props.stale && payment && <Both form={form} payment={payment} />}
        <UnderWay actionId={action.id} payments={props.underWay} />
      </>
    }
  >
    {payment && (
      <>
        <input type="hidden" name="paymentId" value={String(payment.id)} />
        <input type="hidden" name="stood" value={form.typed.stood || stepsOf(payment)} />
      </>
    )}
    <TextInput
      name="amountPence"
      label="Sum"
      labelSize="s"
      prefix="£"
      width={10}
      inputmode="decimal"
      value={form.typed.amountPence}
      error={form.mistakes.amountPence}
    />
    <TextInput
      name="purpose"
      label="What it is for"
      labelSize="s"
      value={form.typed.purpose}
      error={form.mistakes.purpose}
    />
    <StepDay form={form} name="detailsAskedOn" legend="Bank details asked for on" />
    <StepDay form={form} name="approvedOn" legend="Approved on" />
    <StepDay
      form={form}
      name="paidOn"
      legend="Paid on"
      hint="The day on which the person had the money. Leave it empty until then."
    />
    <Method form={form} />
    <TextInput
      name="financeReference"
      label="Finance reference"
      labelSize="s"
      width={20}
      value={form.typed.financeReference}
      error={form.mistakes.financeReference}
    />
    <TextInput
      name="costCentre"
      label="Cost centre"
      labelSize="s"
      width={20}
      value={form.typed.costCentre}
      error={form.mistakes.costCentre}
    />
  </FormPage>
)

const Method = ({ form }: { form: FormState }) => (
  <Radios
    legend="How it is paid"
    legendSize="s"
    name="method"
    small
    choices={paymentMethods.map((value) => ({ value, text: paymentMethodInWords[value] }))}
    value={form.typed.method}
    error={form.mistakes.method}
  />
)

const StepDay = ({
  form,
  name,
  legend,
  hint,
}: {
  form: FormState
  name: keyof Steps
  legend: string
  hint?: string
}) => (
  <DateInput
    legend={legend}
    legendSize="s"
    hint={hint}
    name={name}
    value={typedDay(form, name)}
    error={form.mistakes[name]}
  />
)

const UnderWay = ({ actionId, payments }: { actionId: number; payments: Props['underWay'] }) =>
  payments.length === 0 ? null : (
    <div class="govuk-inset-text">
      <p>On its way already:</p>
      <ul>
        {payments.map((payment) => (
          <li>
            <a href={`${paths.payments(actionId)}?payment=${payment.id}`}>
              Next step of {poundsInWords(payment.amountPence)}, {payment.purpose}
            </a>{' '}
            <span class="note">{inWords(payment)}</span>
          </li>
        ))}
      </ul>
    </div>
  )

const stepsOf = (payment: Steps) =>
  [payment.detailsAskedOn, payment.approvedOn, payment.paidOn].map((day) => day ?? '').join('/')

const named: Record<keyof Steps, string> = {
  detailsAskedOn: 'Bank details asked for',
  approvedOn: 'Approved',
  paidOn: 'Paid',
}
const steps = Object.keys(named) as (keyof Steps)[]

const inWords = (payment: Steps) =>
  steps
    .flatMap((step) => (payment[step] ? [`${named[step].toLowerCase()} ${dayInWords(payment[step])}`] : []))
    .join(', ')

/** Somebody recorded a step since the form was opened. */
const Both = ({ form, payment }: { form: FormState; payment: PaymentShown }) => (
  <BothVersions
    by="Somebody else"
    when="since"
    differences={steps
      .filter((step) => (payment[step] ?? '') !== (form.typed[step] ?? ''))
      .map((step) => ({
        field: named[step],
        theirs: payment[step] ? dayInWords(payment[step]) : 'No day',
        yours: form.typed[step] ? dayInWords(form.typed[step]) : 'No day',
      }))}
  />
)
