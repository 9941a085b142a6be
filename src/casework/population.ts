import {
  findOwnAuthority,
  findOwnYear,
  insertAuthorityYear,
  updateAuthorityYear,
} from '#db/queries/authority.ts'
import { found } from '#db/queries/reader.ts'
import { type AuthorityYear, authorityYearInWords } from '#domain/authority.ts'
import { differing } from '#domain/case-facts.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'
import { StaleForm } from './stale-form.ts'

const unknown: AuthorityYear = { type: '', population: null, populationSource: null }

/** The population of a year, with its source, and the type of authority in it. Version 0: none is recorded yet. */
export const recordPopulation = (desk: Desk, year: FinancialYear, version: number, given: AuthorityYear) =>
  perform(desk, 'record a population', async (desk) => {
    const { id: authorityId } = found('council', await findOwnAuthority(desk.db))
    const before = await findOwnYear(desk.db, year)
    const written =
      version === 0
        ? await insertAuthorityYear(desk.db, { authorityId, year, ...given })
        : await updateAuthorityYear(desk.db, { authorityId, year, version }, given)
    if (!written) throw new StaleForm()
    const { type, population, populationSource } = before
    const was = type === null ? unknown : { type, population, populationSource }
    return { year, name: year, ...differing(authorityYearInWords(was), authorityYearInWords(given)) }
  })
