import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Db } from '#db/connect.ts'
import { insertDemonstration, updateDemonstration } from '#db/queries/demonstration.ts'
import type { Day } from '#domain/calendar.ts'
import { createApp } from '#src/app.tsx'
import { readConfig } from '#src/config.ts'
import { filesIn } from '#src/files.ts'
import { paths } from '#src/paths.ts'
import { type Person, setUpCouncilForCases, type Told } from './case-on-file.ts'
import { freshDatabase } from './database.ts'
import { asSent, type FormOnPage, formsOn, unescaped } from './form-on-page.ts'
import { origin } from './people.ts'
import type { DemoApp } from './raw-request.ts'

/** What somebody types and chooses, by the names of the fields; a day as one, a file as its name. */
export type Typed = Record<string, string | readonly string[]>

/** Somebody at a browser without scripts, with one page before them. */
export type Browser = {
  opens: (path: string) => Promise<Browser>
  clicks: (link: string) => Promise<Browser>
  /** Fills in the form that has this button, and presses it. */
  presses: (button: string, typed?: Typed) => Promise<Browser>
  /** Sends a form that is on no page. */
  sends: (path: string, fields: Record<string, string>) => Promise<Browser>
  /** The same browser, with another page before it. */
  anotherTab: () => Browser
  /** What the forms of the page would send. */
  fields: () => Record<string, string>
  /** The words of the page, the frame around it left out. */
  reads: () => string
  /** The words of the whole page, its frame too. */
  frame: () => string
  status: () => number
  /** Where the page is, or where it leads when that is another site. */
  at: () => string
}

/** A council whose day moves, and its people at their browsers. */
export type Story = Told & {
  db: Db
  moveTo: (day: Day) => Promise<void>
  person: (name: Person) => Promise<Browser>
  close: () => Promise<void>
}

export async function beginStory(day: Day): Promise<Story> {
  const { db, close } = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'redress-story-'))
  const told = await setUpCouncilForCases(db, folder)
  await insertDemonstration(db, day)
  await updateDemonstration(db, { loaded: true })
  const app = createApp({ db, files: filesIn(folder), config: readConfig({}) })
  const browsers = new Map<Person, Browser>()
  return {
    ...told,
    db,
    moveTo: (day) => updateDemonstration(db, { day }),
    person: async (name) => {
      const browser = browsers.get(name) ?? (await signedIn(app, told.people[name]!))
      browsers.set(name, browser)
      return browser
    },
    close: async () => {
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

type Shown = { path: string; status: number; html: string }

async function signedIn(app: DemoApp, userId: number): Promise<Browser> {
  const browser = openBrowser(app)
  await browser.sends(paths.signIn, { userId: String(userId) })
  return browser
}

/** From where a browser asks, and what it says of itself. */
type Place = { address?: string; headers?: Record<string, string> }

/** A browser that nobody has signed in by. */
export function openBrowser(
  app: DemoApp,
  { address = '', headers: own = {} }: Place = {},
  jar = new Map<string, string>(),
): Browser {
  let shown: Shown = { path: '', status: 0, html: '' }

  /** Asks, keeps cookies and follows where it is led. */
  const ask = async (path: string, init: RequestInit = {}): Promise<void> => {
    const [asked = ''] = path.split('#')
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { Origin: origin, ...own, ...(cookies && { Cookie: cookies }) }
    const connection = { incoming: { socket: { remoteAddress: address } } }
    const answer = await app.request(origin + asked, { ...init, headers }, connection)
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (attributes.some((attribute) => /max-age=0$/i.test(attribute.trim()))) jar.delete(name)
      else jar.set(name, value)
    }
    const location = answer.headers.get('Location')
    if (location?.startsWith('/')) return ask(location)
    shown = { path: location ?? asked, status: answer.status, html: await answer.text() }
  }

  const lost = (what: string) =>
    new Error(`${what} is not on ${shown.path} (${shown.status}):\n${wordsIn(shown.html)}`)
  const browser: Browser = {
    opens: async (path) => {
      await ask(path)
      return browser
    },
    clicks: async (link) => {
      const href = hrefOf(mainOf(shown.html), link)
      if (!href) throw lost(`The link “${link}”`)
      await ask(href)
      return browser
    },
    presses: async (button, typed = {}) => {
      const form = formsOn(shown.html).find(({ presses }) => presses.some(({ text }) => text === button))
      const pressed = form?.presses.find(({ text }) => text === button)
      if (!form || !pressed) throw lost(`The button “${button}”`)
      const path = pressed.action ?? (form.action || shown.path)
      await ask(path, { method: 'POST', body: bodyOf(form, typed, pressed) })
      return browser
    },
    sends: async (path, fields) => {
      await ask(path, { method: 'POST', body: new URLSearchParams(fields) })
      return browser
    },
    anotherTab: () => openBrowser(app, { address, headers: own }, jar),
    fields: () =>
      Object.fromEntries(formsOn(mainOf(shown.html)).flatMap((form) => asSent(form))) as Record<
        string,
        string
      >,
    reads: () => wordsIn(mainOf(shown.html)),
    frame: () => wordsIn(shown.html),
    status: () => shown.status,
    at: () => shown.path,
  }
  return browser
}

const mainOf = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html

const wordsIn = (html: string) =>
  unescaped(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:;])/g, '$1')
    .trim()

function hrefOf(html: string, words: string): string | null {
  const links = [...html.matchAll(/<a\b[^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)]
  const found = links.find(([, , inside]) => wordsIn(inside!) === words)
  return found ? unescaped(found[1]!) : null
}

function bodyOf(form: FormOnPage, typed: Typed, pressed: { name: string | undefined; value: string }) {
  const sent: [string, string | File][] = asSent(form)
  const put = (name: string, values: readonly (string | File)[]) => {
    if (!form.fields.some((field) => field.name === name))
      throw new Error(`No field ${name} on the form for ${form.action}`)
    const others = sent.filter(([other]) => other !== name)
    sent.splice(0, sent.length, ...others, ...values.map((value): [string, string | File] => [name, value]))
  }
  for (const [name, given] of Object.entries(typed)) {
    const values = typeof given === 'string' ? [given] : given
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(values[0] ?? '') ?? []
    if (day && form.fields.some((field) => field.name === `${name}-day`)) {
      put(`${name}-day`, [day])
      put(`${name}-month`, [month!])
      put(`${name}-year`, [year!])
    } else if (form.fields.some((field) => field.name === name && field.kind === 'file')) {
      put(name, values.map(aPdf))
    } else put(name, values)
  }
  if (pressed.name) sent.push([pressed.name, pressed.value])
  if (!form.multipart) return new URLSearchParams(sent as [string, string][])
  const body = new FormData()
  for (const [name, value] of sent) body.append(name, value)
  return body
}

const aPdf = (name: string) => new File([`%PDF-1.4\n% ${name}\n%%EOF\n`], name, { type: 'application/pdf' })
