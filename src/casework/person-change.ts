import { insertMail } from '#db/queries/mail.ts'
import { deleteSessionsOf, findPerson, updatePerson } from '#db/queries/person.ts'
import { deleteIdentitiesOf } from '#db/queries/provider-sign-in.ts'
import { insertSecurityEvent } from '#db/queries/security-event.ts'
import { listAllServices } from '#db/queries/service.ts'
import { deleteUnusedSignInLinksOf } from '#db/queries/sign-in-link.ts'
import { differing } from '#domain/case-facts.ts'
import { isInOffice } from '#domain/deputy.ts'
import { type PersonFacts, personInWords } from '#domain/person.ts'
import type { Desk } from './desk.ts'
import { StaleForm } from './stale-form.ts'

type OnFile = Awaited<ReturnType<typeof findPerson>>
type Changes = ReturnType<typeof differing>

/** Who changed somebody: an administrator by name, or the council's directory. */
export type ChangedBy = { administrator: string } | 'directory'

/**
 * Somebody becomes another to Redress. Who may not sign in any more is signed out everywhere; a link on the way to them,
 * or to the address that they had, works no more, and with the address goes the account by which the provider knew them.
 * The security log and the person are told. Gives what changed; throws StaleForm where somebody else was first.
 */
export async function writePerson(
  desk: Desk,
  before: OnFile,
  after: PersonFacts & { partFromDirectory: boolean },
  by: ChangedBy,
): Promise<Changes> {
  const { id, version } = before
  const moved = after.email !== before.email
  if (!(await updatePerson(desk, id, version, after))) throw new StaleForm()
  if (!after.active) await deleteSessionsOf(desk, id)
  if (!after.active || moved) await deleteUnusedSignInLinksOf(desk.db, id)
  const unlinked = moved && (await deleteIdentitiesOf(desk.db, id)) > 0
  const changes = await changesOf(desk, before, after)
  await warnOf(desk, before, changes, { by, unlinked })
  return changes
}

/** What changed, in words. A nomination ends with the office. */
async function changesOf(desk: Desk, before: OnFile, after: PersonFacts): Promise<Changes> {
  const names = new Map((await listAllServices(desk)).map(({ id, name }) => [id, name]))
  const changes = differing(personInWords(before, names), personInWords(after, names))
  if (before.deputyId === null || isInOffice(after)) return changes
  const { name: deputy } = await findPerson(desk, before.deputyId)
  return { before: { ...changes.before, deputy }, after: { ...changes.after, deputy: '' } }
}

/** A changed part or address is a matter of security: the log has it, and the person is told at the address they had. */
async function warnOf(
  desk: Desk,
  { id: userId, name, email }: OnFile,
  changes: Changes,
  { by, unlinked }: { by: ChangedBy; unlinked: boolean },
): Promise<void> {
  const part = partChangeInWords(changes)
  const note = [
    ...part,
    ...('e-mail' in changes.after ? ['The e-mail address was changed.'] : []),
    ...(unlinked ? ['The account of the council’s that was linked counts no longer.'] : []),
  ].join(' ')
  if (note === '') return
  await insertSecurityEvent(desk, {
    kind: part.length > 0 ? 'role change' : 'setting changed',
    userId,
    note: by === 'directory' ? `By the directory: ${note.charAt(0).toLowerCase()}${note.slice(1)}` : note,
  })
  const who = by === 'directory' ? 'The council’s directory' : by.administrator
  await insertMail(desk, {
    kind: 'security warning',
    to: { userId, name, address: email },
    subject: 'What you may do in Redress was changed',
    body: `${who} changed what Redress holds about you.\n\n${note}\n\nIf you did not expect this, tell the people who run Redress.`,
  })
}

function partChangeInWords({ before, after }: Changes): string[] {
  const sentences: string[] = []
  if ('part' in after) sentences.push(`The part was ${before.part}, and is ${after.part} now.`)
  if ('may sign in' in after) {
    sentences.push(after['may sign in'] === 'yes' ? 'May sign in again.' : 'May not sign in any more.')
  }
  if ('deputy' in after) sentences.push(`The nomination of ${before.deputy} as deputy ended with the office.`)
  return sentences
}
