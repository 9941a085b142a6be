import { stringify } from 'csv-stringify/sync'
import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import { exportPersonalData } from '#casework/export.ts'
import { listAway } from '#db/queries/absence.ts'
import { listCategories, listRegister, type RegisterCase } from '#db/queries/register.ts'
import { listSavedViews } from '#db/queries/saved-view.ts'
import { listDirectorates, listServices } from '#db/queries/service.ts'
import { listHandlers } from '#db/queries/user.ts'
import { showReference } from '#domain/case-reference.ts'
import { financialYearOf, previousYear } from '#domain/financial-year.ts'
import { NotPermitted, sights } from '#domain/permissions.ts'
import type { RegisterPlace } from '#domain/register.ts'
import { paths } from '#src/paths.ts'
import { type FormState, untouched } from '#views/components/form-state.ts'
import { RegisterPage } from '#views/register/register-page.tsx'
import { withSearch } from '#views/register/with-search.ts'
import type { App, Request } from './app.ts'
import { placeInAddress, readRegisterQuery } from './register-query.ts'

const pageLength = 25
const exportLength = 5000

export const registerRoutes = new Hono<App>()
  .get(paths.cases, (c) => showRegister(c, new URL(c.req.url).searchParams, untouched))
  .get(paths.casesCsv, async (c) => {
    const desk = readerOfCases(c)
    const { filter, page } = readRegisterQuery(new URL(c.req.url).searchParams)
    const named = sights[desk.user.role].detail
    if (named) {
      const { counts } = await listRegister(desk, filter, { ...page, before: undefined, after: undefined }, 1)
      await exportPersonalData(desk, 'The register', counts.cases)
    }
    c.header('Content-Type', 'text/csv; charset=utf-8')
    c.header('Content-Disposition', `attachment; filename="cases-${desk.today}.csv"`)
    return stream(c, async (out) => {
      await out.write(`\uFEFF${csv([csvHeadings(named)])}`)
      let after: RegisterPlace | undefined
      do {
        const found = await listRegister(desk, filter, { ...page, before: undefined, after }, exportLength)
        if (found.cases.length > 0) await out.write(csv(found.cases.map((row) => csvRow(row, named))))
        after = found.next ?? undefined
      } while (after)
    })
  })

const readerOfCases = (c: Request) => {
  if (sights[c.var.desk.user.role].cases === 'none') throw new NotPermitted('see cases')
  return c.var.desk
}

/** The register as its address asks for it; again with what was typed when a view could not be saved. */
export async function showRegister(c: Request, search: URLSearchParams, viewForm: FormState) {
  const desk = readerOfCases(c)
  const { filter, page, mistakes } = readRegisterQuery(search)
  const [listed, categories, views, services, directorates, handlers, away] = await Promise.all([
    listRegister(desk, filter, page, pageLength),
    listCategories(desk),
    listSavedViews(desk),
    listServices(desk, filter.serviceId, ...(filter.owingIds ?? [])),
    listDirectorates(desk, filter.directorateId),
    listHandlers(desk.db),
    listAway(desk.db, desk.today),
  ])
  const beyondTheEnd = listed.cases.length === 0 && (page.after ?? page.before) !== undefined
  const list = beyondTheEnd
    ? await listRegister(desk, filter, { ...page, after: undefined, before: undefined }, pageLength)
    : listed
  const failed = Object.keys(mistakes).length > 0 || Object.keys(viewForm.mistakes).length > 0
  if (failed) c.status(422)
  const placeLink = (name: 'after' | 'before', place: RegisterPlace | null) =>
    place && paths.casesLike(withSearch(search, { [name]: placeInAddress(place) }))
  return c.render(
    <RegisterPage
      {...{
        search,
        filter,
        page,
        mistakes,
        categories,
        views,
        services,
        directorates,
        handlers,
        viewForm,
      }}
      cases={list.cases}
      counts={list.counts}
      next={placeLink('after', list.next)}
      previous={placeLink('before', list.previous)}
      user={desk.user}
      away={away}
      today={desk.today}
      calendar={desk.calendar}
      years={recentYears(desk.today)}
      submission={crypto.randomUUID()}
    />,
    { title: 'Cases', error: failed },
  )
}

const recentYears = (today: string): string[] => {
  const years = [financialYearOf(today)]
  while (years.length < 8) years.push(previousYear(years.at(-1)!))
  return years
}

const csv = (rows: readonly (readonly string[])[]): string =>
  stringify(rows as string[][], { escape_formulas: true, record_delimiter: 'windows' })

const csvHeadings = (named: boolean) => [
  'Reference',
  ...(named ? ['Complainant'] : []),
  'Category',
  'Sub-category',
  'Directorate',
  'Service',
  'Received',
  'Stage',
  'Next deadline',
  'Decision',
  'Decided',
  'Handler',
]

const csvRow = (row: RegisterCase, named: boolean): string[] => [
  showReference(row.reference),
  ...(named ? [row.complainant ?? ''] : []),
  row.category,
  row.subCategory,
  row.directorate ?? '',
  row.service ?? '',
  row.receivedOn,
  row.stage,
  row.nextOn ?? '',
  row.decision ?? '',
  row.decidedOn ?? '',
  row.handler ?? '',
]
