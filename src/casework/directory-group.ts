import {
  deleteDirectoryGroup,
  findDirectoryGroup,
  insertDirectoryGroup,
  listDirectoryGroups,
  updateDirectoryGroup,
} from '#db/queries/directory-group.ts'
import { insertSecurityEvent } from '#db/queries/security-event.ts'
import { listServices } from '#db/queries/service.ts'
import { differing } from '#domain/case-facts.ts'
import { type DirectoryGroup, groupInWords } from '#domain/directory-group.ts'
import type { Desk } from './desk.ts'
import { Mistaken } from './mistaken.ts'
import { perform } from './perform.ts'
import { StaleForm } from './stale-form.ts'

const known = { claim: 'This group is in the list already' }

const nameOf = ({ label, claim }: DirectoryGroup) => label || claim

/** From now on the members of a group have a part when they sign in. */
export const recordDirectoryGroup = (desk: Desk, group: DirectoryGroup) =>
  perform(desk, 'record a directory group', async (desk) => {
    const id = await insertDirectoryGroup(desk, group)
    if (id === null) throw new Mistaken(known)
    await insertSecurityEvent(desk, {
      kind: 'setting changed',
      note: `The directory group ${nameOf(group)} gives the part ${group.role}.`,
    })
    return { id, name: nameOf(group), role: group.role }
  })

/** What a group gives changes from the next sign-in of each member on. */
export const changeDirectoryGroup = (desk: Desk, id: number, version: number, group: DirectoryGroup) =>
  perform(desk, 'change a directory group', async (desk) => {
    const before = await findDirectoryGroup(desk, id)
    if (before.version !== version) throw new StaleForm()
    const others = await listDirectoryGroups(desk)
    if (others.some((other) => other.id !== id && other.claim === group.claim)) throw new Mistaken(known)
    if (!(await updateDirectoryGroup(desk, id, version, group))) throw new StaleForm()
    const names = new Map((await listServices(desk)).map(({ id, name }) => [id, name]))
    await insertSecurityEvent(desk, {
      kind: 'setting changed',
      note: `The directory group ${nameOf(group)} was changed.`,
    })
    return { id, name: nameOf(before), ...differing(groupInWords(before, names), groupInWords(group, names)) }
  })

/** A group gives nothing any more. Its members keep the part that they had last. */
export const removeDirectoryGroup = (desk: Desk, id: number) =>
  perform(desk, 'remove a directory group', async (desk) => {
    const group = await findDirectoryGroup(desk, id)
    await deleteDirectoryGroup(desk, id)
    await insertSecurityEvent(desk, {
      kind: 'setting changed',
      note: `The directory group ${nameOf(group)} was removed.`,
    })
    return { id, name: nameOf(group) }
  })
