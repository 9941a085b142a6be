import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setUpCouncil } from '#casework/council.ts'
import type { Desk } from '#casework/desk.ts'
import { verifyChain } from '#db/queries/audit-event.ts'
import { insertDemonstration, updateDemonstration } from '#db/queries/demonstration.ts'
import { findUser } from '#db/queries/user.ts'
import { type Day, londonInstant } from '#domain/calendar.ts'
import { requestKinds } from '#domain/information-request.ts'
import type { PeriodUnit } from '#domain/period.ts'
import { readConfig } from '#src/config.ts'
import { filesIn } from '#src/files.ts'
import periods from '../../fixtures/request-kinds.json' with { type: 'json' }
import { freshDatabase } from './database.ts'
import { calendar } from './desk.ts'
import { openFrontDoor, type Page, type Visitor } from './people.ts'

const people = [
  { name: 'Lee Officer', email: 'lee@example.gov.uk', role: 'link officer' },
  { name: 'Una Officer', email: 'una@example.gov.uk', role: 'link officer' },
  { name: 'Mo Monitor', email: 'mo@example.gov.uk', role: 'monitoring officer' },
  { name: 'Vi Viewer', email: 'vi@example.gov.uk', role: 'viewer' },
  {
    name: 'Sal Senlead',
    email: 'sal@example.gov.uk',
    role: 'service lead',
    leads: ['Special Educational Needs'],
  },
  {
    name: 'Rob Roads',
    email: 'rob@example.gov.uk',
    role: 'service lead',
    leads: ['Highways & Transportation'],
  },
] as const
type Person = (typeof people)[number]['name'] | 'Ada Admin'

export type SmallCouncil = Awaited<ReturnType<typeof openSmallCouncil>>

/** A council of three services and seven people, at their browsers on Monday 9 September 2024. */
export async function openSmallCouncil(today: Day = '2024-09-09') {
  const { db, close } = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'redress-files-'))
  const files = filesIn(folder)
  const on = (day: Day) => ({ db, files, calendar, today: day, now: londonInstant(day, '14:10') })
  let at = on(today)
  const ids = await setUpCouncil(
    at,
    { name: 'Ada Admin', email: 'ada@example.gov.uk' },
    {
      name: 'Borsetshire County Council',
      years: [],
      others: [],
      validFrom: '2018-04-01',
      directorates: [
        {
          name: 'Children',
          services: ['Special Educational Needs', 'Home to School Transport/Free School Meals'],
        },
        { name: 'Environment', services: ['Highways & Transportation'] },
      ],
      categoryMap: [
        {
          category: 'Education',
          subCategory: 'Special educational needs',
          service: 'Special Educational Needs',
          validFrom: '2018-04-01',
        },
      ],
      people: [...people],
      requestPeriods: requestKinds.map((kind) => {
        const { unit, count, basis } = periods.find((period) => period.kind === kind)!
        return { kind, unit: unit as PeriodUnit | null, count, startsFrom: 'received' as const, basis }
      }),
      decisionReasons: [],
      outcomeLabels: [],
      remedyTypes: [],
    },
  )
  await insertDemonstration(db, today)
  await updateDemonstration(db, { loaded: true })
  const door = openFrontDoor({ db, files, config: readConfig({ UPLOAD_MEGABYTES: '1' }) })
  const visitors = new Map<string, Visitor>()
  for (const [name, id] of Object.entries(ids.people)) visitors.set(name, await door.signInAs(id))
  const desk = async (person: Person): Promise<Desk> => ({
    ...at,
    user: await findUser(db, ids.people[person]!, at.today),
  })
  return {
    ...ids,
    db,
    folder,
    desk,
    as: (person: Person): Visitor => visitors.get(person)!,
    signInAs: door.signInAs,
    /** The council's day becomes another. */
    moveTo: async (day: Day) => {
      at = on(day)
      await updateDemonstration(db, { day })
    },
    stranger: door.stranger,
    /** How many acts the audit trail has, whose chain holds. */
    acts: async () => {
      const { events, broken } = await verifyChain(db)
      if (broken !== null) throw new Error(`The audit trail breaks at ${broken}`)
      return events
    },
    close: async () => {
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A form's own key, as a page gives it. */
export const aSubmission = (): { submission: string } => ({ submission: crypto.randomUUID() })

/** A day as its three boxes bring it. */
export function dayFields(name: string, day: Day): Record<string, string> {
  const [year = '', month = '', date = ''] = day.split('-')
  return {
    [`${name}-day`]: String(Number(date)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  }
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** What a person reads on a page, without what only a program reads. */
export const wordsOn = ({ text }: Page): string =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!)
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:;])(?=\s|$)/g, '$1')

/** The mistake beside a field, as it is read there. */
export const mistakeBeside = ({ text }: Page, field: string): string | null => {
  const [, mistake] = new RegExp(`<p id="${field}-error"[^>]*>(.*?)</p>`).exec(text) ?? []
  return mistake === undefined
    ? null
    : wordsOn({ text: mistake } as Page)
        .replace('Error:', '')
        .trim()
}

/** What the page to which a form led says first: what was done, what comes next, and the way there. */
export function saidAfter(page: Page): string {
  if (page.status !== 303) throw new Error(`Not sent on, but ${page.status}: ${wordsOn(page).slice(0, 900)}`)
  const [cookie] = page.headers.getSetCookie().filter((cookie) => cookie.startsWith('said='))
  const said = cookie?.slice('said='.length).split(';')[0] ?? ''
  const parts = JSON.parse(Buffer.from(said, 'base64url').toString('utf8')) as (string | null | Onward)[]
  return parts
    .flatMap((part) => (part ? [typeof part === 'string' ? part : `${part.href}: ${part.text}`] : []))
    .join(' | ')
}

type Onward = { href: string; text: string }
