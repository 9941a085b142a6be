import { describe, expect, test } from 'vitest'
import { faultInReaching, whyNotOurs } from '#domain/public-address.ts'
import { addressOf, readConfig } from '#src/config.ts'

const https = 'https://redress.example.gov.uk'

describe('somebody would not stay signed in', () => {
  test.each([
    { publicUrl: null, host: '127.0.0.1:3000', proto: null, is: null },
    { publicUrl: https, host: 'redress.example.gov.uk', proto: 'https', is: null },
    { publicUrl: https, host: 'redress.example.gov.uk', proto: null, is: null },
    { publicUrl: https, host: 'redress.example.gov.uk', proto: 'http', is: 'not secure' },
    { publicUrl: https, host: '10.0.0.5:3000', proto: null, is: 'another host' },
    { publicUrl: https, host: 'redress.example.gov.uk:3000', proto: null, is: 'another host' },
    { publicUrl: 'http://intranet', host: 'intranet', proto: 'http', is: null },
  ])('set up for $publicUrl, opened at $host over $proto: $is', ({ is, ...reached }) => {
    expect(faultInReaching(reached)).toBe(is)
  })
})

describe('a form that is not taken says why', () => {
  const reached = 'http://10.0.0.5:3000'
  test.each([
    {
      origin: 'http://10.0.0.5:3000',
      publicUrl: https,
      names: ['http://10.0.0.5:3000', https, 'PUBLIC_URL'],
    },
    { origin: https, publicUrl: null, names: [https, reached, 'PUBLIC_URL'] },
    { origin: undefined, publicUrl: https, names: ['did not say'] },
    { origin: 'null', publicUrl: https, names: ['did not say'] },
  ])('from $origin, set up for $publicUrl', ({ names, ...given }) => {
    for (const name of names) expect(whyNotOurs({ ...given, reached })).toContain(name)
  })
})

describe('the configuration is refused', () => {
  const provider = { OIDC_CLIENT_ID: 'redress' }
  test.each([
    { env: { NODE_ENV: 'production', HOST: '0.0.0.0' }, names: 'PUBLIC_URL' },
    {
      env: { ...provider, OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0' },
      names: 'OIDC_ISSUER',
    },
    { env: { ...provider, OIDC_ISSUER: 'http://login.example.gov.uk' }, names: 'OIDC_ISSUER' },
    { env: { PUBLIC_URL: `${https}/redress` }, names: 'PUBLIC_URL' },
    { env: { PUBLIC_URL: `${https}/?from=mail` }, names: 'PUBLIC_URL' },
    { env: { PUBLIC_URL: `${https}/?` }, names: 'PUBLIC_URL' },
    { env: { PUBLIC_URL: `${https}/#today` }, names: 'PUBLIC_URL' },
    { env: { PUBLIC_URL: 'https://ada:secret@redress.example.gov.uk' }, names: 'PUBLIC_URL' },
    { env: { PUBLIC_URL: 'redress.example.gov.uk' }, names: 'PUBLIC_URL' },
    { env: { SESSION_HOURS: '9601' }, names: 'SESSION_HOURS' },
    { env: { SESSION_IDLE_MINUTES: '576001' }, names: 'SESSION_IDLE_MINUTES' },
    { env: { OIDC_SCOPES: 'profile email' }, names: 'OIDC_SCOPES' },
    { env: { OIDC_SCOPES: 'openid2' }, names: 'OIDC_SCOPES' },
  ])('$env', ({ env, names }) => {
    expect(() => readConfig(env)).toThrow(names)
  })

  test.each([
    { NODE_ENV: 'production', HOST: '127.0.0.1' },
    { NODE_ENV: 'production', HOST: '0.0.0.0', PUBLIC_URL: https },
    { HOST: '0.0.0.0' },
    { SESSION_HOURS: '9600', SESSION_IDLE_MINUTES: '576000' },
    { OIDC_SCOPES: 'profile  openid' },
  ])('and taken: %j', (env) => {
    expect(readConfig(env)).toBeTruthy()
  })
})

test.each([
  { env: {}, is: 'http://127.0.0.1:3000' },
  { env: { HOST: '::1', PORT: '8080' }, is: 'http://[::1]:8080' },
  { env: { PUBLIC_URL: https }, is: https },
  { env: { PUBLIC_URL: `${https}/` }, is: https },
  { env: { PUBLIC_URL: 'HTTPS://Redress.example.gov.uk:443/' }, is: https },
])('with $env links in mails begin with $is', ({ env, is }) => {
  expect(addressOf(readConfig(env))).toBe(is)
})
