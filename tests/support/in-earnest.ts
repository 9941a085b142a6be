import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc, desc, eq } from 'drizzle-orm'
import { mails, rateLimits, securityEvents, users } from '#db/schema.ts'
import { createApp } from '#src/app.tsx'
import { type Config, readConfig } from '#src/config.ts'
import { filesIn } from '#src/files.ts'
import { openBrowser } from './browsing.ts'
import { type Person, setUpCouncilForCases } from './case-on-file.ts'
import { freshDatabase } from './database.ts'

/** A council's own register, no demonstration, with its front door. Close it in afterAll. */
export async function openInEarnest(settings: Partial<Config> = {}) {
  const { db, close } = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'redress-earnest-'))
  const told = await setUpCouncilForCases(db, folder)
  const stores = { db, files: filesIn(folder), config: { ...readConfig({}), ...settings } }
  const app = createApp(stores)
  const mailsTo = (email: string) =>
    db.select().from(mails).where(eq(mails.toAddress, email)).orderBy(desc(mails.id))
  const browser = (place: Parameters<typeof openBrowser>[1] = {}) => openBrowser(app, place)
  /** The path of the link that was mailed to somebody last. */
  const lastLinkTo = async (email: string): Promise<string> => {
    const mail = (await mailsTo(email)).find(({ kind }) => kind === 'sign-in link')
    if (!mail?.linkPath) throw new Error(`No link went to ${email}`)
    return mail.linkPath
  }
  const addressOf = async (person: Person): Promise<string> => {
    const [row] = await db.select().from(users).where(eq(users.id, told.people[person]!))
    return row!.email
  }
  return {
    ...told,
    ...stores,
    app,
    browser,
    mailsTo,
    lastLinkTo,
    /** Somebody who came in by a link that was mailed to them. */
    signedIn: async (person: Person, place: Parameters<typeof openBrowser>[1] = {}) => {
      await db.delete(rateLimits)
      const email = await addressOf(person)
      const opened = browser(place)
      await opened.opens('/sign-in')
      await opened.presses('Send me a link', { email })
      await opened.opens(await lastLinkTo(email))
      return opened.presses('Sign in')
    },
    securityLog: () => db.select().from(securityEvents).orderBy(asc(securityEvents.id)),
    close: async () => {
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type InEarnest = Awaited<ReturnType<typeof openInEarnest>>
