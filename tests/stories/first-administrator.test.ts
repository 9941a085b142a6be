import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { admitFirstAdministrator } from '#casework/first-administrator.ts'
import type { Database } from '#db/connect.ts'
import { insertDemonstration } from '#db/queries/demonstration.ts'
import { createApp } from '#src/app.tsx'
import { readConfig } from '#src/config.ts'
import { filesIn } from '#src/files.ts'
import { paths } from '#src/paths.ts'
import { shippedLists } from '#src/shipped-lists.ts'
import { openBrowser } from '../support/browsing.ts'
import { runCommand } from '../support/command.ts'
import { freshDatabase } from '../support/database.ts'
import { calendar } from '../support/desk.ts'

let database: Database
let folder: string
beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'redress-first-'))
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const first = { council: 'Borsetshire County Council', name: 'Ada Admin', email: 'ada@example.gov.uk' }
const admit = (who: typeof first) =>
  admitFirstAdministrator(
    { db: database.db, files: filesIn(folder), calendar, today: '2024-09-09', now: new Date() },
    who,
    shippedLists,
  )
const browser = () =>
  openBrowser(createApp({ db: database.db, files: filesIn(folder), config: readConfig({}) }))

test('before anybody is there, the way in says how to begin', async () => {
  const page = await browser().opens(paths.signIn)
  expect(page.reads()).toContain('npm run first-administrator')
})

test('the first administrator sets the council up and comes in by the link', async () => {
  const { token, setUp } = await admit(first)
  expect(setUp).toBe(true)
  const page = await browser().opens(paths.signInLink(token))
  await page.presses('Sign in')
  expect(page.status()).toBe(200)
  await page.opens(paths.settings)
  expect(page.reads()).toContain('Who may come in')
})

test('asked again by an administrator, they get a fresh link and nothing is set up twice', async () => {
  const { token, setUp } = await admit({ ...first, council: 'Another name', email: 'ADA@example.gov.uk' })
  expect(setUp).toBe(false)
  const page = await browser().opens(paths.signInLink(token))
  expect((await page.presses('Sign in')).status()).toBe(200)
  expect(page.frame()).toContain('Borsetshire County Council')
})

test('asked again for somebody else, it is refused in words', async () => {
  await expect(admit({ ...first, name: 'Eve', email: 'eve@example.gov.uk' })).rejects.toThrow(
    'Borsetshire County Council is set up already, and eve@example.gov.uk is not the address of an administrator of it.',
  )
})

test('on a demonstration it is refused in words', async () => {
  await insertDemonstration(database.db, '2024-09-09')
  await expect(admit(first)).rejects.toThrow('This database holds the demonstration.')
})

describe('the command itself', () => {
  const closed = { DATABASE_URL: 'postgres://redress@127.0.0.1:1/redress' }
  const asked = ['--council', first.council, '--name', first.name, '--email', first.email]
  test.each([
    {
      what: 'a server that is not there',
      args: asked,
      says: 'The database at DATABASE_URL cannot be reached. Is the server running, and are its host and port right?',
    },
    { what: 'an address that is none', args: [...asked, '--email', 'ada'], says: 'Use: npm run first-ad' },
    { what: 'a setting that is wrong', args: asked, env: { PORT: 'x' }, says: 'PORT: ' },
  ])('says in a sentence what is the matter with $what', async ({ args, env, says }) => {
    const settings = { DATA_DIR: folder, ...closed, ...env }
    const { code, said } = await runCommand('first-administrator', args, settings)
    expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining(says) })
    expect(said).not.toMatch(/^ +at /m)
  })
})
