import { describe, expect, test } from 'vitest'
import {
  isDemonstrationReference,
  normaliseReference,
  referencesIn,
  showReference,
} from '#domain/case-reference.ts'

describe('the Ombudsman’s reference', () => {
  test.each([
    ['23 001 283', '23001283'],
    ['23-001-283', '23001283'],
    ['23001283', '23001283'],
    [' 23\u00a0001\u00a0283 ', '23001283'],
    ['17 002 402b', '17002402b'],
    ['17 002 402 B', '17002402b'],
    ['17-002-402-b', '17002402b'],
    ['23 001 28', null],
    ['23 001 2834', null],
    ['ab 001 283', null],
    ['17 002 402bc', null],
    ['', null],
  ])('typed as “%s” is %s', (text, reference) => expect(normaliseReference(text)).toBe(reference))

  test.each([
    ['23001283', '23 001 283'],
    ['17002402b', '17 002 402b'],
  ])('%s is shown as %s, and read back', (reference, shown) => {
    expect(showReference(reference)).toBe(shown)
    expect(normaliseReference(shown)).toBe(reference)
  })

  test.each([
    ['Our ref: 23 001 283. Please reply', ['23001283']],
    ['(23 001 283, linked with 22-015-191)', ['23001283', '22015191']],
    ['23 001 283 a council in Kent', ['23001283']],
    ['joint case 17 002 402b and again 17002402B', ['17002402b']],
    ['/decisions/education/special-educational-needs/22-011-513', ['22011513']],
    ['Kent_23-001-283_draft.pdf', ['23001283']],
    ['23 001\n283', ['23001283']],
    ['£12 345 678', []],
    ['call 03000 417025 or 07700900123', []],
    ['paid 12,345,678.00 on 17.07.2024', []],
    ['no reference', []],
  ])('is found in “%s”: %o', (text, references) => expect(referencesIn(text)).toEqual(references))

  test.each([
    ['23900001', true],
    ['23999123', true],
    ['23899999', false],
    ['23021398', false],
  ])('%s belongs to a demonstration: %s', (reference, demonstration) =>
    expect(isDemonstrationReference(reference)).toBe(demonstration),
  )
})
