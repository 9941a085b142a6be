import type { PrintedTable as Printed } from '#domain/annual-letter/printed-table.ts'
import type { PublishedFigure } from '#domain/annual-letter/published-figures.ts'
import type { ServiceTables } from '#domain/annual-letter/service-table.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { Empty } from '../components/empty.tsx'
import { LetterHead, type LetterYear } from './letter-head.tsx'
import { PrintedTable } from './printed-table.tsx'
import { ServiceTable } from './service-table.tsx'
import type { Source } from './source.tsx'
import { type ReceivedInYear, SubjectsTable } from './subjects-table.tsx'

type Props = {
  year: FinancialYear
  years: readonly LetterYear[]
  running: boolean
  tables: ServiceTables
  printed: readonly Printed<PublishedFigure & Source>[]
  received: readonly ReceivedInYear[]
  opens: boolean
}

/** The year by directorate and service from our cases, each beside the table that was printed. */
export const AnnualTablesPage = ({ year, years, running, tables, printed, received, opens }: Props) => {
  const { categories } = tables
  const sections = [
    ...tables.directorates.map((ours) => ({
      name: ours.name,
      ours,
      theirs: printed.find(({ directorate }) => directorate === ours.name),
    })),
    ...printed
      .filter(({ directorate }) => !tables.directorates.some(({ name }) => name === directorate))
      .map((theirs) => ({ name: theirs.directorate, ours: null, theirs })),
  ]
  return (
    <>
      <LetterHead
        title={`Tables ${year}${running ? ' so far' : ''}`}
        lede="Decisions of the year by directorate and service, counted from our cases, and received by subject."
        part="tables"
        {...{ year, years }}
      />
      <h2>Decisions by directorate</h2>
      {tables.directorates.length === 0 ? (
        <Empty title="No case was decided in this year">
          The tables fill as decisions of {year} are recorded.
        </Empty>
      ) : (
        <div class="ours">
          <ServiceTable
            id="all-directorates"
            caption="Our cases"
            heading="Directorate"
            lines={tables.directorates.map(({ name, total }) => ({ ...total, name }))}
            total={tables.all}
            {...{ year, categories, opens }}
          />
        </div>
      )}
      {sections.map(({ name, ours, theirs }, place) => (
        <section class="beside">
          <h2>{name}</h2>
          <div class={theirs && 'beside__halves'}>
            <div class="ours">
              {ours ? (
                <ServiceTable
                  id={`directorate-${place}`}
                  caption="Our cases"
                  heading="Service"
                  lines={ours.lines}
                  total={ours.total}
                  {...{ year, categories, opens }}
                />
              ) : (
                <Empty title="None of our cases was decided here in this year" />
              )}
            </div>
            {theirs && (
              <div class="theirs">
                <PrintedTable table={theirs} id={`printed-${place}`} />
              </div>
            )}
          </div>
        </section>
      ))}
      <SubjectsTable years={received} opens={opens} />
    </>
  )
}
