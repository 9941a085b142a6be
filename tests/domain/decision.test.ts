import { describe, expect, test } from 'vitest'
import type { DecisionReason } from '#domain/annual-letter/labels.ts'
import {
  type DecisionVersionKind,
  hasActionsToCome,
  inForce,
  nextVersion,
  publishedNotBefore,
} from '#domain/decision.ts'
import { Refusal } from '#domain/refusal.ts'

const versions = (...kinds: DecisionVersionKind[]) =>
  kinds.map((kind, index) => ({ kind, version: index + 1 }))

describe('the next version of a decision', () => {
  test.each<[DecisionVersionKind[], DecisionVersionKind, number]>([
    [[], 'draft', 1],
    [[], 'final', 1],
    [['draft'], 'draft', 2],
    [['draft', 'draft'], 'final', 3],
    [['final'], 'revised', 2],
    [['draft', 'final', 'revised'], 'revised', 4],
  ])('after %j, a %s is number %i', (before, kind, number) => {
    expect(nextVersion(versions(...before), kind)).toBe(number)
    expect(nextVersion(versions(...before).reverse(), kind)).toBe(number)
  })

  test.each<[DecisionVersionKind[], DecisionVersionKind, string]>([
    [[], 'revised', 'There is no final decision to revise.'],
    [['draft'], 'revised', 'There is no final decision to revise.'],
    [['final'], 'final', 'There is a final decision already.'],
    [['draft', 'final'], 'draft', 'There is a final decision already.'],
    [['final', 'revised'], 'final', 'There is a final decision already.'],
  ])('after %j, a %s is refused: %s', (before, kind, sentence) => {
    expect(() => nextVersion(versions(...before), kind)).toThrow(Refusal)
    expect(() => nextVersion(versions(...before), kind)).toThrow(sentence)
  })
})

describe('the decision in force', () => {
  test.each<[DecisionVersionKind[], number | null]>([
    [[], null],
    [['draft'], null],
    [['draft', 'draft', 'final'], 3],
    [['final', 'revised', 'revised'], 3],
    [['final', 'draft'], 1],
  ])('of %j is number %s, in whatever order they come', (kinds, number) => {
    expect(inForce(versions(...kinds))?.version ?? null).toBe(number)
    expect(inForce(versions(...kinds).reverse())?.version ?? null).toBe(number)
  })
})

describe('a decision is published', () => {
  test.each([
    ['2024-06-03', '2024-07-15'],
    ['2023-12-01', '2024-01-12'],
    ['2024-02-01', '2024-03-14'],
  ])('if decided on %s, not before %s', (decidedOn, day) => expect(publishedNotBefore(decidedOn)).toBe(day))
})

describe('an upheld decision', () => {
  const reasons: DecisionReason[] = [
    { label: 'Fault and injustice', satisfactoryRemedy: false, validFrom: '2018-19' },
    { label: 'Already remedied', satisfactoryRemedy: true, validFrom: '2018-19', lastYear: '2023-24' },
    { label: 'Remedied', satisfactoryRemedy: false, validFrom: '2018-19' },
    { label: 'Remedied', satisfactoryRemedy: true, validFrom: '2024-25' },
  ].map((reason) => ({ ...reason, category: 'Upheld', investigated: true }) as DecisionReason)

  test.each([
    ['Fault and injustice', '2024-03-28', true],
    ['Already remedied', '2024-03-28', false],
    ['Already remedied', '2024-04-02', true],
    ['Remedied', '2024-03-28', true],
    ['Remedied', '2024-04-02', false],
    [null, '2024-04-02', true],
  ])('for “%s” of %s has actions to come: %s', (reason, decidedOn, has) => {
    expect(hasActionsToCome({ reason, decidedOn }, reasons)).toBe(has)
  })
})
