import type { Calendar } from '#domain/calendar.ts'
import { Button } from '../components/button.tsx'
import type { FormState } from '../components/form-state.ts'
import { OwnTargetField } from '../components/own-target.tsx'
import { type ServiceChoice, ServiceSelect } from '../components/service-select.tsx'
import { Textarea } from '../components/textarea.tsx'

type Props = {
  number: number
  of: number
  action: string
  services: readonly ServiceChoice[]
  calendar: Calendar
  form: FormState
}

/** One question of an enquiry, and the service of which it is asked. */
export const QuestionRow = ({ number, of, action, services, calendar, form }: Props) => {
  const { typed, mistakes } = form
  const field = (part: string) => {
    const name = `question-${number}-${part}`
    return { name, value: typed[name], error: mistakes[name] }
  }
  return (
    <fieldset class="govuk-fieldset row-of-many" id={`question-${number}`}>
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Question {number}</legend>
      <Textarea {...field('text')} label="What is asked?" rows={2} />
      <ServiceSelect
        {...field('service')}
        label="Asked of"
        services={services}
        first={[{ value: '', text: 'The service of the case' }]}
      />
      <OwnTargetField
        form={form}
        name={`question-${number}-due`}
        legend="Our own target (optional)"
        calendar={calendar}
      />
      {of > 1 && (
        <Button
          look="secondary"
          small
          name="remove"
          value={String(number)}
          formaction={`${action}#question-${Math.max(number - 1, 1)}`}
        >
          Take question {number} away
        </Button>
      )}
    </fieldset>
  )
}
