import { expect, test } from 'vitest'
import { unusualIn } from '#domain/unusual-sign-in.ts'

const edge = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/129.0 Safari/537.36 Edg/129.0'
const newerEdge = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0'
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0'
const atDesk = { browser: edge, address: '203.0.113.9' }
const athome = { browser: firefox, address: '2001:db8:1:2::3' }

test.each([
  { now: atDesk, earlier: [], is: [], why: 'the first sign-in ever' },
  { now: atDesk, earlier: [atDesk], is: [], why: 'the same' },
  { now: { ...atDesk, browser: newerEdge }, earlier: [atDesk], is: [], why: 'a newer version' },
  { now: { ...atDesk, address: '203.0.113.200' }, earlier: [atDesk], is: [], why: 'the same network' },
  { now: { ...atDesk, address: '203.0.114.9' }, earlier: [atDesk], is: ['network'], why: 'another network' },
  { now: { ...atDesk, browser: firefox }, earlier: [atDesk], is: ['browser'], why: 'another browser' },
  { now: athome, earlier: [atDesk], is: ['browser', 'network'], why: 'both' },
  { now: athome, earlier: [atDesk, athome], is: [], why: 'seen before, though not last' },
  {
    now: { browser: firefox, address: '203.0.113.9' },
    earlier: [atDesk, athome],
    is: [],
    why: 'each seen, apart',
  },
  { now: { ...athome, address: '2001:db8:1:ffff::1' }, earlier: [athome], is: [], why: 'the same 48 bits' },
  { now: { ...atDesk, address: '' }, earlier: [atDesk], is: [], why: 'an address that is not known' },
])('$why: $is', ({ now, earlier, is }) => {
  expect(unusualIn(now, earlier)).toEqual(is)
})
