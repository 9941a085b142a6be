import type { Child } from 'hono/jsx'
import type { FinancialYear } from '#domain/financial-year.ts'
import { paths } from '#src/paths.ts'
import { PageHead } from '../components/page-head.tsx'
import { SubNavigation } from '../components/sub-navigation.tsx'

export type LetterYear = { year: FinancialYear; running: boolean }

type Props = {
  title: string
  lede: Child
  part: 'measures' | 'tables' | 'published'
  year: FinancialYear
  years: readonly LetterYear[]
}

const addresses = {
  measures: paths.annualLetter,
  tables: paths.annualTables,
  published: paths.publishedFigures,
}

/** The head of each page of a year's letter: the other years, and the parts of this one. */
export const LetterHead = ({ title, lede, part, year, years }: Props) => (
  <>
    <PageHead
      title={title}
      lede={lede}
      aside={
        <nav class="letter-years" aria-label="Years">
          <ul>
            {years.map((other) => (
              <li>
                <a href={addresses[part](other.year)} aria-current={other.year === year ? 'page' : undefined}>
                  {other.year}
                  {other.running && ' so far'}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      }
    />
    <SubNavigation
      label={`Annual letter ${year}`}
      items={[
        { href: paths.annualLetter(year), text: 'Measures', current: part === 'measures' },
        { href: paths.annualTables(year), text: 'Tables', current: part === 'tables' },
        { href: paths.publishedFigures(year), text: 'Published figures', current: part === 'published' },
      ]}
    />
  </>
)
