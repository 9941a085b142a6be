import {
  deleteAbsence,
  findAbsence,
  insertAbsence,
  listAbsencesOf,
  updateAbsence,
} from '#db/queries/absence.ts'
import { findPerson, lockPeople } from '#db/queries/person.ts'
import { listPeople, listUsers } from '#db/queries/user.ts'
import {
  type AbsenceFacts,
  absenceInWords,
  mayBeRemoved,
  mayCover,
  mistakesInAbsence,
} from '#domain/absence.ts'
import { differing } from '#domain/case-facts.ts'
import { NotPermitted } from '#domain/permissions.ts'
import { Refusal } from '#domain/refusal.ts'
import type { Desk } from './desk.ts'
import { refuseMistakes } from './mistaken.ts'
import { perform } from './perform.ts'
import { StaleForm } from './stale-form.ts'

/** Somebody will be away, or is: an administrator records it for others, everybody for themselves. */
export const recordAbsence = (desk: Desk, userId: number, given: AbsenceFacts) =>
  perform(desk, 'record an absence', async (desk) => {
    if (userId !== desk.user.id && desk.user.role !== 'administrator') {
      throw new NotPermitted('record an absence')
    }
    await lockPeople(desk)
    const person = await findPerson(desk, userId)
    await refuseWhatIsWrong(desk, person, given, null)
    const absenceId = await insertAbsence(desk.db, { ...given, userId, recordedAt: desk.now })
    const { firstOn, lastOn } = given
    const { cover } = absenceInWords(given, await namesOf(desk))
    return { absenceId, userId, name: person.name, firstOn, lastOn, cover }
  })

/** Another first or last day, another cover; an absence is cut short by an earlier last day. */
export const changeAbsence = (desk: Desk, id: number, version: number, given: AbsenceFacts) =>
  perform(desk, 'change an absence', async (desk) => {
    await lockPeople(desk)
    const before = await findAbsence(desk, id)
    const person = await findPerson(desk, before.userId)
    if (before.version !== version) throw new StaleForm()
    await refuseWhatIsWrong(desk, person, given, id)
    if (!(await updateAbsence(desk.db, id, version, given))) throw new StaleForm()
    const names = await namesOf(desk)
    const changes = differing(inTrail(before, names), inTrail(given, names))
    return { absenceId: id, userId: person.id, name: person.name, ...changes }
  })

/** An absence that has not begun does not take place. */
export const removeAbsence = (desk: Desk, id: number) =>
  perform(desk, 'remove an absence', async (desk) => {
    const { userId, firstOn, lastOn } = await findAbsence(desk, id)
    if (!mayBeRemoved({ firstOn }, desk.today)) {
      throw new Refusal('This absence has begun. Cut it short by an earlier last day.')
    }
    await deleteAbsence(desk.db, id)
    const { name } = await findPerson(desk, userId)
    return { absenceId: id, userId, name, firstOn, lastOn }
  })

/** Who may cover for somebody: active people of their part, by name; for a service lead link officers too. */
export const listMayCover = async (desk: Desk, { id, role }: Pick<Desk['user'], 'id' | 'role'>) =>
  (await listUsers(desk.db))
    .filter((other) => other.id !== id && mayCover(role, other.role))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))

async function refuseWhatIsWrong(
  desk: Desk,
  person: Pick<Desk['user'], 'id' | 'role'>,
  given: AbsenceFacts,
  id: number | null,
): Promise<void> {
  const [all, covers] = await Promise.all([listAbsencesOf(desk.db, person.id), listMayCover(desk, person)])
  const others = all.filter((absence) => absence.id !== id)
  refuseMistakes(mistakesInAbsence(given, { others, mayCover: covers.map(({ id }) => id) }))
}

const namesOf = async (desk: Desk): Promise<Map<number, string>> =>
  new Map((await listPeople(desk.db)).map(({ id, name }) => [id, name]))

/** The note may say more of somebody than the audit trail should keep for ever. */
function inTrail(facts: AbsenceFacts, names: ReadonlyMap<number, string>) {
  const { note: _, ...words } = absenceInWords(facts, names)
  return words
}
