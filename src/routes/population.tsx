import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { recordPopulation } from '#casework/population.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { countDecisionsByYear, countReceivedByYear } from '#db/queries/annual-letter.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { findOwnYear, listOwnYears } from '#db/queries/authority.ts'
import { listPublishedFigures, type PublishedRow } from '#db/queries/published-figure.ts'
import { found } from '#db/queries/reader.ts'
import { populationRange } from '#domain/annual-letter/statistics.ts'
import { type AuthorityYear, authorityYearInWords } from '#domain/authority.ts'
import { type FinancialYear, financialYearOf, isFinancialYear, nextYear } from '#domain/financial-year.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import { PopulationForm, typesWith } from '#views/population/population-form.tsx'
import { PopulationsPage } from '#views/population/populations-page.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { optionalText, seen } from './fields.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

export const populationRoutes = new Hono<App>()
  .use(paths.settingsPart('populations'), administrator)
  .use(paths.population(':year'), administrator)
  .get(paths.settingsPart('populations'), async (c) => {
    const { db } = c.var.desk
    const [years, own] = await Promise.all([yearsFor(c), listOwnYears(db)])
    const published = await listPublishedFigures(db, [c.var.council], years)
    return c.render(
      <PopulationsPage
        years={years.toReversed().map((year) => ({
          year,
          own: own.find((row) => row.year === year) ?? null,
          printed: printedIn(published, year),
        }))}
      />,
      { title: 'Population' },
    )
  })
  .get(paths.population(':year'), async (c) => {
    const { own } = await yearInAddress(c)
    return showForm(
      c,
      prefilled({
        type: own.type,
        population: own.population?.toLocaleString('en-GB'),
        source: own.populationSource,
      }),
    )
  })
  .post(paths.population(':year'), async (c) => {
    const { desk } = c.var
    const { year, own, printed } = await yearInAddress(c)
    const form = await readForm(c, populationForm(own.type))
    if (!form.values) {
      c.status(form.status)
      return showForm(c, form.state)
    }
    const { version, ...given } = form.values
    const done = await unlessStale(recordPopulation(c.var.desk, year, version, given))
    if (!done) {
      const [{ own: now }, last] = await Promise.all([
        yearInAddress(c),
        findLastAct(desk, null, 'record a population', { name: 'year', id: year }),
      ])
      const both = bothVersionsOf(last, {
        theirs: authorityYearInWords({ ...now, type: now.type ?? '' }),
        yours: authorityYearInWords(given),
      })
      c.status(409)
      return showForm(c, withFields(form.state, { version: String(now.version ?? 0) }), both)
    }
    say(c, `The population of ${year} is recorded`, besidePrinted(given, printed))
    return c.redirect(paths.settingsPart('populations'), 303)
  })

const count = /^\d{1,3}(?:[ ,]?\d{3})*$/
const most = 100_000_000

/** Residents as people type them; a population has a source. */
const populationForm = (recorded: string | null) =>
  z
    .object({
      version: seen,
      type: z
        .string()
        .default('')
        .refine((type) => typesWith(recorded).includes(type), 'Choose the type of authority'),
      population: z
        .string()
        .default('')
        .transform((typed, context): number | null => {
          const trimmed = typed.trim()
          if (trimmed === '') return null
          const residents = count.test(trimmed) ? Number(trimmed.replace(/\D/g, '')) : 0
          if (residents > 0 && residents <= most) return residents
          const message = 'Enter a number of residents, such as 1,576,100'
          context.issues.push({ code: 'custom', message, input: typed })
          return z.NEVER
        }),
      source: optionalText(300),
    })
    .refine(({ population, source }) => population === null || source !== '', {
      path: ['source'],
      message: 'Say where the population comes from',
    })
    .transform(({ source, ...given }) => ({ ...given, populationSource: source || null }))

/** Every year from the first that anything is known of to the next. */
async function yearsFor({ var: { desk } }: Request): Promise<FinancialYear[]> {
  const { db, today } = desk
  const [decisions, received, own] = await Promise.all([
    countDecisionsByYear(db),
    countReceivedByYear(db),
    listOwnYears(db),
  ])
  const last = nextYear(financialYearOf(today))
  const [first = last] = [...decisions, ...received, ...own].map(({ year }) => year).sort()
  const years = [first < last ? first : financialYearOf(today)]
  while (years.at(-1)! < last) years.push(nextYear(years.at(-1)!))
  return years
}

async function yearInAddress(c: Request) {
  const { db } = c.var.desk
  const named = c.req.param('year') ?? ''
  const year = found('year', isFinancialYear(named) && (await yearsFor(c)).includes(named) ? named : null)
  const [own, published] = await Promise.all([
    findOwnYear(db, year),
    listPublishedFigures(db, [c.var.council], [year]),
  ])
  return { year, own, printed: printedIn(published, year) }
}

/** What our letter of a year printed, as far as a population can be reckoned back from it. */
function printedIn(rows: readonly PublishedRow[], year: FinancialYear) {
  const measure = (name: string) =>
    rows.findLast(({ year: of, table, row }) => of === year && table === 'measures' && row === name)?.value ??
    null
  return { upheld: measure('upheld'), per100000: measure('upheld per 100,000') }
}

function besidePrinted(
  { population }: AuthorityYear,
  { upheld, per100000 }: ReturnType<typeof printedIn>,
): string {
  const range = upheld !== null && per100000 !== null ? populationRange(upheld, per100000) : null
  if (!range || population === null) return ''
  return range.from <= population && population <= range.to
    ? 'It fits the figure that the Ombudsman printed.'
    : 'It does not fit the figure that the Ombudsman printed: it is not the one they used.'
}

async function showForm(c: Request, form: FormState, both?: Child) {
  const { year, own, printed } = await yearInAddress(c)
  const props = { year, type: own.type, version: own.version ?? 0, printed, both, form }
  return c.render(
    <PopulationForm {...props} submission={crypto.randomUUID()} />,
    titled(`Population in ${year}`, form, both),
  )
}
