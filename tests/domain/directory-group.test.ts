import { describe, expect, test } from 'vitest'
import {
  changedByGroups,
  type DirectoryGroup,
  partFromGroups,
  staysFromDirectory,
} from '#domain/directory-group.ts'

const groups: DirectoryGroup[] = [
  { claim: 'sen', label: 'SEN', role: 'service lead', services: [3, 1] },
  { claim: 'roads', label: 'Highways', role: 'service lead', services: [2, 3] },
  { claim: 'officers', label: '', role: 'link officer', services: [] },
  { claim: 'monitor', label: '', role: 'monitoring officer', services: [] },
  { claim: 'members', label: '', role: 'viewer', services: [] },
  { claim: 'it', label: '', role: 'administrator', services: [] },
]

test.each([
  { of: [], is: null },
  { of: ['another'], is: null },
  { of: ['members'], is: { role: 'viewer', services: [] } },
  { of: ['sen'], is: { role: 'service lead', services: [1, 3] } },
  { of: ['roads', 'sen'], is: { role: 'service lead', services: [1, 2, 3] } },
  { of: ['members', 'roads'], is: { role: 'service lead', services: [2, 3] } },
  { of: ['sen', 'officers'], is: { role: 'link officer', services: [] } },
  { of: ['officers', 'monitor'], is: { role: 'monitoring officer', services: [] } },
  { of: ['it', 'monitor', 'sen'], is: { role: 'administrator', services: [] } },
  { of: ['SEN'], is: null },
])('somebody in the groups $of has the part $is', ({ of, is }) => {
  expect(partFromGroups(of, groups)).toEqual(is)
})

describe('what a sign-in changes of somebody', () => {
  const viewer = { role: 'viewer', services: [] } as const
  const lead = { role: 'service lead', services: [2, 1] } as const
  const nell = { name: 'Nell', email: 'nell@example.gov.uk', ...viewer, active: true }
  const byAdministrator = { ...nell, partFromDirectory: false }
  const byDirectory = { ...nell, partFromDirectory: true }
  const taken = { ...byDirectory, active: false }
  const ended = { ...byAdministrator, active: false }

  test.each([
    { who: 'an administrator’s', of: byAdministrator, part: null, is: null },
    { who: 'an administrator’s', of: byAdministrator, part: viewer, is: null },
    {
      who: 'an administrator’s',
      of: byAdministrator,
      part: lead,
      is: { ...lead, active: true, partFromDirectory: true },
    },
    { who: 'the directory’s', of: byDirectory, part: null, is: { active: false } },
    { who: 'the directory’s', of: byDirectory, part: viewer, is: null },
    {
      who: 'the directory’s, in another order',
      of: { ...byDirectory, ...lead, services: [1, 2] },
      part: lead,
      is: null,
    },
    {
      who: 'the directory’s',
      of: byDirectory,
      part: lead,
      is: { ...lead, active: true, partFromDirectory: true },
    },
    { who: 'what the directory took', of: taken, part: null, is: null },
    { who: 'what the directory took', of: taken, part: viewer, is: { active: true } },
    {
      who: 'what the directory took',
      of: taken,
      part: lead,
      is: { ...lead, active: true, partFromDirectory: true },
    },
    { who: 'what an administrator ended', of: ended, part: null, is: null },
    { who: 'what an administrator ended', of: ended, part: lead, is: null },
  ])('$who, with the part $part from groups: $is', ({ of, part, is }) => {
    expect(changedByGroups(of, part)).toEqual(is)
  })

  test.each([
    { what: 'another name', before: byDirectory, after: { ...nell, name: 'Nell New' }, stays: true },
    { what: 'another part', before: byDirectory, after: { ...nell, ...lead }, stays: false },
    { what: 'an access that ends', before: byDirectory, after: { ...nell, active: false }, stays: false },
    { what: 'an access that begins again', before: taken, after: nell, stays: false },
    { what: 'a part that was an administrator’s', before: byAdministrator, after: nell, stays: false },
  ])('with $what the part stays from the directory: $stays', ({ before, after, stays }) => {
    expect(staysFromDirectory(before, after)).toBe(stays)
  })
})
