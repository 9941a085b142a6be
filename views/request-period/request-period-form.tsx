import type { Child } from 'hono/jsx'
import type { RequestKind } from '#domain/information-request.ts'
import { periodUnits } from '#domain/period.ts'
import { paths } from '#src/paths.ts'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { Radios } from '../components/radios.tsx'
import { Select } from '../components/select.tsx'
import { TextInput } from '../components/text-input.tsx'
import { Textarea } from '../components/textarea.tsx'

type Props = { kind: RequestKind; version: number; form: FormState; submission: string; both?: Child }

const unitsInWords = {
  'months beginning with': 'months beginning with the day itself (Local Government Act 1974)',
}

/** One kind of request: how long it gives, from which day, on whose word, and whether it is offered. */
export const RequestPeriodForm = ({ kind, version, form, submission, both }: Props) => (
  <FormPage
    title={`Period: ${kind}`}
    lede="Requests that are open already keep the period that they were opened with."
    back={{ href: paths.settingsPart('request-periods'), text: 'Request periods' }}
    action={paths.requestPeriod(kind)}
    form={form}
    submission={submission}
    version={version}
    button="Save"
    before={both}
  >
    <TextInput
      name="count"
      label="How many"
      hint="Leave it empty where the kind has no period: the date in the letter is asked for then."
      width={3}
      inputmode="numeric"
      value={form.typed.count}
      error={form.mistakes.count}
    />
    <Select
      name="unit"
      label="Of what"
      options={[
        { value: '', text: 'No period' },
        ...periodUnits.map((unit) => ({
          value: unit,
          text: unit === 'months beginning with' ? unitsInWords[unit] : unit,
        })),
      ]}
      value={form.typed.unit}
      error={form.mistakes.unit}
    />
    <Radios
      legend="Counted from"
      legendSize="s"
      hint="The next day is day 1, except in months that begin with the day itself"
      name="startsFrom"
      value={form.typed.startsFrom}
      error={form.mistakes.startsFrom}
      choices={[
        { value: 'received', text: 'The day received' },
        {
          value: 'letter',
          text: 'The date on the letter',
          hint: 'Where the letter has none, the day received',
        },
      ]}
    />
    <Textarea
      name="basis"
      label="Where the period comes from"
      hint="Such as a page of the Ombudsman’s guidance, or why there is no period"
      rows={2}
      value={form.typed.basis}
      error={form.mistakes.basis}
    />
    <Radios
      legend="Is it offered for new requests?"
      legendSize="s"
      name="offered"
      value={form.typed.offered}
      error={form.mistakes.offered}
      choices={[
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No', hint: 'Open requests of this kind stay as they are' },
      ]}
    />
  </FormPage>
)
