import { type Rate, rateInWords } from '#domain/annual-letter/statistics.ts'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { paths } from '#src/paths.ts'
import { CheckPage } from '../components/check-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { SummaryList } from '../components/summary-list.tsx'
import { Table } from '../components/table.tsx'
import { WarningText } from '../components/warning-text.tsx'

type Props = {
  thisCase: { reference: string; complainant: string }
  outcome: { label: string; recordedOn: Day; note: string }
  effect: { year: FinancialYear; before: Rate; after: Rate; satisfied: boolean; late: boolean }
  form: FormState
  submission: string
}

/** What the outcome does to the year's compliance rate, before it is recorded. */
export const OutcomeCheckPage = ({ thisCase, outcome, effect, form, submission }: Props) => (
  <CheckPage
    title="Check the outcome"
    lede={`${showReference(thisCase.reference)} · ${thisCase.complainant}`}
    back={{ href: paths.casePart(thisCase.reference, 'actions'), text: 'Actions and evidence' }}
    action={paths.outcome(thisCase.reference)}
    form={form}
    submission={submission}
    button="Confirm and record the outcome"
  >
    <SummaryList
      rows={[
        { term: 'Outcome', value: outcome.label },
        {
          term: 'Counts as',
          value: `${effect.satisfied ? 'satisfied' : 'not satisfied'}${effect.late ? ', late' : ''}`,
        },
        { term: 'Recorded on', value: dayInWords(outcome.recordedOn) },
        { term: 'Counts in', value: `the annual letter of ${effect.year}` },
        ...(outcome.note ? [{ term: 'Note', value: outcome.note }] : []),
      ]}
    />
    <Table
      caption={`Compliance rate of ${effect.year}`}
      captionSize="s"
      firstCellIsHeader
      columns={[{ heading: 'When' }, { heading: 'Compliance rate' }]}
      rows={[
        { cells: ['Now', rateInWords(effect.before, 'compliance')] },
        { cells: ['With this outcome', <strong>{rateInWords(effect.after, 'compliance')}</strong>] },
      ]}
    />
    <WarningText>A case has one outcome. It stays as the Ombudsman recorded it.</WarningText>
  </CheckPage>
)
