import { describe, expect, test } from 'vitest'
import {
  emailAsKept,
  isEmail,
  mistakesInPerson,
  type PersonFacts,
  partInWords,
  servicesLeft,
  stopsWork,
} from '#domain/person.ts'

const [highways, libraries] = [3, 4]
const names = new Map([
  [highways, 'Highways'],
  [libraries, 'Libraries'],
])

const person = (facts: Partial<PersonFacts> = {}): PersonFacts => ({
  name: 'Rob Roads',
  email: 'rob@example.gov.uk',
  role: 'viewer',
  active: true,
  services: [],
  ...facts,
})
const administrator = person({ role: 'administrator' })
const lead = person({ role: 'service lead', services: [highways, libraries] })

describe('what is refused of a person, beside which field', () => {
  const around = { emailTaken: false, own: false, otherAdministrators: 1 }
  test.each([
    { what: 'a viewer is added', before: null, after: person(), fields: [] },
    { what: 'the address is another’s', before: null, after: person(), emailTaken: true, fields: ['email'] },
    {
      what: 'a service lead leads nothing',
      before: null,
      after: person({ role: 'service lead' }),
      fields: ['services'],
    },
    { what: 'a service lead leads something', before: person(), after: lead, fields: [] },
    {
      what: 'they change their own name',
      before: administrator,
      after: { ...administrator, name: 'R Roads' },
      own: true,
      fields: [],
    },
    {
      what: 'they change their own part',
      before: administrator,
      after: person(),
      own: true,
      fields: ['role'],
    },
    {
      what: 'they end their own access, and another stays',
      before: administrator,
      after: { ...administrator, active: false },
      own: true,
      fields: [],
    },
    {
      what: 'the only administrator loses the part',
      before: administrator,
      after: person(),
      otherAdministrators: 0,
      fields: ['role'],
    },
    {
      what: 'the only administrator loses access',
      before: administrator,
      after: { ...administrator, active: false },
      otherAdministrators: 0,
      fields: ['active'],
    },
    {
      what: 'the only administrator gets another name',
      before: administrator,
      after: { ...administrator, name: 'R' },
      otherAdministrators: 0,
      fields: [],
    },
    { what: 'one of two administrators loses the part', before: administrator, after: person(), fields: [] },
    {
      what: 'a viewer is let in again',
      before: person({ active: false }),
      after: person(),
      otherAdministrators: 0,
      fields: [],
    },
  ])('$what: $fields', ({ before, after, fields, what: _, ...about }) => {
    expect(Object.keys(mistakesInPerson(before, after, { ...around, ...about }))).toEqual(fields)
  })
})

describe('what a change takes out of somebody’s hands', () => {
  test.each([
    { what: 'a new name', after: { ...lead, name: 'R Roads' }, stops: false, left: [] },
    { what: 'one service less', after: { ...lead, services: [libraries] }, stops: false, left: [highways] },
    { what: 'another part', after: person(), stops: true, left: [highways, libraries] },
    { what: 'no access', after: { ...lead, active: false }, stops: true, left: [highways, libraries] },
  ])('$what', ({ after, stops, left }) => {
    expect(stopsWork(lead, after)).toBe(stops)
    expect(servicesLeft(lead, after)).toEqual(left)
  })

  test('who may not sign in already stops nothing by another part', () => {
    expect(stopsWork(person({ active: false }), { ...administrator, active: false })).toBe(false)
  })
})

test.each([
  { facts: person(), words: 'Viewer' },
  { facts: lead, words: 'Service lead of Highways and Libraries' },
  { facts: { ...lead, services: [libraries] }, words: 'Service lead of Libraries' },
])('a part in words: $words', ({ facts, words }) => {
  expect(partInWords(facts, names)).toBe(words)
})

test.each([
  ['  Rob.Roads@Example.GOV.uk ', 'rob.roads@example.gov.uk'],
  ['rob@example.gov.uk', 'rob@example.gov.uk'],
])('the address %j is kept as %s', (typed, kept) => {
  expect(emailAsKept(typed)).toBe(kept)
})

test.each([
  { text: 'rob@example.gov.uk', is: true },
  { text: "Rob.O'Roads+1@Example.GOV.uk", is: true },
  { text: 'rob_partner.org#EXT#@council.onmicrosoft.com', is: true },
  { text: `${'r'.repeat(239)}@example.gov.uk`, is: true },
  { text: `${'r'.repeat(241)}@example.gov.uk`, is: false },
  { text: '', is: false },
  { text: 'rob', is: false },
  { text: 'rob@', is: false },
  { text: '@example.gov.uk', is: false },
  { text: 'rob@intranet', is: false },
  { text: 'rob@example..uk', is: false },
  { text: 'rob@-example.gov.uk', is: false },
  { text: 'rob@example.gov.uk ', is: false },
  { text: 'rob roads@example.gov.uk', is: false },
  { text: 'rob@example.gov.uk,eve@example.org', is: false },
  { text: 'Rob <rob@example.gov.uk>', is: false },
  { text: 'rob@example.gov.uk\nBcc: eve@example.org', is: false },
])('whether $text is an e-mail address: $is', ({ text, is }) => {
  expect(isEmail(text)).toBe(is)
})
