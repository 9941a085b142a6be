import { rmSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { inject } from 'vitest'
import { openEmbedded, openServer } from '#db/connect.ts'
import { loadDemonstration } from '#demo/load.ts'
import type { Stores } from '#routes/app.ts'
import { readConfig } from '#src/config.ts'
import { filesIn } from '#src/files.ts'
import { copyOf } from './database.ts'
import { databaseOn } from './database-url.ts'

export type OpenStores = Stores & { close: () => Promise<void> }

/** The demonstration council, loaded once and copied for this test file. Close it in afterAll. */
export const freshDemonstration = (): Promise<OpenStores> =>
  process.env.STORY_DATABASE === 'embedded' ? freshEmbedded() : freshOnServer()

const quiet = () => {}
const config = readConfig({})

async function freshOnServer(): Promise<OpenStores> {
  const { template, folder } = await templateOnServer()
  const { url, drop } = await copyOf(template)
  const { db, close } = await openServer(url)
  return { db, files: filesIn(folder), config, close: () => close().then(drop) }
}

/** One file after another asks for the template; the first makes it, under a lock that the others wait for. */
async function templateOnServer(): Promise<{ template: string; folder: string }> {
  const server = inject('storyServer')
  const template = `${server.template}_demonstration`
  const folder = join(tmpdir(), template)
  const admin = postgres(server.url, { max: 1, onnotice: quiet })
  try {
    await admin`select pg_advisory_lock(7339)`
    const [made] = await admin`select 1 from pg_database where datname = ${template}`
    if (!made) {
      const making = `${template}_making`
      await admin`drop database if exists ${admin(making)}`
      await admin`create database ${admin(making)} template ${admin(server.template)}`
      const { db, close } = await openServer(databaseOn(server.url, making))
      await loadDemonstration({ db, files: filesIn(folder) }, quiet)
      await close()
      await admin`alter database ${admin(making)} rename to ${admin(template)}`
    }
    return { template, folder }
  } finally {
    await admin.end()
  }
}

/** The folder with the loaded council that this worker copies from. */
let loaded: Promise<string> | undefined

async function freshEmbedded(): Promise<OpenStores> {
  loaded ??= loadEmbedded()
  const folder = await mkdtemp(join(tmpdir(), 'redress-demonstration-'))
  await cp(join(await loaded, 'database'), join(folder, 'database'), { recursive: true })
  const { db, close } = await openEmbedded(folder)
  const closeAll = async () => {
    await close()
    await rm(folder, { recursive: true, force: true })
  }
  return { db, files: filesIn(join(await loaded, 'files')), config, close: closeAll }
}

async function loadEmbedded(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-demonstration-'))
  const { db, close } = await openEmbedded(folder)
  await loadDemonstration({ db, files: filesIn(join(folder, 'files')) }, quiet)
  await close()
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
