import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { penceFrom, poundsInWords } from '#domain/money.ts'

describe('a sum of money', () => {
  test.each([
    [123456, '£1,234.56'],
    [25000, '£250'],
    [20074607, '£200,746.07'],
    [5, '£0.05'],
    [0, '£0'],
    [-25000, '-£250'],
  ])('of %i pence is said as %s', (pence, words) => expect(poundsInWords(pence)).toBe(words))

  test.each([
    ['£1,234.56', 123456],
    ['250', 25000],
    [' £ 250 ', 25000],
    ['1234567.89', 123456789],
    ['0.05', 5],
    ['£250.5', null],
    ['1,23', null],
    ['-5', null],
    ['two hundred', null],
    ['1e3', null],
    ['', null],
    ['£', null],
  ])('typed as “%s” is %s pence', (text, pence) => expect(penceFrom(text)).toBe(pence))

  test('is read back as it was said', () => {
    fc.assert(fc.property(fc.nat(99_999_999_999), (pence) => penceFrom(poundsInWords(pence)) === pence))
  })
})
