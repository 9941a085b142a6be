import { describe, expect, test } from 'vitest'
import { nameHoldsUntil, whyNotCalled } from '#domain/service-name.ts'

/** Highways became Roads on 1 September 2023; Parking ended with March 2022. */
const names = [
  { id: 1, name: 'Highways', validFrom: '2018-04-01', validTo: '2023-08-31' },
  { id: 1, name: 'Roads', validFrom: '2023-09-01', validTo: null },
  { id: 2, name: 'Parking', validFrom: '2018-04-01', validTo: '2022-03-31' },
]

describe('a name is one service’s on each day', () => {
  const another = 'Another had this name until 31 August 2023'
  test.each([
    { name: 'Streets', from: '2018-04-01', until: null, whyNot: null },
    { name: 'Roads', from: '2024-01-15', until: null, whyNot: 'There is one of this name already' },
    { name: 'roads', from: '2018-04-01', until: null, whyNot: 'There is one of this name already' },
    { name: 'Roads', from: '2018-04-01', until: '2023-08-31', whyNot: null },
    { name: 'Highways', from: '2019-04-01', until: null, whyNot: another },
    { name: 'Highways', from: '2023-08-31', until: null, whyNot: another },
    { name: 'Highways', from: '2023-09-01', until: null, whyNot: null },
    { name: 'Highways', from: '2017-04-01', until: '2018-03-31', whyNot: null },
    { name: 'Highways', from: '2017-04-01', until: '2018-04-01', whyNot: another },
    { name: 'Parking', from: '2022-04-01', until: null, whyNot: null },
  ])('$name from $from until $until: $whyNot', ({ name, from, until, whyNot }) => {
    expect(whyNotCalled(name, { validFrom: from, validTo: until }, names)).toBe(whyNot)
  })
})

describe('a name holds until the next one', () => {
  const own = [{ validFrom: '2018-04-01' }, { validFrom: '2023-09-01' }]
  test.each([
    { from: '2020-01-01', validTo: null, until: '2023-08-31' },
    { from: '2018-04-01', validTo: null, until: '2023-08-31' },
    { from: '2023-09-01', validTo: null, until: null },
    { from: '2024-01-15', validTo: '2024-03-31', until: '2024-03-31' },
  ])('from $from, of what ends on $validTo: until $until', ({ from, validTo, until }) => {
    expect(nameHoldsUntil(from, { validTo }, own)).toBe(until)
  })
})
