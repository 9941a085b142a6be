import { describe, expect, test } from 'vitest'
import { isBelowEnding, parentAfter, servicesAbove, servicesBelow } from '#domain/service-tree.ts'

const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)

/** 1 > 2 > 3 > 4, and 5 by itself. */
const tree = [
  { id: 1, parentId: null },
  { id: 2, parentId: 1 },
  { id: 3, parentId: 2 },
  { id: 4, parentId: 3 },
  { id: 5, parentId: null },
]
const ring = [
  { id: 1, parentId: 2 },
  { id: 2, parentId: 1 },
]

test('above a service stands what it is below, the nearest first; below it all that is, each once', () => {
  expect(ids(servicesAbove(tree, tree[3]!))).toEqual([3, 2, 1])
  expect(servicesAbove(tree, tree[0]!)).toEqual([])
  expect(ids(servicesBelow(tree, [2]))).toEqual([3, 4])
  expect(ids(servicesBelow(tree, [1, 3]))).toEqual([2, 4])
  expect(servicesBelow(tree, [5])).toEqual([])
})

test('a ring that a database might hold is walked once', () => {
  expect(ids(servicesAbove(ring, ring[0]!))).toEqual([2])
  expect(ids(servicesBelow(ring, [1]))).toEqual([2])
})

describe('when services end', () => {
  test.each([
    { heir: 2, ending: [1], below: null },
    { heir: 3, ending: [1], below: null },
    { heir: 4, ending: [2], below: 1 },
    { heir: 4, ending: [3, 2], below: 1 },
    { heir: 4, ending: [1, 3], below: null },
    { heir: 3, ending: [4], below: 2 },
    { heir: 5, ending: [1, 2], below: null },
  ])('$ending, $heir takes over below $below', ({ heir, ending, below }) => {
    expect(parentAfter(tree, tree[heir - 1]!, ending)).toBe(below)
  })

  test.each([
    { place: null, ending: [1], is: false },
    { place: 1, ending: [1], is: true },
    { place: 4, ending: [1], is: true },
    { place: 1, ending: [2], is: false },
    { place: 5, ending: [1, 2], is: false },
  ])('$ending, a place below $place is below one that ends: $is', ({ place, ending, is }) => {
    expect(isBelowEnding(tree, place, ending)).toBe(is)
  })
})
