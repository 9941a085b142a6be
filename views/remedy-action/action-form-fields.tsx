import { type Calendar, type Day, dayInWords } from '#domain/calendar.ts'
import { capital } from '#domain/capital.ts'
import { doubtOf, lastDayByRule, readDeadline, startOf } from '#domain/deadline-words.ts'
import { explainDate, periodInWords } from '#domain/period.ts'
import { remedyKinds } from '#domain/remedy-action.ts'
import type { OfferedType } from '#domain/remedy-type.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Checkboxes } from '../components/checkboxes.tsx'
import { DateInput } from '../components/date-input.tsx'
import { type FormState, typedDay } from '../components/form-state.ts'
import { OwnTargetField } from '../components/own-target.tsx'
import { Radios } from '../components/radios.tsx'
import { Select } from '../components/select.tsx'
import { type ServiceChoice, ServiceSelect } from '../components/service-select.tsx'
import { TextInput } from '../components/text-input.tsx'
import { Textarea } from '../components/textarea.tsx'

export type ActionChoices = {
  types: readonly OfferedType[]
  services: readonly ServiceChoice[]
  people: readonly { id: number; name: string }[]
}

/** The name of a field of one card among several. */
export const fieldOf = (place: number, field: string) => `action-${place}-${field}`

type Props = {
  place: number
  title: string
  decidedOn: Day
  calendar: Calendar
  choices: ActionChoices
  pasted: boolean
  removable: boolean
  form: FormState
}

/** One action as a card: what was agreed, by when in the decision's words, and who sees to it. */
export const ActionFields = ({ place, title, choices, form, ...props }: Props) => {
  const of = (field: string) => {
    const name = fieldOf(place, field)
    return { name, value: form.typed[name], error: form.mistakes[name] }
  }
  const dayOf = (field: string) => ({
    name: fieldOf(place, field),
    value: typedDay(form, fieldOf(place, field)),
    error: form.mistakes[fieldOf(place, field)],
  })
  const doubts = form.lists[fieldOf(place, 'doubt')] ?? []
  return (
    <Card title={title} id={`action-${place}`} edge={doubts.length > 0 ? 'soon' : undefined}>
      {doubts.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {doubts.map((doubt) => (
            <li>
              <input type="hidden" name={fieldOf(place, 'doubt')} value={doubt} />
              {doubt}
            </li>
          ))}
        </ul>
      )}
      {props.pasted && (
        <Checkboxes
          name={fieldOf(place, 'keep')}
          legend="Keep or drop"
          small
          values={form.lists[fieldOf(place, 'keep')] ?? []}
          choices={[{ value: 'yes', text: 'Keep this action' }]}
        />
      )}
      <Textarea {...of('text')} label="What the council agreed to do" rows={4} />
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-half">
          <Select
            {...of('type')}
            label="Remedy type"
            hint="The Ombudsman’s list."
            options={[
              { value: '', text: 'Choose the type' },
              ...choices.types.map(({ label }) => ({ value: label, text: label })),
            ]}
          />
        </div>
        <div class="govuk-grid-column-one-half">
          <Radios
            {...of('kind')}
            legend="Kind"
            hint="Only service improvements are published."
            small
            choices={remedyKinds.map((kind) => ({
              value: kind,
              text: capital(kind),
            }))}
          />
        </div>
      </div>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-half">
          <TextInput
            {...of('amount')}
            label="Amount, if it is a payment"
            prefix="£"
            width={10}
            inputmode="decimal"
          />
        </div>
        <div class="govuk-grid-column-one-half">
          <TextInput {...of('people')} label="How many people, if several" width={5} inputmode="numeric" />
        </div>
      </div>
      <TextInput
        {...of('words')}
        label="Deadline in the words of the decision"
        hint="For example, within four weeks of the final decision. Where it gives none, say so and give the day."
      />
      <RuleGives words={of('words').value ?? ''} typed={form.typed[fieldOf(place, 'due')] ?? ''} {...props} />
      <p>
        <Button name="work" value={String(place)} look="secondary" small>
          Work out the date
        </Button>{' '}
        {props.removable && (
          <Button name="remove" value={String(place)} look="secondary" small>
            Remove {title.toLowerCase()}
          </Button>
        )}
      </p>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-half">
          <DateInput
            {...dayOf('due')}
            legend="Last day"
            hint="Frozen when you save. Leave it empty to take the rule’s day."
          />
        </div>
        <div class="govuk-grid-column-one-half">
          <OwnTargetField
            form={form}
            name={fieldOf(place, 'target')}
            legend="Our own target"
            hint="If there is one. It never makes an action late."
            calendar={props.calendar}
          />
        </div>
      </div>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-half">
          <ServiceSelect
            {...of('service')}
            label="Service"
            services={choices.services}
            first={[{ value: '', text: 'The service of the case' }]}
          />
        </div>
        <div class="govuk-grid-column-one-half">
          <Select
            {...of('owner')}
            label="Owner"
            options={[
              { value: '', text: 'Nobody yet' },
              ...choices.people.map(({ id, name }) => ({ value: String(id), text: name })),
            ]}
          />
        </div>
      </div>
    </Card>
  )
}

type Given = { words: string; typed: string; decidedOn: Day; calendar: Calendar }

/** What the words give by the rule, beside the day that is typed. */
const RuleGives = ({ words, typed, decidedOn, calendar }: Given) => {
  if (words.trim() === '') return null
  const start = { decidedOn, calendar }
  const deadline = readDeadline(words)
  const day = deadline && lastDayByRule(deadline, start)
  const doubt = doubtOf(deadline, start)
  if (!deadline || !day) {
    return (
      <p class="note">
        {deadline ? doubt : 'These words name no time that a rule can count. Give the last day.'}
      </p>
    )
  }
  const startsOn = startOf(deadline, start)
  const explained = deadline.period && startsOn ? explainDate(deadline.period, startsOn, calendar) : null
  return (
    <p class="note">
      The rule gives <strong>{dayInWords(day)}</strong>
      {explained && (
        <>
          : {periodInWords(explained.period)} from {dayInWords(explained.start)}
          {explained.skippedSummary && `, passing over ${explained.skippedSummary}`}
          {explained.clamped && ` (${explained.clamped})`}
          {explained.dayOfRest &&
            `; it is a day of rest (${explained.dayOfRest.reason}), and nothing moves it`}
        </>
      )}
      .
      {typed !== '' &&
        typed !== day &&
        ' The day given below is another: it counts, and the rule’s is kept beside it.'}
      {doubt && ` ${doubt}`}
    </p>
  )
}
