import { subjects } from '#domain/annual-letter/published-figures.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { Table } from '../components/table.tsx'
import { FigureCount } from './figure-count.tsx'
import { type Source, SourceName } from './source.tsx'

export type ReceivedInYear = {
  year: FinancialYear
  /** As printed, by subject and 'Total'. */
  printed: Readonly<Record<string, string>>
  ours: number
  source: Source | null
}

/** Complaints received by the Ombudsman's subjects over three years, as printed, and how many our register has. */
export const SubjectsTable = ({ years, opens }: { years: readonly ReceivedInYear[]; opens: boolean }) => {
  const source = years.find(({ source }) => source)?.source
  return (
    <section>
      <h2>Received, by subject</h2>
      <Table
        id="received"
        caption="As the Ombudsman published them; the last line is ours"
        captionSize="s"
        stack={false}
        firstCellIsHeader
        columns={[
          { heading: 'Subject' },
          ...years.map(({ year }) => ({ heading: <span class="year">{year}</span>, numeric: true })),
        ]}
        rows={[...subjects, 'Total'].map((subject) => ({
          cells: [
            subject === 'Total' ? <strong>Total published</strong> : subject,
            ...years.map(({ printed }) =>
              subject === 'Total' ? <strong>{printed[subject] ?? '–'}</strong> : (printed[subject] ?? '–'),
            ),
          ],
        }))}
        total={[
          'In our register',
          ...years.map(({ year, ours }) => (
            <FigureCount year={year} opens={opens} figure="received">
              {ours}
            </FigureCount>
          )),
        ]}
      />
      <p class="note">
        {source && (
          <>
            Source: <SourceName {...source} />.{' '}
          </>
        )}
        Ours counts by the day on which the Ombudsman received the case, or on which we learned of it where
        theirs is not known. Received is not decided: a case can be decided in a later year.
      </p>
    </section>
  )
}
