import type { AuthorityYear } from '#domain/authority.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { paths } from '#src/paths.ts'
import { BackFromPrint } from '../annual-letter/population-check.tsx'
import { Table } from '../components/table.tsx'
import { SettingsFrame } from '../settings/settings-frame.tsx'

/** What the Ombudsman printed for a year, from which a population can be reckoned back. */
export type Printed = { upheld: number | null; per100000: number | null }

export type YearShown = { year: FinancialYear; own: AuthorityYear | null; printed: Printed }

/** Population and type of authority, year by year, the latest first. */
export const PopulationsPage = ({ years }: { years: readonly YearShown[] }) => (
  <SettingsFrame
    part="populations"
    lede="The figure per 100,000 residents rests on these. A year without a population has no such figure of ours."
  >
    <Table
      caption="Population by year"
      captionHidden
      firstCellIsHeader
      columns={[
        { heading: 'Year' },
        { heading: 'Type of authority' },
        { heading: 'Population', numeric: true },
        { heading: 'Source' },
        { heading: 'Beside what was printed' },
      ]}
      rows={years.map(({ year, own, printed }) => ({
        id: `population-${year}`,
        cells: [
          <a class="govuk-link year" href={paths.population(year)}>
            {year}
            <span class="govuk-visually-hidden">: change</span>
          </a>,
          own?.type ?? <span class="note">Not recorded</span>,
          own?.population?.toLocaleString('en-GB') ?? <span class="note">Not recorded</span>,
          own?.populationSource ?? '',
          printed.per100000 === null ? (
            <span class="note">No figure was printed</span>
          ) : (
            <BackFromPrint population={own?.population ?? null} {...printed} />
          ),
        ],
      }))}
    />
  </SettingsFrame>
)
