import { describe, expect, test } from 'vitest'
import { reviewable } from '#domain/evidence.ts'
import { Refusal } from '#domain/refusal.ts'

const [lead, officer, another] = [{ id: 1 }, { id: 2 }, { id: 3 }]
const first = { id: 10, version: 1, uploadedBy: lead.id }
const second = { id: 11, version: 2, uploadedBy: officer.id }
const newer = 'A newer version of this file has come in. Review that one.'
const own = 'You uploaded this file. Another link officer or the Monitoring Officer reviews it.'

describe('a version of a file is reviewed', () => {
  test.each([
    ['by somebody else', [first], 10, officer],
    ['by somebody else, the newest one', [first, second], 11, another],
    ['by the one who uploaded the version before it', [first, second], 11, lead],
  ])('%s', (_, versions, id, reviewer) => {
    expect(() => reviewable(versions, id, reviewer)).not.toThrow()
    expect(() => reviewable(versions.toReversed(), id, reviewer)).not.toThrow()
  })

  test.each([
    ['by the one who uploaded it', [first], 10, lead, own],
    ['by the one who uploaded it, though not the first', [first, second], 11, officer, own],
    ['after a newer one came in', [first, second], 10, another, newer],
    ['when it belongs to another file', [first], 12, another, newer],
  ])('not %s', (_, versions, id, reviewer, sentence) => {
    expect(() => reviewable(versions, id, reviewer)).toThrow(Refusal)
    expect(() => reviewable(versions, id, reviewer)).toThrow(sentence)
    expect(() => reviewable(versions.toReversed(), id, reviewer)).toThrow(sentence)
  })
})
