import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { recordDecision } from '#casework/decision.ts'
import { recordPopulation } from '#casework/population.ts'
import { recordPublishedFigures } from '#casework/published-figure.ts'
import { countYear } from '#db/queries/annual-letter.ts'
import { findOwnYear } from '#db/queries/authority.ts'
import { statisticsOf } from '#domain/annual-letter/statistics.ts'
import { paths } from '#src/paths.ts'
import { type Browser, beginStory, type Story } from '../support/browsing.ts'

let story: Story
let ada: Browser
const year = '2022-23'

/** A council with one upheld case in 2022-23, of which the letter printed 4.8 per 100,000 from 76 upheld. */
beforeAll(async () => {
  story = await beginStory('2024-09-09')
  ada = await story.person('Ada Admin')
  const lee = story.at('Lee Officer', '2023-01-09')
  const { caseId } = await recordCase(lee, {
    reference: '22 000 001',
    complainant: 'Mrs X',
    category: 'Education',
    learnedOn: '2023-01-09',
  })
  await recordDecision(lee, caseId, {
    kind: 'final',
    category: 'Upheld',
    reason: 'Fault and injustice',
    decidedOn: '2023-01-09',
  })
  const measure = {
    authority: 'Borsetshire County Council',
    year,
    table: 'measures',
    column: '',
    place: 'p. 1',
  } as const
  await recordPublishedFigures(
    story.at('Lee Officer', '2023-07-20'),
    {
      id: 'letter',
      title: 'Annual letter 2022-23',
      date: '2023-07-19',
      url: 'https://example.gov.uk/letter',
    },
    [
      { ...measure, row: 'upheld', value: 76, printed: '76' },
      { ...measure, row: 'upheld per 100,000', value: 4.8, printed: '4.8' },
    ],
  )
}, 60_000)
afterAll(() => story.close())

test('every year stands there from the first with cases to the next', async () => {
  await ada.opens(paths.settingsPart('populations'))
  const words = ada.reads()
  for (const name of ['2025-26', '2024-25', '2023-24', year]) expect(words).toContain(`${name}: change`)
  expect(words).not.toContain('2021-22')
  expect(words).toMatch(/4\.8 from 76 upheld means a population between 1,567,011 and 1,600,000/)
})

test('a population with its source makes the figure per 100,000, and is held to what was printed', async () => {
  await ada.clicks(`${year}: change`)
  const typed = { type: 'County Councils', population: '1,576,100', source: '2021 Census' }
  await ada.presses('Save', typed)
  expect(ada.reads()).toMatch(/It fits the figure .*Ours lies within/)
  await ada.clicks(`${year}: change`)
  await ada.presses('Save', { ...typed, population: '1 610 300', source: 'Mid-2023 estimate' })
  expect(ada.reads()).toMatch(/It does not fit the figure .*Ours lies outside/)
  const own = await findOwnYear(story.db, year)
  expect(own).toMatchObject({ population: 1_610_300, populationSource: 'Mid-2023 estimate', version: 2 })
  expect(statisticsOf(await countYear(story.db, year)).upheldPer100000).toBe(0.1)
})

test.each([
  [{ population: 'many' }, 'Enter a number of residents, such as 1,576,100'],
  [{ population: '15,76' }, 'Enter a number of residents, such as 1,576,100'],
  [{ population: '0' }, 'Enter a number of residents, such as 1,576,100'],
  [{ population: '1,576,100', source: '' }, 'Say where the population comes from'],
  [{ type: '' }, 'Choose the type of authority'],
])('%j is not taken', async (typed, mistake) => {
  await ada.opens(paths.population('2023-24'))
  await ada.presses('Save', { type: 'County Councils', source: 'Census', ...typed })
  expect([ada.status(), ada.reads()]).toEqual([422, expect.stringContaining(mistake)])
})

test('what somebody else recorded meanwhile is shown beside it', async () => {
  await ada.opens(paths.population('2023-24'))
  const theirs = { type: 'County Councils', population: 1_600_000, populationSource: 'Census' }
  await recordPopulation(story.at('Ada Admin', '2024-09-09'), '2023-24', 0, theirs)
  await ada.presses('Save', { type: 'County Councils', population: '1576100', source: 'Census' })
  expect(ada.status()).toBe(409)
  expect(ada.reads()).toMatch(/Ada Admin changed this .*Population 1,600,000 1,576,100/)
  await ada.presses('Save')
  expect(ada.reads()).toContain('The population of 2023-24 is recorded')
})

test.each(['2019-20', '2030-31', 'never'])(
  'a year that the register has nothing of is not found: %s',
  async (name) => {
    expect((await ada.opens(paths.population(name))).status()).toBe(404)
  },
)
