import { stringify } from 'csv-stringify/sync'
import { type FigureCase, listFigureCases } from '#db/queries/annual-letter.ts'
import { found } from '#db/queries/reader.ts'
import { findNamesOn } from '#db/queries/service-name.ts'
import { type FigureFacts, type FigureKey, isFigureKey, whyItCounts } from '#domain/annual-letter/figure.ts'
import type { Part } from '#domain/annual-letter/service-table.ts'
import { showReference } from '#domain/case-reference.ts'
import { yearEndsOn } from '#domain/financial-year.ts'
import { NotPermitted, sights } from '#domain/permissions.ts'
import type { Request } from './app.ts'
import { idIn } from './in-address.ts'
import { yearInAddress } from './letter-year.ts'

/** The number of a directorate or service in an address; nought for those without one. */
const inQuery = (c: Request, name: string): number | undefined => {
  const given = c.req.query(name)
  if (given === undefined) return undefined
  return given === '0' ? 0 : found('part', idIn(given))
}

/** A figure of a year as an address names it: all of it, or one line of a table. */
export function readFigure(c: Request) {
  const figure = c.req.param('key') ?? ''
  const sent = c.req.query('sent')
  found('part', sent === undefined || sent === 'yes' || sent === 'no' ? true : null)
  const part: Part = {
    directorate: inQuery(c, 'directorate'),
    service: inQuery(c, 'service'),
    sent: sent === 'yes' || sent === 'no' ? sent : undefined,
  }
  return { year: yearInAddress(c), figure: found('figure', isFigureKey(figure) ? figure : null), part }
}

/**
 * The whole list on one page: a year of even the largest council is some hundreds of cases, and who checks a figure
 * wants to count, search and print all of them at once.
 */
export async function listOf(c: Request, { year, figure, part }: ReturnType<typeof readFigure>) {
  const { desk } = c.var
  if (sights[desk.user.role].cases === 'none') throw new NotPermitted('see cases')
  const { directorate: directorateId, service: serviceId, sent } = part
  const [list, names] = await Promise.all([
    listFigureCases(desk, figure, year, { directorateId, serviceId, sentToCouncil: sent && sent === 'yes' }),
    findNamesOn(desk, { directorateId, serviceId }, yearEndsOn(year)),
  ])
  return {
    names,
    all: list.all,
    restricted: list.restricted,
    ofOtherServices: list.all - list.restricted - list.cases.length,
    cases: list.cases.map((thisCase) => ({ ...thisCase, facts: factsOf(thisCase) })),
  }
}

type ListedCase = Awaited<ReturnType<typeof listOf>>['cases'][number]

const factsOf = (thisCase: FigureCase): FigureFacts => {
  const { decision: category, reason, decidedOn, outcome: label, outcomeOn: recordedOn, satisfied } = thisCase
  return {
    receivedOn: thisCase.receivedOn,
    receivedOnIsOurs: thisCase.receivedOnIsOurs,
    decision: category && reason !== null && decidedOn ? { category, reason, decidedOn } : null,
    outcome: label && recordedOn ? { label, recordedOn, satisfied } : null,
  }
}

/** The rows of the page with every fact that they rest on. Names are for those who may read them. */
export const csvOf = (figure: FigureKey, cases: readonly ListedCase[], named: boolean): string =>
  `\uFEFF${stringify([headings(named), ...cases.map((thisCase) => rowOf(figure, thisCase, named))], {
    escape_formulas: true,
    record_delimiter: 'windows',
  })}`

const headings = (named: boolean): string[] => [
  'Reference',
  ...(named ? ['Complainant'] : []),
  'Category',
  'Sub-category',
  'Directorate',
  'Service',
  'Received',
  'Decided',
  'Decision',
  'Reason',
  'Outcome recorded',
  'Outcome',
  'Why it counts',
]

const rowOf = (figure: FigureKey, thisCase: ListedCase, named: boolean): string[] => [
  showReference(thisCase.reference),
  ...(named ? [thisCase.complainant ?? ''] : []),
  thisCase.category,
  thisCase.subCategory,
  thisCase.directorate ?? '',
  thisCase.service ?? '',
  thisCase.receivedOn,
  thisCase.decidedOn ?? '',
  thisCase.decision ?? '',
  thisCase.reason ?? '',
  thisCase.outcomeOn ?? '',
  thisCase.outcome ?? '',
  whyItCounts(figure, thisCase.facts),
]
