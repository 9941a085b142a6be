import { describe, expect, test } from 'vitest'
import { type Absence, coveredBy, inPlaceOf, isAway, mayCover } from '#domain/absence.ts'

const [lee, una, sam, kim, noor] = [1, 2, 3, 4, 5]

/** Lee's week before the summer bank holiday of 26 August 2024 and the holiday itself; Una is away for its second half. */
const summer: Absence[] = [
  { userId: lee, coverId: una, firstOn: '2024-08-19', lastOn: '2024-08-26' },
  { userId: una, coverId: sam, firstOn: '2024-08-22', lastOn: '2024-08-23' },
]

describe('Lee is away from Monday 19 to the bank holiday Monday 26 August 2024, Una from 22 to 23 August', () => {
  test.each([
    { day: '2024-08-18', away: [], leeIs: lee, unaCovers: [], samCovers: [] },
    { day: '2024-08-19', away: [lee], leeIs: una, unaCovers: [lee], samCovers: [] },
    { day: '2024-08-21', away: [lee], leeIs: una, unaCovers: [lee], samCovers: [] },
    { day: '2024-08-22', away: [lee, una], leeIs: sam, unaCovers: [], samCovers: [lee, una] },
    { day: '2024-08-23', away: [lee, una], leeIs: sam, unaCovers: [], samCovers: [lee, una] },
    { day: '2024-08-24', away: [lee], leeIs: una, unaCovers: [lee], samCovers: [] },
    { day: '2024-08-26', away: [lee], leeIs: una, unaCovers: [lee], samCovers: [] },
    { day: '2024-08-27', away: [], leeIs: lee, unaCovers: [], samCovers: [] },
  ])('on $day what is meant for Lee goes to $leeIs', ({ day, away, leeIs, unaCovers, samCovers }) => {
    expect([lee, una, sam].filter((person) => isAway(person, summer, day))).toEqual(away)
    expect(inPlaceOf(lee, summer, day)).toBe(leeIs)
    expect(coveredBy(una, summer, day)).toEqual(unaCovers)
    expect(coveredBy(sam, summer, day)).toEqual(samCovers)
  })
})

describe('what is meant for Kim on Good Friday, 29 March 2024, while away from 25 March', () => {
  const away = (userId: number, coverId: number | null, lastOn: string | null = null): Absence => ({
    userId,
    coverId,
    firstOn: '2024-03-25',
    lastOn,
  })
  test.each([
    { when: 'nobody covers', absences: [away(kim, null)], goesTo: kim },
    { when: 'Noor covers until further notice', absences: [away(kim, noor)], goesTo: noor },
    { when: 'the last day was Maundy Thursday', absences: [away(kim, noor, '2024-03-28')], goesTo: kim },
    {
      when: 'Noor is away and nobody covers for her',
      absences: [away(kim, noor), away(noor, null)],
      goesTo: kim,
    },
    { when: 'they cover for each other', absences: [away(kim, noor), away(noor, kim)], goesTo: kim },
    { when: 'they name themselves', absences: [away(kim, kim)], goesTo: kim },
    {
      when: 'Noor is in a circle with Sam',
      absences: [away(kim, noor), away(noor, sam), away(sam, noor)],
      goesTo: kim,
    },
    {
      when: 'Noor is away, Sam covers for her',
      absences: [away(kim, noor), away(noor, sam)],
      goesTo: sam,
    },
    { when: 'only others are away', absences: [away(sam, kim)], goesTo: kim },
  ])('goes to $goesTo when $when', ({ absences, goesTo }) => {
    expect(inPlaceOf(kim, absences, '2024-03-29')).toBe(goesTo)
    const covering = [lee, una, sam, noor].filter((person) =>
      coveredBy(person, absences, '2024-03-29').includes(kim),
    )
    expect(covering).toEqual(goesTo === kim ? [] : [goesTo])
  })
})

describe('who may cover', () => {
  test.each([
    { absent: 'link officer', cover: 'link officer', may: true },
    { absent: 'link officer', cover: 'service lead', may: false },
    { absent: 'service lead', cover: 'service lead', may: true },
    { absent: 'service lead', cover: 'link officer', may: true },
    { absent: 'service lead', cover: 'viewer', may: false },
    { absent: 'monitoring officer', cover: 'link officer', may: false },
    { absent: 'administrator', cover: 'administrator', may: true },
  ] as const)('a $cover for a $absent: $may', ({ absent, cover, may }) => {
    expect(mayCover(absent, cover)).toBe(may)
  })
})
