import { listUpheldWithoutActions } from '#db/queries/decision.ts'
import { listStandIns } from '#db/queries/deputy.ts'
import { insertMailsOfWork } from '#db/queries/mail.ts'
import { listAddresses, listReadableCases } from '#db/queries/mail-recipient.ts'
import {
  type DueItem,
  insertMorning,
  insertReminders,
  listDueItems,
  listReminded,
  listSaid,
  updateMorning,
} from '#db/queries/morning.ts'
import type { Reader } from '#db/queries/reader.ts'
import { findUser, listServicesOf } from '#db/queries/user.ts'
import { inPlaceOf } from '#domain/absence.ts'
import { workingDaysThatAreSoon } from '#domain/due.ts'
import { morningMail } from '#domain/mail/morning.ts'
import type { NewMail } from '#domain/mail.ts'
import { addWorkingDays } from '#domain/period.ts'
import { actionsAskedAfter, type Reminder, reminderOf } from '#domain/reminder.ts'
import { paths } from '#src/paths.ts'
import type { Desk } from './desk.ts'
import { performBySystem } from './perform.ts'

type Clerk = Omit<Desk, 'user'>
type Person = Awaited<ReturnType<typeof listReminded>>[number]

/** A thing to be said, and in whose place. */
type ToSay = DueItem & Reminder & { absent: string | null }
type Told = { person: Person; things: readonly ToSay[] }

/**
 * The morning's mails: to everybody for whom something is new, one. The morning and all its mails are written in one
 * transaction, so that two processes never send them twice, and one that is killed leaves nothing behind. Null where
 * this morning has been taken.
 */
export const sendMorningMails = (clerk: Clerk) =>
  performBySystem(clerk, 'send the morning mails', async (clerk) => {
    const { db, today, now } = clerk
    if (!(await insertMorning(db, today, now))) return null
    const forEach = await thingsToSay(clerk, await listReminded(db))
    const told: Told[] = []
    for (const person of await listAddresses(db, [...forEach.keys()])) {
      const things = await notSaidYet(clerk, person.id, forEach.get(person.id) ?? [])
      if (things.length > 0) told.push({ person, things })
    }
    await writeMails(clerk, told)
    await updateMorning(db, today, told.length)
    return { day: today, mails: told.length }
  })

/** What each person has to be told, their own and what they cover; a cover who may not see a case leaves it to its owner. */
async function thingsToSay({ db, today, calendar }: Clerk, people: readonly Person[]) {
  const absences = await listStandIns(db, today)
  const said = new Map<number, ToSay[]>()
  for (const person of people) {
    const own = await listServicesOf(db, [person.id])
    const reader = { db, user: { ...(await findUser(db, person.id, today)), services: own }, today, calendar }
    const coverId = inPlaceOf(person.id, absences, today)
    const things = await thingsOf(reader)
    const caseIds = coverId === person.id ? [] : things.map(({ caseId }) => caseId)
    const readByCover = await listReadableCases(db, coverId, { caseIds }, today)
    for (const thing of things) {
      const covered = readByCover.has(thing.caseId)
      const to = covered ? coverId : person.id
      const before = said.get(to) ?? []
      if (before.some((other) => sameThing(other, thing))) continue
      said.set(to, [...before, { ...thing, absent: covered ? person.name : null }])
    }
  }
  return said
}

async function thingsOf(reader: Reader): Promise<(DueItem & Reminder)[]> {
  const { today, calendar } = reader
  const until = addWorkingDays(today, workingDaysThatAreSoon, calendar)
  const due = (await listDueItems(reader, until)).flatMap((item) => {
    const reminder = reminderOf(item.dueOn, today, calendar)
    return reminder ? [{ ...item, ...reminder }] : []
  })
  return reader.user.role === 'monitoring officer' ? [...due, ...(await upheldWithoutActions(reader))] : due
}

/** Upheld decisions of which it is time to ask for the actions. */
async function upheldWithoutActions(reader: Reader): Promise<(DueItem & Reminder)[]> {
  const { today, calendar } = reader
  const upheld = await listUpheldWithoutActions(reader, 100)
  return upheld.flatMap(({ caseId, reference, decidedOn }) => {
    const reminder = actionsAskedAfter(decidedOn, today, calendar)
    if (!reminder) return []
    const item = {
      noun: 'decision',
      itemId: caseId,
      caseId,
      reference,
      dueOn: decidedOn,
      warned: false,
    } as const
    return [{ ...item, what: 'Upheld decision', ...reminder }]
  })
}

type Thing = Pick<DueItem, 'noun' | 'itemId' | 'dueOn'> & Reminder

const sameThing = (one: Thing, other: Thing) =>
  one.noun === other.noun &&
  one.itemId === other.itemId &&
  one.dueOn === other.dueOn &&
  one.milestone === other.milestone &&
  one.nth === other.nth

async function notSaidYet({ db }: Clerk, userId: number, things: readonly ToSay[]): Promise<ToSay[]> {
  const said = await listSaid(
    db,
    userId,
    things.map(({ itemId }) => itemId),
  )
  return things.filter((thing) => !said.some((before) => sameThing(before, thing)))
}

/** The mails, and what each of them says to whom. */
async function writeMails(clerk: Clerk, told: readonly Told[]) {
  const mailIds = await insertMailsOfWork(
    clerk,
    told.map((one) => mailOf(clerk, one)),
  )
  await insertReminders(
    clerk.db,
    told.flatMap(({ person, things }, index) =>
      things.map(({ noun, itemId, dueOn, milestone, nth }) => {
        return { userId: person.id, noun, itemId, dueOn, milestone, nth, mailId: mailIds[index]! }
      }),
    ),
  )
}

function mailOf({ today, calendar }: Clerk, { person, things }: Told): NewMail {
  const { subject, body, linkText } = morningMail({ things, today, calendar })
  return {
    kind: 'morning',
    to: { userId: person.id, name: person.name, address: person.address },
    caseIds: [...new Set(things.map(({ caseId }) => caseId))],
    subject,
    body,
    link: { text: linkText, path: paths.today },
  }
}
