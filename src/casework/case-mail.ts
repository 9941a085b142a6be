import { listStandIns } from '#db/queries/deputy.ts'
import { listAddresses, listReadableCases } from '#db/queries/mail-recipient.ts'
import { inPlaceOf } from '#domain/absence.ts'
import type { MailKind, MailText, NewMail } from '#domain/mail.ts'
import type { Desk } from './desk.ts'

/** For whom something is meant, and what. */
export type Meant<Item> = { userId: number; item: Item }

type About = { id: number; serviceId: number | null }

/** What one person is told: their things, and in place of whom. */
type Said<Item> = { items: Item[]; absent: string[] }

type CaseMail<Item> = {
  kind: MailKind
  thisCase: About
  meant: readonly Meant<Item>[]
  onDraft?: boolean
  text: (said: Said<Item>) => MailText
  path: (items: readonly Item[]) => string
}

/**
 * The mails that an act on a case causes, one to a person: to those for whom something is meant, or to their cover while
 * they are away, or a Monitoring Officer's deputy. None about one's own act, none to people who may not see the case or its draft, and none while history
 * is loaded.
 */
export async function mailsAbout<Item>(
  desk: Desk,
  { kind, thisCase, meant, onDraft = false, text, path }: CaseMail<Item>,
): Promise<NewMail[]> {
  if (desk.loaded || meant.length === 0) return []
  const { db, today, user } = desk
  const absences = await listStandIns(db, today)
  const people = await listAddresses(db, [
    ...new Set(meant.flatMap(({ userId }) => [userId, inPlaceOf(userId, absences, today)])),
  ])
  const readers = new Set<number>()
  for (const { id } of people) {
    const readable = await listReadableCases(db, id, { caseIds: [thisCase.id], onDraft }, today)
    if (readable.has(thisCase.id)) readers.add(id)
  }
  const said = new Map<number, Said<Item>>()
  for (const { userId, item } of meant) {
    const person = people.find(({ id }) => id === userId)
    const cover = people.find(({ id }) => id === inPlaceOf(userId, absences, today))
    if (!person) continue
    const to = [cover, person].find((one) => one && readers.has(one.id))
    if (!to || to.id === user.id) continue
    const { items, absent } = said.get(to.id) ?? { items: [], absent: [] }
    said.set(to.id, {
      items: items.includes(item) ? items : [...items, item],
      absent: to === person || absent.includes(person.name) ? absent : [...absent, person.name],
    })
  }
  return [...said].map(([userId, all]) => {
    const { name, address } = people.find(({ id }) => id === userId)!
    const { subject, body, linkText } = text(all)
    return {
      kind,
      to: { userId, name, address },
      caseIds: [thisCase.id],
      subject,
      body,
      onDraft,
      link: { text: linkText, path: path(all.items) },
    }
  })
}
