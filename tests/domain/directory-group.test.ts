import { expect, test } from 'vitest'
import { type DirectoryGroup, partFromGroups } from '#domain/directory-group.ts'

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
