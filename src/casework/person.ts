import { insertCaseAccess, updateCase } from '#db/queries/case.ts'
import { listOpenCasesHandledBy } from '#db/queries/holding.ts'
import { countAdministrators, findPerson, isEmailTaken, lockPeople } from '#db/queries/person.ts'
import { insertSecurityEvent } from '#db/queries/security-event.ts'
import { listAllServices } from '#db/queries/service.ts'
import { findUser, insertServiceLed, insertUser } from '#db/queries/user.ts'
import { staysFromDirectory } from '#domain/directory-group.ts'
import { emailAsKept, mistakesInPerson, type PersonFacts, partInWords } from '#domain/person.ts'
import { Refusal } from '#domain/refusal.ts'
import type { Desk } from './desk.ts'
import { Mistaken, refuseMistakes } from './mistaken.ts'
import { perform } from './perform.ts'
import { writePerson } from './person-change.ts'
import { StaleForm } from './stale-form.ts'

/** Somebody may come in from now on. Their address is the only one of its kind, in whatever letters it is typed. */
export const addPerson = (desk: Desk, given: Omit<PersonFacts, 'active'>) =>
  perform(desk, 'add a person', async (desk) => {
    await lockPeople(desk)
    const facts = asKept({ ...given, active: true })
    refuseMistakes(await mistakesIn(desk, null, facts))
    const { services, ...values } = facts
    const userId = await insertUser(desk.db, values)
    for (const serviceId of services) await insertServiceLed(desk.db, { userId, serviceId })
    const part = partInWords(facts, await namesOfServices(desk))
    await insertSecurityEvent(desk, { kind: 'role change', userId, note: `Added as ${part}.` })
    return { userId, name: facts.name, email: facts.email, role: part }
  })

/**
 * Changes who somebody is to Redress. The open cases that they handle go to another link officer where one is named. What
 * they did keeps their name.
 */
export const changePerson = (
  desk: Desk,
  id: number,
  version: number,
  given: PersonFacts,
  newHandlerId: number | null = null,
) =>
  perform(desk, 'change a person', async (desk) => {
    await lockPeople(desk)
    const before = await findPerson(desk, id)
    if (before.version !== version) throw new StaleForm()
    const after = asKept(given)
    refuseMistakes(await mistakesIn(desk, id, after))
    const partFromDirectory = staysFromDirectory(before, after)
    const by = { administrator: desk.user.name }
    const changes = await writePerson(desk, before, { ...after, partFromDirectory }, by)
    if (newHandlerId !== null) await handOver(desk, before, newHandlerId)
    return { userId: id, name: before.name, ...changes }
  })

/** What is wrong with a person as they would be recorded, by field. */
export async function mistakesIn(desk: Desk, id: number | null, facts: PersonFacts) {
  const [before, emailTaken, otherAdministrators] = await Promise.all([
    id === null ? null : findPerson(desk, id),
    isEmailTaken(desk, emailAsKept(facts.email), id),
    countAdministrators(desk, id ?? 0),
  ])
  return mistakesInPerson(before, facts, { emailTaken, own: id === desk.user.id, otherAdministrators })
}

/** Only service leads lead services. */
const asKept = (facts: PersonFacts): PersonFacts => ({
  ...facts,
  email: emailAsKept(facts.email),
  services: facts.role === 'service lead' ? [...new Set(facts.services)] : [],
})

const namesOfServices = async (desk: Desk): Promise<Map<number, string>> =>
  new Map((await listAllServices(desk)).map(({ id, name }) => [id, name]))

/** The open cases of somebody who stops go to another link officer, each with an entry in its history. */
async function handOver(desk: Desk, from: { id: number; name: string }, newHandlerId: number): Promise<void> {
  const to = await findUser(desk.db, newHandlerId, desk.today)
  if (to.role !== 'link officer' || to.id === from.id) {
    throw new Mistaken({ newHandler: 'Choose a link officer from the list' })
  }
  for (const { id: caseId, version, restricted } of await listOpenCasesHandledBy(desk, from.id)) {
    await perform(desk, 'hand over a case', async (desk) => {
      if (!(await updateCase(desk, caseId, version, { handlerId: to.id }))) {
        throw new Refusal('A case changed while it was handed over. Try again.')
      }
      if (restricted) await insertCaseAccess(desk, caseId, [to.id])
      return {
        caseId,
        before: { handler: from.name },
        after: { handler: to.name },
        reason: `${from.name} no longer handles cases`,
      }
    })
  }
}
