import type { Child } from 'hono/jsx'
import { type FigureFacts, type FigureKey, figureOf, whyItCounts } from '#domain/annual-letter/figure.ts'
import type { Part } from '#domain/annual-letter/service-table.ts'
import { showReference } from '#domain/case-reference.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { paths } from '#src/paths.ts'
import { Breadcrumbs } from '../components/breadcrumbs.tsx'
import { Empty } from '../components/empty.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Table } from '../components/table.tsx'

export type ListedCase = {
  id: number
  reference: string
  complainant: string | null
  category: string
  subCategory: string
  directorate: string | null
  service: string | null
  facts: FigureFacts
}

type Props = {
  year: FinancialYear
  figure: FigureKey
  part: Part
  /** What the directorate and the service of this part were called at the end of the year. */
  names: { directorate: string | null; service: string | null }
  /** All that the figure counts, also what this person may not see. */
  all: number
  restricted: number
  ofOtherServices: number
  cases: readonly ListedCase[]
  /** The person may open cases and read names. */
  detail: boolean
}

/** The cases that make a figure, each with why it counts. */
export const FigurePage = ({ year, figure, part, names, cases, detail, ...counts }: Props) => (
  <>
    <Breadcrumbs
      crumbs={[
        { text: `Annual letter ${year}`, href: paths.annualLetter(year) },
        ...(part.directorate === undefined ? [] : [{ text: 'Tables', href: paths.annualTables(year) }]),
        { text: figureOf(figure).title },
      ]}
    />
    <PageHead
      title={`${figureOf(figure).title}, ${year}`}
      lede={partInWords(part, names)}
      aside={cases.length > 0 && <a href={paths.figureCsv(year, figure, part)}>Download this list (CSV)</a>}
    />
    <Counted {...counts} listed={cases.length} />
    {cases.length === 0 ? (
      <Empty title={counts.all === 0 ? 'No case makes this figure' : 'None of these cases is open to you'}>
        {counts.all === 0
          ? 'Nothing that is recorded for this year counts here.'
          : 'They count in the figure for everybody.'}
      </Empty>
    ) : (
      <CaseTable cases={cases} figure={figure} detail={detail} />
    )}
  </>
)

const partInWords = ({ directorate, service, sent }: Part, names: Props['names']): Child => {
  const words = [
    directorate === 0 ? 'Directorate not recorded' : names.directorate,
    service === 0 && sent !== 'no' ? 'Service not recorded' : names.service,
    sent === 'no' ? 'Closed by the Ombudsman, not sent to the council' : null,
  ].filter((name) => name)
  return words.length > 0 ? words.join(': ') : undefined
}

/** How many the figure counts, and how many of them stand here as a number only. */
const Counted = ({
  all,
  restricted,
  ofOtherServices,
  listed,
}: Pick<Props, 'all' | 'restricted' | 'ofOtherServices'> & { listed: number }) => (
  <p class="showing">
    <strong>{casesInWords(all)}</strong>
    {listed < all && (
      <>
        {': '}
        {[
          `${listed} listed`,
          ...(restricted > 0 ? [`${restricted} restricted`] : []),
          ...(ofOtherServices > 0 ? [`${ofOtherServices} of other services`] : []),
        ].join(', ')}
      </>
    )}
  </p>
)

const casesInWords = (count: number) => `${count} ${count === 1 ? 'case' : 'cases'}`

const CaseTable = ({ cases, figure, detail }: Pick<Props, 'cases' | 'figure' | 'detail'>) => (
  <Table
    id="cases"
    caption={figureOf(figure).title}
    captionHidden
    firstCellIsHeader
    columns={[
      { heading: 'Reference' },
      ...(detail ? [{ heading: 'Complainant' }] : []),
      { heading: 'Category' },
      { heading: 'Service' },
      { heading: 'Why it counts' },
    ]}
    rows={cases.map((thisCase) => ({
      cells: [
        <Reference reference={thisCase.reference} opens={detail} />,
        ...(detail ? [thisCase.complainant] : []),
        [thisCase.category, thisCase.subCategory].filter((name) => name).join(': '),
        thisCase.service ?? thisCase.directorate ?? 'Not recorded',
        whyItCounts(figure, thisCase.facts),
      ],
    }))}
  />
)

const Reference = ({ reference, opens }: { reference: string; opens: boolean }) =>
  opens ? (
    <a class="govuk-link reference" href={paths.case(reference)}>
      {showReference(reference)}
    </a>
  ) : (
    <span class="reference">{showReference(reference)}</span>
  )
