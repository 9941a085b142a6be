import { describe, expect, test } from 'vitest'
import { readClaims } from '#domain/openid-claims.ts'
import { faultInIssuer } from '#domain/openid-provider.ts'

const entra = {
  iss: 'https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0',
  sub: 'AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ',
  name: 'Ada Admin',
}
const read = (claims: Record<string, unknown>, groupsClaim = 'groups') =>
  readClaims({ ...entra, ...claims }, groupsClaim)

describe('the address that somebody is known by', () => {
  test.each([
    { claims: { email: 'ada@example.gov.uk', email_verified: true }, is: 'ada@example.gov.uk' },
    { claims: { email: 'ada@example.gov.uk' }, is: 'ada@example.gov.uk' },
    { claims: { email: 'ada@example.gov.uk', email_verified: false }, is: null },
    { claims: { email: 'ada@example.gov.uk', email_verified: 'false' }, is: null },
    { claims: { email_verified: false, preferred_username: 'ada@example.gov.uk' }, is: null },
    { claims: { preferred_username: 'ada@example.gov.uk' }, is: 'ada@example.gov.uk' },
    { claims: { email: '', preferred_username: 'ada@example.gov.uk' }, is: 'ada@example.gov.uk' },
    { claims: { email: 'a@example.gov.uk', preferred_username: 'b@example.gov.uk' }, is: 'a@example.gov.uk' },
    { claims: { preferred_username: 'ada' }, is: null },
    { claims: { email: ['ada@example.gov.uk'] }, is: null },
    { claims: {}, is: null },
  ])('of $claims is $is', ({ claims, is }) => {
    expect(read(claims).email).toBe(is)
  })
})

describe('groups', () => {
  test.each([
    { claims: { groups: ['a', 'b'] }, claim: 'groups', are: ['a', 'b'] },
    { claims: { groups: 'a' }, claim: 'groups', are: ['a'] },
    { claims: { groups: ['a', 'a', '', 7, null] }, claim: 'groups', are: ['a'] },
    { claims: { roles: ['Redress.LinkOfficer'] }, claim: 'roles', are: ['Redress.LinkOfficer'] },
    { claims: { groups: { a: 1 } }, claim: 'groups', are: [] },
    { claims: {}, claim: 'groups', are: [] },
  ])('in $claims by $claim are $are', ({ claims, claim, are }) => {
    expect(read(claims, claim).groups).toEqual(are)
  })

  test.each([
    {
      claims: {
        _claim_names: { groups: 'src1' },
        _claim_sources: { src1: { endpoint: 'https://graph.example' } },
      },
      is: true,
    },
    { claims: { hasgroups: true }, is: true },
    { claims: { hasgroups: 'true' }, is: true },
    { claims: { groups: ['a'] }, is: false },
    { claims: { _claim_names: { address: 'src1' } }, is: false },
    { claims: { _claim_names: null }, is: false },
    { claims: {}, is: false },
  ])('were left out of $claims: $is', ({ claims, is }) => {
    expect(read(claims).groupsLeftOut).toBe(is)
  })
})

describe('the address of a provider', () => {
  test.each([
    ['https://login.microsoftonline.com/common/v2.0', 'stands for every directory'],
    ['https://login.microsoftonline.com/Organizations/v2.0', 'stands for every directory'],
    ['https://login.microsoftonline.com/consumers/v2.0', 'stands for every directory'],
    ['https://login.microsoftonline.us/common/v2.0', 'stands for every directory'],
    ['http://login.example.gov.uk', 'https:'],
    ['http://127.0.0.1.example.com', 'https:'],
  ])('%s is refused: %s', (issuer, why) => {
    expect(faultInIssuer(issuer)).toContain(why)
  })

  test.each([
    'https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0',
    'https://login.microsoftonline.com/borsetshire.gov.uk/v2.0',
    'https://accounts.example.com/common',
    'http://127.0.0.1:4000',
    'http://localhost:4000',
    'http://[::1]:4000',
  ])('%s is taken', (issuer) => {
    expect(faultInIssuer(issuer)).toBeNull()
  })
})
