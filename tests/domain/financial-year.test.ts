import { describe, expect, test } from 'vitest'
import {
  financialYearOf,
  isFinancialYear,
  nextYear,
  previousYear,
  yearEndsOn,
  yearStartsOn,
} from '#domain/financial-year.ts'

describe('a financial year', () => {
  test.each([
    ['2024-03-31', '2023-24'],
    ['2024-04-01', '2024-25'],
    ['2023-12-31', '2023-24'],
    ['2000-01-01', '1999-00'],
  ])('%s lies in %s', (day, year) => expect(financialYearOf(day)).toBe(year))

  test('runs from 1 April to 31 March', () => {
    expect([yearStartsOn('2023-24'), yearEndsOn('2023-24')]).toEqual(['2023-04-01', '2024-03-31'])
    expect(yearEndsOn('1999-00')).toBe('2000-03-31')
  })

  test('has one before and one after', () => {
    expect([previousYear('2023-24'), nextYear('2023-24')]).toEqual(['2022-23', '2024-25'])
    expect(nextYear('1998-99')).toBe('1999-00')
  })

  test.each([
    ['2023-24', true],
    ['1999-00', true],
    ['2023-25', false],
    ['2023/24', false],
    ['2023-2024', false],
    ['0023-24', false],
  ])('%s names one: %s', (text, names) => expect(isFinancialYear(text)).toBe(names))
})
