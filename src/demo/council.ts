import { setUpCouncil } from '#casework/council.ts'
import { recordPublishedFigures } from '#casework/published-figure.ts'
import type { Db } from '#db/connect.ts'
import { yearStartsOn } from '#domain/financial-year.ts'
import type { User } from '#domain/user.ts'
import type { FileStore } from '#src/files.ts'
import { shippedLists } from '#src/shipped-lists.ts'
import { authorities, council, figures, people, populations, sources } from './fixtures.ts'
import { deskOn } from './office.ts'

const setUpOn = '2020-04-01'
const lastYearPublished = '2023-24'
const figuresRecordedOn = '2024-09-06'

/** The council before its first case: directorates, services, people, and the Ombudsman's labels. */
export async function setUp(db: Db, files: FileStore): Promise<void> {
  const [administrator, ...others] = people
  await setUpCouncil(deskOn({ db, files }, nobody, setUpOn), administrator!, {
    name: council.authority,
    years: populations.map(({ year, population, source }) => ({
      year,
      type: authorities.find(({ name }) => name === council.authority)!.type,
      population,
      populationSource: sources.find(({ id }) => id === source)!.title,
    })),
    others: authorities
      .filter(({ name }) => name !== council.authority)
      .map(({ name, type }) => ({ name, years: yearsPublishedBy(name).map((year) => ({ year, type })) })),
    validFrom: setUpOn,
    directorates: council.directorates.map(({ name }) => ({
      name,
      services: council.services.filter(({ directorate }) => directorate === name).map(({ name }) => name),
    })),
    categoryMap: council.categoryMap.map(({ category, subcategory, service, validFrom }) => ({
      category,
      subCategory: subcategory,
      service,
      validFrom: yearStartsOn(validFrom),
    })),
    people: others,
    ...shippedLists,
  })
}

const published = figures.filter(({ year }) => year <= lastYearPublished)

const yearsPublishedBy = (authority: string) => [
  ...new Set(published.filter((figure) => figure.authority === authority).map(({ year }) => year)),
]

const nobody: User = { id: 0, name: '', role: 'administrator', services: [] }

/** The figures that anybody could read on the demonstration's day, source by source. */
export async function recordFigures(db: Db, files: FileStore, linkOfficer: User): Promise<void> {
  for (const source of sources) {
    const its = published.filter((figure) => figure.source === source.id)
    if (its.length > 0) {
      await recordPublishedFigures(deskOn({ db, files }, linkOfficer, figuresRecordedOn), source, its)
    }
  }
}
