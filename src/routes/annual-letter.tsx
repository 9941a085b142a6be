import { Hono } from 'hono'
import { exportPersonalData } from '#casework/export.ts'
import { countByService, countReceivedByYear, countYear } from '#db/queries/annual-letter.ts'
import { findOwnYear } from '#db/queries/authority.ts'
import { findLastLetter, listPeerFigures, listPublishedFigures } from '#db/queries/published-figure.ts'
import {
  agreementOf,
  compareDecisions,
  compareMeasures,
  decisionsOfYear,
} from '#domain/annual-letter/comparison.ts'
import { countingChanges } from '#domain/annual-letter/counting-change.ts'
import { figureOf } from '#domain/annual-letter/figure.ts'
import { printedTables } from '#domain/annual-letter/printed-table.ts'
import { tablesByService } from '#domain/annual-letter/service-table.ts'
import { rateOf, statisticsOf } from '#domain/annual-letter/statistics.ts'
import { financialYearOf, previousYear } from '#domain/financial-year.ts'
import { sights } from '#domain/permissions.ts'
import { paths } from '#src/paths.ts'
import { AnnualLetterPage } from '#views/annual-letter/annual-letter-page.tsx'
import { AnnualTablesPage } from '#views/annual-letter/annual-tables-page.tsx'
import { FigurePage } from '#views/annual-letter/figure-page.tsx'
import { PublishedFiguresPage } from '#views/annual-letter/published-figures-page.tsx'
import type { App, Request } from './app.ts'
import { csvOf, listOf, readFigure } from './figure-list.ts'
import { publishedInYears, readLetterYear, sourceOf, threeYearsTo } from './letter-year.ts'
import { ourFigures, peersFrom } from './peers.ts'

const yearsInChart = 6
const nation = 'England'

export const annualLetterRoutes = new Hono<App>()
  .get(paths.annualLetters, async (c) => {
    const { db, today } = c.var.desk
    const lastOver = previousYear(financialYearOf(today))
    const year = await findLastLetter(db, c.var.council, lastOver)
    return c.redirect(paths.annualLetter(year ?? lastOver))
  })
  .get(paths.annualLetter(':year'), (c) => showMeasures(c))
  .get(paths.annualTables(':year'), (c) => showTables(c))
  .get(paths.publishedFigures(':year'), (c) => showPublished(c))
  .get(paths.figure(':year', ':key'), async (c) => {
    const asked = readFigure(c)
    const list = await listOf(c, asked)
    const { detail } = sights[c.var.desk.user.role]
    return c.render(<FigurePage {...asked} {...list} detail={detail} />, {
      title: `${figureOf(asked.figure).title}, ${asked.year}`,
    })
  })
  .get(paths.figureCsv(':year', ':key'), async (c) => {
    const asked = readFigure(c)
    const { cases } = await listOf(c, asked)
    const { detail } = sights[c.var.desk.user.role]
    if (detail)
      await exportPersonalData(c.var.desk, `${figureOf(asked.figure).title}, ${asked.year}`, cases.length)
    c.header('Content-Type', 'text/csv; charset=utf-8')
    c.header('Content-Disposition', `attachment; filename="${asked.year}-${asked.figure}.csv"`)
    return c.body(csvOf(asked.figure, cases, detail))
  })

/** Who sees no cases sees figures that do not open. */
const opensFor = (c: Request) => sights[c.var.desk.user.role].cases !== 'none'

async function showMeasures(c: Request) {
  const { db } = c.var.desk
  const { council } = c.var
  const letter = await readLetterYear(c)
  const { year, years, running, decisions } = letter
  const three = threeYearsTo(year)
  const over = years.filter((other) => !other.running).slice(-yearsInChart)
  const inChart = over.map((other) => other.year)
  const [counts, lastCounts, own, byService, publishedIn] = await Promise.all([
    countYear(db, year),
    countYear(db, previousYear(year)),
    findOwnYear(db, year),
    countByService(db, year),
    publishedInYears(c, letter, [...new Set([...three, ...inChart])]),
  ])
  const statistics = statisticsOf(counts)
  const lastStatistics = statisticsOf(lastCounts)
  const published = running ? [] : publishedIn(year)
  const comparisons = compareMeasures(statistics, published)
  const compared = three.map((other) => ({
    year: other,
    running: running && other === year,
    comparisons: compareDecisions(decisionsOfYear(other, decisions), publishedIn(other)),
    source: sourceOf(publishedIn(other), council, 'decided'),
  }))
  return c.render(
    <AnnualLetterPage
      {...{ year, years, running, council }}
      source={sourceOf(published, council, 'measures')}
      agreement={agreementOf(comparisons)}
      measures={{
        year,
        letter: running ? null : 'The letter',
        similarName: own.type ?? 'Similar authorities',
        statistics,
        lastYear:
          lastStatistics.decided > 0 ? { year: previousYear(year), statistics: lastStatistics } : null,
        comparisons,
        opens: opensFor(c),
      }}
      population={own}
      decisions={compared}
      comparisons={compared[0]!.comparisons}
      neverSent={byService.reduce((sum, row) => sum + (row.sentToCouncil ? 0 : row.cases), 0)}
      rates={inChart
        .map((other) => {
          const { byCategory } = decisionsOfYear(other, decisions)
          const ours = rateOf(byCategory.Upheld, byCategory.Upheld + byCategory['Not upheld'])
          return { year: other, ours, ...upheldRateIn(publishedIn(other)) }
        })
        .filter(({ ours, published }) => ours.percent !== null || published !== null)}
      changes={countingChanges}
    />,
    { title: `Annual letter ${year}${running ? ' so far' : ''}` },
  )
}

const upheldRateIn = (rows: readonly { table: string; row: string; value: number }[]) => {
  const measure = (name: string) =>
    rows.findLast(({ table, row }) => table === 'measures' && row === name)?.value ?? null
  return { published: measure('upheld rate'), similar: measure('similar upheld rate') }
}

async function showTables(c: Request) {
  const { db } = c.var.desk
  const { council } = c.var
  const letter = await readLetterYear(c)
  const { year, years, running } = letter
  const three = threeYearsTo(year)
  const [byService, received, publishedIn] = await Promise.all([
    countByService(db, year),
    countReceivedByYear(db),
    publishedInYears(c, letter, three),
  ])
  return c.render(
    <AnnualTablesPage
      {...{ year, years, running }}
      tables={tablesByService(byService)}
      printed={printedTables(publishedIn(year).filter(({ authority }) => authority === council))}
      received={three.map((other) => ({
        year: other,
        printed: Object.fromEntries(
          publishedIn(other)
            .filter(({ authority, table }) => authority === council && table === 'received')
            .map(({ row, printed }) => [row, printed]),
        ),
        ours: received.find((row) => row.year === other)?.cases ?? 0,
        source: sourceOf(publishedIn(other), council, 'received'),
      }))}
      opens={opensFor(c)}
    />,
    { title: `Tables ${year}` },
  )
}

async function showPublished(c: Request) {
  const { db } = c.var.desk
  const { council } = c.var
  const letter = await readLetterYear(c)
  const { year, years, typeIn } = letter
  const type = typeIn(year)
  const [publishedIn, national, peers] = await Promise.all([
    publishedInYears(c, letter, [year]),
    listPublishedFigures(db, [nation], [year]),
    listPeerFigures(db, year),
  ])
  const rows = publishedIn(year)
  const isAverage = ({ row }: { row: string }) => row.startsWith('similar ')
  return c.render(
    <PublishedFiguresPage
      {...{ year, years, council, type, national }}
      ours={rows.filter((row) => row.authority === council && !isAverage(row))}
      similar={rows.filter(isAverage)}
      us={ourFigures(council, type, rows)}
      peers={peersFrom(peers.filter(({ authority }) => authority !== nation))}
    />,
    { title: `Published figures ${year}` },
  )
}
