import type { Child } from 'hono/jsx'
import { dayWithWeekday } from '#domain/calendar.ts'
import type { CouncilDay, Moved } from '#domain/council-day.ts'
import { paths } from '#src/paths.ts'
import { CheckPage } from '../components/check-page.tsx'
import { DayField } from '../components/day-field.tsx'
import { FormPage } from '../components/form-page.tsx'
import { type FormState, untouched } from '../components/form-state.ts'
import { Radios } from '../components/radios.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Table } from '../components/table.tsx'
import { TextInput } from '../components/text-input.tsx'

const back = { href: paths.settingsPart('council-days'), text: 'Bank holidays and closures' }

export const NewCouncilDayForm = ({ form, submission }: { form: FormState; submission: string }) => (
  <FormPage
    title="Add a day"
    lede="The next page says which open deadlines it touches, before anything is saved."
    back={back}
    action={paths.newCouncilDay}
    form={form}
    submission={submission}
    button="Go on"
  >
    <Radios
      legend="What is it?"
      legendSize="m"
      name="kind"
      value={form.typed.kind}
      error={form.mistakes.kind}
      choices={[
        {
          value: 'bank holiday',
          text: 'A bank holiday in England',
          hint: 'Proclaimed after this release. Every count of working days leaves it out from now on.',
        },
        {
          value: 'closure',
          text: 'A day on which the council is shut',
          hint: 'Counts for the council’s own targets only. The Ombudsman’s clocks never skip it.',
        },
      ]}
    />
    <DayField form={form} name="day" legend="Which day?" />
    <TextInput
      name="name"
      label="What is it called?"
      hint="Such as Bank holiday for the Coronation, or Christmas closure"
      value={form.typed.name}
      error={form.mistakes.name}
    />
  </FormPage>
)

export type DayEffect = { moved: Moved; targets: number }

type CheckProps = { day: CouncilDay; effect: DayEffect; submission: string }

/** Which open deadlines a day touches, before it is added. */
export const CouncilDayCheck = ({ day, effect, form, submission }: CheckProps & { form: FormState }) => (
  <CheckPage
    title="Check the day"
    back={back}
    action={paths.newCouncilDay}
    form={form}
    submission={submission}
    button="Add the day"
  >
    <Facts day={day} />
    {day.kind === 'closure' ? (
      <p>
        No deadline of the Ombudsman’s moves. {targetsInWords(effect.targets)} Its words count the day as one
        of rest from now on.
      </p>
    ) : (
      <MovedTable effect={effect} would="would get a later day from their rule" />
    )}
  </CheckPage>
)

/** A day comes off the list. */
export const CouncilDayRemoval = ({ id, day, effect, submission }: CheckProps & { id: number }) => (
  <CheckPage
    title="Remove this day?"
    back={back}
    action={paths.councilDayRemoval(id)}
    form={untouched}
    submission={submission}
    button="Remove the day"
    look="warning"
  >
    <Facts day={day} />
    {day.kind === 'closure' ? (
      <p>No deadline of the Ombudsman’s moves. {targetsInWords(effect.targets)}</p>
    ) : (
      <MovedTable effect={effect} would="would get an earlier day from their rule" />
    )}
  </CheckPage>
)

const Facts = ({ day: { day, name, kind } }: { day: CouncilDay }) => (
  <SummaryList
    rows={[
      { term: 'Day', value: dayWithWeekday(day) },
      { term: 'Name', value: name },
      { term: 'What it is', value: kind === 'closure' ? 'A closure of the council' : 'A bank holiday' },
    ]}
  />
)

const MovedTable = ({ effect: { moved }, would }: { effect: DayEffect; would: Child }) => {
  const rows = [
    { what: 'Requests', counts: moved['information request'] },
    { what: 'Actions', counts: moved['remedy action'] },
  ]
  return (
    <>
      <Table
        caption={<>Open deadlines that {would}</>}
        captionSize="s"
        firstCellIsHeader
        columns={[
          { heading: 'What' },
          { heading: 'Due by their rule', numeric: true },
          { heading: 'Due by a printed or agreed day', numeric: true },
        ]}
        rows={rows.map(({ what, counts }) => ({ cells: [what, counts.byRule, counts.otherwise] }))}
      />
      <p>
        None of them moves. A day that is recorded stays as it was recorded: only an agreement of the
        Ombudsman’s, recorded on its case, moves it. New requests and actions count with the day from now on.
      </p>
    </>
  )
}

const targetsInWords = (targets: number): string =>
  targets === 1
    ? 'One open target of our own falls on it.'
    : `${targets === 0 ? 'No' : targets} open targets of our own fall on it.`
