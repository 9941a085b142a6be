import type { Child } from 'hono/jsx'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { capital } from '#domain/capital.ts'
import { CheckPage } from '../components/check-page.tsx'
import { Checkboxes } from '../components/checkboxes.tsx'
import type { FormState } from '../components/form-state.ts'
import { SummaryList } from '../components/summary-list.tsx'
import { Table } from '../components/table.tsx'
import { WarningText } from '../components/warning-text.tsx'

type Props = {
  title: string
  back: { href: string; text: string }
  action: string
  button: string
  /** What is done: which services, into which, from when. */
  facts: readonly { term: string; value: string }[]
  /** From this day the others take over. */
  from: Day
  heir: string | null
  goesOver: Record<string, string>
  /** Who leads the old services now. */
  leads: readonly { id: number; name: string }[]
  /** The services that they may lead from then on, each with the field that says who. */
  led: readonly { field: string; name: string }[]
  both?: Child
  form: FormState
  submission: string
}

/** Exactly what goes over when services merge, split or end, before it does. */
export const ReorganisationCheck = ({
  facts,
  from,
  heir,
  goesOver,
  leads,
  led,
  both,
  form,
  ...props
}: Props) => (
  <CheckPage
    {...props}
    form={form}
    look="warning"
    answered={led.map(({ field }) => field)}
    fields={leads.length > 0 && led.map((service) => <Leads {...service} leads={leads} form={form} />)}
  >
    {both}
    <SummaryList rows={[...facts]} />
    {heir ? (
      <Table
        caption={`What goes over to ${heir}`}
        captionSize="s"
        firstCellIsHeader
        columns={[{ heading: 'What' }, { heading: 'How many' }]}
        rows={Object.entries(goesOver)
          .filter(([what]) => what !== 'leads')
          .map(([what, count]) => ({ cells: [capital(what), count] }))}
      />
    ) : (
      <p>
        It has nothing open. Categories of the map that it answered for: {goesOver['categories of the map']}.
      </p>
    )}
    <p>
      What was decided before {dayInWords(from)} stays counted where it was, so no year’s figures change. The
      history of every case that goes over says so.
    </p>
    <WarningText>This cannot be undone. A service that ended does not begin again.</WarningText>
  </CheckPage>
)

const Leads = ({
  field,
  name,
  leads,
  form,
}: { field: string; name: string } & Pick<Props, 'leads' | 'form'>) => (
  <Checkboxes
    legend={`Who leads ${name} from then on?`}
    legendSize="s"
    hint="They led what it takes over from. They keep sight of what was decided there."
    name={field}
    small
    error={form.mistakes[field]}
    values={form.lists[field] ?? (form.typed.confirmed ? [] : leads.map(({ id }) => String(id)))}
    choices={leads.map(({ id, name }) => ({ value: String(id), text: name }))}
  />
)
