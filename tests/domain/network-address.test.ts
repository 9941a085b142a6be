import { describe, expect, test } from 'vitest'
import { clientAddress, lineOf, networkOf, plainAddress } from '#domain/network-address.ts'

describe('from where a request comes', () => {
  const connection = '10.0.0.2'
  test.each([
    { trustedProxies: 0, forwardedFor: undefined, is: '10.0.0.2', why: 'no proxy, nothing forwarded' },
    { trustedProxies: 0, forwardedFor: '203.0.113.9', is: '10.0.0.2', why: 'anybody can send the header' },
    { trustedProxies: 1, forwardedFor: '203.0.113.9', is: '203.0.113.9', why: 'our proxy wrote it' },
    {
      trustedProxies: 1,
      forwardedFor: '1.1.1.1, 203.0.113.9',
      is: '203.0.113.9',
      why: 'the first is made up',
    },
    {
      trustedProxies: 2,
      forwardedFor: '203.0.113.9, 10.0.0.7',
      is: '203.0.113.9',
      why: 'two proxies of ours',
    },
    {
      trustedProxies: 2,
      forwardedFor: '1.1.1.1,203.0.113.9,10.0.0.7',
      is: '203.0.113.9',
      why: 'made up before',
    },
    {
      trustedProxies: 2,
      forwardedFor: '203.0.113.9',
      is: '203.0.113.9',
      why: 'came by the inner proxy only',
    },
    { trustedProxies: 1, forwardedFor: undefined, is: '10.0.0.2', why: 'came past the proxy' },
    { trustedProxies: 1, forwardedFor: '', is: '10.0.0.2', why: 'an empty header' },
    { trustedProxies: 1, forwardedFor: 'unknown', is: '10.0.0.2', why: 'no address' },
    { trustedProxies: 1, forwardedFor: '203.0.113.9:52144', is: '203.0.113.9', why: 'with a port' },
    { trustedProxies: 1, forwardedFor: '[2001:DB8::7]:443', is: '2001:db8::7', why: 'IPv6 with a port' },
    { trustedProxies: 1, forwardedFor: '2001:db8::7', is: '2001:db8::7', why: 'IPv6' },
  ])('$trustedProxies proxies of ours, $forwardedFor: $is ($why)', ({ is, why: _, ...given }) => {
    expect(clientAddress({ connection, ...given })).toBe(is)
  })

  test('an IPv4 address that comes over IPv6 is written as itself', () => {
    expect(
      clientAddress({ connection: '::ffff:192.0.2.4', forwardedFor: undefined, trustedProxies: 0 }),
    ).toBe('192.0.2.4')
  })
})

test.each([
  ['192.0.2.4', '192.0.2.4'],
  [' 192.0.2.4 ', '192.0.2.4'],
  ['::1', '::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['2001:db8:0:0:0:0:0:7', '2001:db8:0:0:0:0:0:7'],
  ['192.0.2.400', ''],
  ['192.0.2', ''],
  ['1::2::3', ''],
  ['2001:db8', ''],
  ['::12345', ''],
  ['<script>', ''],
  ['', ''],
])('%j is the address %j', (written, is) => {
  expect(plainAddress(written)).toBe(is)
})

test.each([
  ['192.0.2.4', '192.0.2.0/24'],
  ['2001:db8:12:34::7', '2001:db8:12::/48'],
  ['::1', '0:0:0::/48'],
  ['nowhere', ''],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test.each([
  ['192.0.2.4', '192.0.2.4'],
  ['2001:db8:12:34:56::7', '2001:db8:12:34::/64'],
  ['', ''],
])('tries from %s are counted against %s', (address, line) => {
  expect(lineOf(address)).toBe(line)
})
