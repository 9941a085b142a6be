import type { Child } from 'hono/jsx'
import { authorityTypes } from '#domain/authority.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { paths } from '#src/paths.ts'
import { BackFromPrint } from '../annual-letter/population-check.tsx'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { Select } from '../components/select.tsx'
import { TextInput } from '../components/text-input.tsx'
import type { Printed } from './populations-page.tsx'

type Props = {
  year: FinancialYear
  type: string | null
  version: number
  printed: Printed
  both?: Child
  form: FormState
  submission: string
}

/** One year's population with its source. */
export const PopulationForm = ({ year, type, version, printed, both, form, submission }: Props) => (
  <FormPage
    title={`Population in ${year}`}
    lede="The residents that the Ombudsman divides the year’s upheld complaints by."
    back={{ href: paths.settingsPart('populations'), text: 'Population' }}
    action={paths.population(year)}
    form={form}
    submission={submission}
    version={version}
    before={
      <>
        {both}
        <BackFromPrint population={null} {...printed} />
      </>
    }
    button="Save"
  >
    <Select
      name="type"
      label="Type of authority"
      hint="As the Ombudsman groups councils. It says with which averages the council is compared."
      options={[
        { value: '', text: 'Choose a type' },
        ...typesWith(type).map((name) => ({ value: name, text: name })),
      ]}
      value={form.typed.type}
      error={form.mistakes.type}
    />
    <TextInput
      name="population"
      label="Population (optional)"
      hint="Such as 1,576,100. Leave it empty while it is not known."
      inputmode="numeric"
      width={10}
      value={form.typed.population}
      error={form.mistakes.population}
    />
    <TextInput
      name="source"
      label="Source"
      hint="Such as 2021 Census, usual residents"
      value={form.typed.source}
      error={form.mistakes.source}
    />
  </FormPage>
)

/** A type that was recorded before stays to choose. */
export const typesWith = (recorded: string | null): string[] => [
  ...new Set([...authorityTypes, ...(recorded ? [recorded] : [])]),
]
