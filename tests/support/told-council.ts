import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { desc, eq } from 'drizzle-orm'
import { verifyChain } from '#db/queries/audit-event.ts'
import { insertDemonstration, updateDemonstration } from '#db/queries/demonstration.ts'
import { auditEvents, auditPayloads } from '#db/schema.ts'
import { actInWords } from '#domain/audit-event-in-words.ts'
import type { Day } from '#domain/calendar.ts'
import { readConfig } from '#src/config.ts'
import { filesIn } from '#src/files.ts'
import { type Person, setUpCouncilForCases, type Told } from './case-on-file.ts'
import { freshDatabase } from './database.ts'
import { openFrontDoor, type Page, type Visitor } from './people.ts'

/** A council in which cases are told by acts and then worked on at browsers, on a day that can be moved. */
export type ToldCouncil = Told & {
  as: (person: Person) => Promise<Visitor>
  moveTo: (day: Day) => Promise<void>
  acts: () => Promise<number>
  /** The last act as the audit trail tells it. */
  lastAct: () => Promise<string>
  close: () => Promise<void>
}

export async function openToldCouncil(day: Day): Promise<ToldCouncil> {
  const { db, close } = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'redress-told-'))
  const told = await setUpCouncilForCases(db, folder)
  await insertDemonstration(db, day)
  await updateDemonstration(db, { loaded: true })
  const door = openFrontDoor({ db, files: filesIn(folder), config: readConfig({}) })
  const visitors = new Map<string, Visitor>()
  return {
    ...told,
    as: async (person) => {
      const known = visitors.get(person) ?? (await door.signInAs(told.people[person]!))
      visitors.set(person, known)
      return known
    },
    moveTo: (day) => updateDemonstration(db, { day }),
    acts: async () => {
      const { events, broken } = await verifyChain(db)
      if (broken !== null) throw new Error(`The audit trail breaks at ${broken}`)
      return events
    },
    lastAct: async () => {
      const [last] = await db
        .select({ act: auditEvents.act, payload: auditPayloads.payload })
        .from(auditEvents)
        .innerJoin(auditPayloads, eq(auditPayloads.position, auditEvents.position))
        .orderBy(desc(auditEvents.position))
        .limit(1)
      return actInWords(last!.act, last!.payload)
    },
    close: async () => {
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What the next page will say first. */
export function saidOn({ headers }: Page): string {
  const cookie = headers.getSetCookie().find((cookie) => cookie.startsWith('said='))
  if (!cookie) return ''
  const [heading, next] = JSON.parse(
    Buffer.from(cookie.split(';')[0]!.slice('said='.length), 'base64url').toString('utf8'),
  ) as string[]
  return `${heading}. ${next}`
}

/** The words of a page as they are read, without its markup. */
export const wordsOf = ({ text }: Page): string =>
  text
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')
