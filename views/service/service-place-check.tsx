import type { Child } from 'hono/jsx'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { paths } from '#src/paths.ts'
import { CheckPage } from '../components/check-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { SummaryList } from '../components/summary-list.tsx'

type Props = {
  service: { id: number; name: string }
  directorate: string
  above: string | null
  below: readonly string[]
  from: Day
  cases: number
  both?: Child
  form: FormState
  submission: string
}

/** What goes with a service that moves, before it does. */
export const ServicePlaceCheck = ({ service, form, submission, both, ...move }: Props) => (
  <CheckPage
    title={`Check the move of ${service.name}`}
    back={{ href: paths.service(service.id), text: service.name }}
    action={paths.servicePlace(service.id)}
    form={form}
    submission={submission}
    button="Move the service"
  >
    {both}
    <SummaryList
      rows={[
        { term: 'Directorate', value: move.directorate },
        { term: 'Below', value: move.above ?? 'No other service' },
        { term: 'From', value: dayInWords(move.from) },
        ...(move.below.length > 0
          ? [{ term: 'Services that go with it', value: move.below.join(', ') }]
          : []),
        { term: 'Cases that go with it', value: String(move.cases) },
      ]}
    />
    <p>
      Cases decided before {dayInWords(move.from)} stay counted where they were. The history of every case
      that goes over says so.
    </p>
  </CheckPage>
)
