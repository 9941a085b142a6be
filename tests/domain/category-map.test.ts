import { describe, expect, test } from 'vitest'
import {
  type Mapping,
  mappingOn,
  mappingsTakenOver,
  serviceAnswering,
  subjectsOf,
} from '#domain/category-map.ts'

const [adults, children, highways] = [1, 2, 3]

const entry = (
  subCategory: string,
  validFrom: string,
  serviceId: number | null,
  category = 'Adult care',
): Mapping => ({
  category,
  subCategory,
  serviceId,
  validFrom,
})

/** Blue badges are adult social care to the Ombudsman; the council gave them to children's services, then to nobody. */
const map = [
  entry('Blue badges', '2021-04-01', adults),
  entry('Blue badges', '2024-04-01', null),
  entry('Blue badges', '2022-04-01', children),
  entry('', '2023-04-01', adults),
  entry('Charging', '2023-04-01', adults),
  entry('Charging', '2023-04-01', highways),
]

describe('the service that answers', () => {
  test.each([
    { of: 'Blue badges', on: '2021-03-31', is: null, because: 'the map begins a day later' },
    { of: 'Blue badges', on: '2021-04-01', is: adults, because: 'an entry holds from its day' },
    { of: 'Blue badges', on: '2022-03-31', is: adults, because: 'and until the day before the next' },
    { of: 'Blue badges', on: '2022-04-01', is: children, because: 'whenever that was written' },
    { of: 'Blue badges', on: '2024-04-01', is: null, because: 'deliberately none is an answer' },
    { of: ' blue BADGES ', on: '2023-01-01', is: children, because: 'it is typed by hand' },
    {
      of: 'Charging',
      on: '2023-04-01',
      is: highways,
      because: 'of two from one day the later written counts',
    },
    { of: 'Direct payments', on: '2023-04-01', is: adults, because: 'the category as a whole has an entry' },
    { of: 'Direct payments', on: '2023-03-31', is: null, because: 'it has none before that' },
    { of: '', on: '2024-09-09', is: adults, because: 'no sub-category is the category as a whole' },
  ])('for “$of” on $on is $is: $because', ({ of, on, is }) => {
    expect(serviceAnswering(map, { category: 'Adult care', subCategory: of }, on)).toBe(is)
  })

  test('is none for a category that the map does not have', () => {
    expect(
      serviceAnswering(map, { category: 'Housing', subCategory: 'Blue badges' }, '2023-01-01'),
    ).toBeNull()
  })

  test('of exactly a sub-category is not that of the whole category', () => {
    expect(
      mappingOn(map, { category: 'Adult care', subCategory: 'Direct payments' }, '2024-01-01'),
    ).toBeNull()
  })
})

test('each category and sub-category stands once, in the order of a reader', () => {
  const more = [...map, entry('Buses', '2024-01-01', 3, 'Transport'), entry('charging', '2024-01-01', 1)]
  expect(subjectsOf(more).map(({ category, subCategory }) => `${category}: ${subCategory}`)).toEqual([
    'Adult care: ',
    'Adult care: Blue badges',
    'Adult care: Charging',
    'Transport: Buses',
  ])
})

describe('when another service takes over from a day', () => {
  const takenOver = (oldIds: number[], from: string) =>
    mappingsTakenOver(map, { oldIds, serviceId: 9, from }).map(
      ({ subCategory, validFrom, serviceId }) => `${subCategory || 'all'} from ${validFrom}: ${serviceId}`,
    )

  test.each([
    { of: [children], from: '2023-09-01', is: ['Blue badges from 2023-09-01: 9'] },
    { of: [adults], from: '2021-09-01', is: ['all from 2023-04-01: 9', 'Blue badges from 2021-09-01: 9'] },
    { of: [adults, children], from: '2024-09-01', is: ['all from 2024-09-01: 9'] },
    { of: [highways], from: '2020-04-01', is: ['Charging from 2023-04-01: 9'] },
    { of: [7], from: '2023-09-01', is: [] },
  ])('of $of from $from, it answers for $is', ({ of, from, is }) => {
    expect(takenOver(of, from)).toEqual(is)
  })

  test('the map afterwards has the old service on the days before, and the new one after', () => {
    const after = [
      ...map,
      ...mappingsTakenOver(map, { oldIds: [children], serviceId: 9, from: '2023-09-01' }),
    ]
    const badges = { category: 'Adult care', subCategory: 'Blue badges' }
    const on = (day: string) => serviceAnswering(after, badges, day)
    expect([on('2023-08-31'), on('2023-09-01'), on('2024-03-31'), on('2024-04-01')]).toEqual([
      children,
      9,
      9,
      null,
    ])
  })
})
