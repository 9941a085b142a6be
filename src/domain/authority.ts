/** The types by which the Ombudsman groups councils in its letters and tables, as printed. */
export const authorityTypes = [
  'County Councils',
  'District Councils',
  'London Boroughs',
  'Metropolitan Boroughs',
  'Unitary Councils',
  'Other authorities',
] as const

/** What of an authority can change from year to year. */
export type AuthorityYear = { type: string; population: number | null; populationSource: string | null }

/** A year's facts as words, for those who compare two versions of them. */
export const authorityYearInWords = ({ type, population, populationSource }: AuthorityYear) => ({
  'type of authority': type,
  population: population === null ? '' : population.toLocaleString('en-GB'),
  source: populationSource ?? '',
})
