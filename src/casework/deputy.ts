import { listOfficersToActFor, updateActing, updateActingEnded, updateDeputy } from '#db/queries/deputy.ts'
import { insertMail } from '#db/queries/mail.ts'
import { findPerson, lockPeople } from '#db/queries/person.ts'
import { found } from '#db/queries/reader.ts'
import { insertSecurityEvent } from '#db/queries/security-event.ts'
import { listUsers } from '#db/queries/user.ts'
import { inOfficersPart, mayBeDeputy } from '#domain/deputy.ts'
import { NotPermitted } from '#domain/permissions.ts'
import { Refusal } from '#domain/refusal.ts'
import { paths } from '#src/paths.ts'
import type { Desk } from './desk.ts'
import { Mistaken } from './mistaken.ts'
import { perform } from './perform.ts'
import { StaleForm } from './stale-form.ts'

/** Who may be nominated, by name. */
export const listMayBeDeputy = async (desk: Desk) =>
  (await listUsers(desk.db))
    .filter(({ role }) => mayBeDeputy(role))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))

/** A Monitoring Officer of this number; nobody else has a deputy. Others than an administrator ask for themselves only. */
export async function findOfficer(desk: Desk, id: number) {
  const person = await findPerson(desk, id)
  found('monitoring officer', person.role === 'monitoring officer' ? person : null)
  if (desk.user.role !== 'administrator' && desk.user.id !== id) throw new NotPermitted('nominate a deputy')
  return person
}

/** The Monitoring Officer nominates their deputy, or withdraws it; an administrator records it for them. */
export const nominateDeputy = (desk: Desk, officerId: number, version: number, deputyId: number | null) =>
  perform(desk, 'nominate a deputy', async (desk) => {
    await lockPeople(desk)
    const officer = await findOfficer(desk, officerId)
    if (officer.version !== version) throw new StaleForm()
    const eligible = await listMayBeDeputy(desk)
    const deputy = eligible.find(({ id }) => id === deputyId) ?? null
    if (deputyId !== null && !deputy) throw new Mistaken({ deputyId: 'Choose a deputy from the list' })
    if (!(await updateDeputy(desk.db, officerId, version, deputyId))) throw new StaleForm()
    const before = officer.deputyId === null ? null : await findPerson(desk, officer.deputyId)
    await insertSecurityEvent(desk, {
      kind: 'acting as deputy',
      userId: officerId,
      note: deputy ? `${deputy.name} was nominated as deputy.` : 'The nomination of a deputy was withdrawn.',
    })
    if (deputy && !desk.loaded) {
      const person = await findPerson(desk, deputy.id)
      await insertMail(desk, {
        kind: 'security warning',
        to: { userId: deputy.id, name: person.name, address: person.email },
        subject: `You are the deputy of ${officer.name}, Monitoring Officer`,
        body: `${officer.name} nominated you as deputy under section 5(7) of the Local Government and Housing Act 1989.\n\nWhile they are away Redress lets you act as Monitoring Officer. Everything that you do then is recorded as yours, acting for ${officer.name}.`,
        link: { text: 'Act as Monitoring Officer', path: paths.acting },
      })
    }
    return {
      userId: officerId,
      name: officer.name,
      before: { deputy: before?.name ?? '' },
      after: { deputy: deputy?.name ?? '' },
    }
  })

/** The deputy begins to act, in the browser in which they say so. */
export const actAsDeputy = (desk: Desk, sessionId: number, officerId: number) =>
  perform(desk, 'act as deputy', async (desk) => {
    const { db, user, today } = desk
    const officer = (await listOfficersToActFor(db, user.id, today)).find(({ id }) => id === officerId)
    if (!officer) throw new Mistaken({ officerId: 'You may not act for them today' })
    if (!(await updateActing(db, sessionId, user.id, officer.id))) {
      throw new Refusal('You act as Monitoring Officer already.')
    }
    const note = `Began to act for ${officer.name}.`
    await insertSecurityEvent(desk, { kind: 'acting as deputy', userId: user.id, note })
    return { actingFor: officer.name, officerId }
  })

/** The deputy stops, or the absence or the nomination has ended. Refuses where nobody acts. */
export const stopActing = (desk: Desk, sessionId: number) =>
  perform(desk, 'stop acting as deputy', async (desk) => {
    const actingFor = await updateActingEnded(desk.db, sessionId, desk.user.id)
    if (actingFor === null) throw new Refusal('You do not act for anybody.')
    const note = `Stopped acting for ${actingFor}.`
    await insertSecurityEvent(desk, { kind: 'acting as deputy', userId: desk.user.id, note })
    return { actingFor }
  })

/**
 * The desk as it is while somebody acts for a Monitoring Officer: theirs in every permission and sight. Asked on each
 * request. Null where they may act no longer.
 */
export async function deskOfDeputy(desk: Desk, actingForId: number): Promise<Desk | null> {
  const officers = await listOfficersToActFor(desk.db, desk.user.id, desk.today)
  const actingFor = officers.find((officer) => officer.id === actingForId)
  if (!actingFor) return null
  return { ...desk, user: inOfficersPart(desk.user, actingFor) }
}
