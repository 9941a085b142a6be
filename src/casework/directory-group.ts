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
import { partInWords } from '#domain/person.ts'
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
    const names = await namesOfServices(desk)
    await warnOf(desk, `${told(group)} gives the part ${partInWords(group, names)}.`)
    return { id, name: nameOf(group), before: {}, after: groupInWords(group, names) }
  })

/** What a group gives changes from the next sign-in of each member on. */
export const changeDirectoryGroup = (desk: Desk, id: number, version: number, group: DirectoryGroup) =>
  perform(desk, 'change a directory group', async (desk) => {
    const before = await findDirectoryGroup(desk, id)
    if (before.version !== version) throw new StaleForm()
    const others = await listDirectoryGroups(desk)
    if (others.some((other) => other.id !== id && other.claim === group.claim)) throw new Mistaken(known)
    if (!(await updateDirectoryGroup(desk, id, version, group))) throw new StaleForm()
    const names = await namesOfServices(desk)
    const [was, is] = [partInWords(before, names), partInWords(group, names)]
    await warnOf(
      desk,
      `${told(before)} was changed.`,
      before.claim !== group.claim && `It stands for the group ${group.claim} of the directory now.`,
      was !== is && `It gave the part ${was}, and gives ${is} now.`,
    )
    return { id, name: nameOf(before), ...differing(groupInWords(before, names), groupInWords(group, names)) }
  })

/** A group gives nothing any more. Its members keep the part that they had last until they sign in again. */
export const removeDirectoryGroup = (desk: Desk, id: number, version: number) =>
  perform(desk, 'remove a directory group', async (desk) => {
    const group = await findDirectoryGroup(desk, id)
    if (!(await deleteDirectoryGroup(desk, id, version))) throw new StaleForm()
    const names = await namesOfServices(desk)
    await warnOf(desk, `${told(group)} was removed.`, `It gave the part ${partInWords(group, names)}.`)
    return { id, name: nameOf(group), before: groupInWords(group, names), after: {} }
  })

const namesOfServices = async (desk: Desk): Promise<Map<number, string>> =>
  new Map((await listServices(desk)).map(({ id, name }) => [id, name]))

/** 'The directory group SEN team (6f1d2b7e)' */
const told = ({ label, claim }: DirectoryGroup): string =>
  `The directory group ${label ? `${label} (${claim})` : claim}`

const warnOf = (desk: Desk, ...sentences: (string | false)[]) =>
  insertSecurityEvent(desk, {
    kind: 'setting changed',
    note: sentences.filter((sentence) => sentence !== false).join(' '),
  })
