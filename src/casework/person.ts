import { insertCaseAccess, updateCase } from '#db/queries/case.ts'
import { listOpenCasesHandledBy } from '#db/queries/holding.ts'
import { insertMail } from '#db/queries/mail.ts'
import {
  countAdministrators,
  deleteSessionsOf,
  findPerson,
  isEmailTaken,
  lockPeople,
  updatePerson,
} from '#db/queries/person.ts'
import { insertSecurityEvent } from '#db/queries/security-event.ts'
import { listAllServices } from '#db/queries/service.ts'
import { deleteUnusedSignInLinksOf } from '#db/queries/sign-in-link.ts'
import { findUser, insertServiceLed, insertUser } from '#db/queries/user.ts'
import { differing } from '#domain/case-facts.ts'
import {
  emailAsKept,
  mistakesInPerson,
  type PersonFacts,
  partInWords,
  personInWords,
} from '#domain/person.ts'
import { Refusal } from '#domain/refusal.ts'
import type { Desk } from './desk.ts'
import { Mistaken, refuseMistakes } from './mistaken.ts'
import { perform } from './perform.ts'
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
 * Changes who somebody is to Redress. Who may not sign in any more is signed out everywhere at once; links on the way to
 * them, or to the address that they had, work no more. The open cases that they handle go to another link officer where
 * one is named. What they did keeps their name.
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
    if (!(await updatePerson(desk, id, version, after))) throw new StaleForm()
    if (!after.active) await deleteSessionsOf(desk, id)
    if (!after.active || after.email !== before.email) await deleteUnusedSignInLinksOf(desk.db, id)
    if (newHandlerId !== null) await handOver(desk, before, newHandlerId)
    const names = await namesOfServices(desk)
    const changes = differing(personInWords(before, names), personInWords(after, names))
    await warnOf(desk, id, before, changes)
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

type Changes = ReturnType<typeof differing>

/** A changed part or address is a matter of security: the log has it, and the person is told at the address they had. */
async function warnOf(
  desk: Desk,
  userId: number,
  { name, email }: PersonFacts,
  changes: Changes,
): Promise<void> {
  const part = partChangeInWords(changes)
  const address = 'e-mail' in changes.after ? 'The e-mail address was changed.' : ''
  const note = [part, address].filter((words) => words !== '').join(' ')
  if (note === '') return
  await insertSecurityEvent(desk, { kind: part ? 'role change' : 'setting changed', userId, note })
  await insertMail(desk, {
    kind: 'security warning',
    to: { userId, name, address: email },
    subject: 'What you may do in Redress was changed',
    body: `${desk.user.name} changed what Redress holds about you.\n\n${note}\n\nIf you did not expect this, tell the people who run Redress.`,
  })
}

function partChangeInWords({ before, after }: Changes): string {
  const sentences: string[] = []
  if ('part' in after) sentences.push(`The part was ${before.part}, and is ${after.part} now.`)
  if ('may sign in' in after) {
    sentences.push(after['may sign in'] === 'yes' ? 'May sign in again.' : 'May not sign in any more.')
  }
  return sentences.join(' ')
}
