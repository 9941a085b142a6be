import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { openServer } from '#db/connect.ts'
import { databaseOn } from './database-url.ts'
import { startPostgresServer } from './postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL server, and on it the database that fresh ones are copied from. */
    storyServer: { url: string; template: string }
  }
}

/** Once a run: a server (the one that TEST_DATABASE_URL names, or one of our own) with a migrated template database. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? { url: given, stop: async () => {} } : await startPostgresServer()
  const template = `redress_template_${randomBytes(6).toString('hex')}`
  const admin = postgres(server.url, { max: 1, onnotice: () => {} })
  const tearDown = async () => {
    for (const name of [template, `${template}_demonstration`, `${template}_demonstration_making`]) {
      await admin`drop database if exists ${admin(name)}`
    }
    await rm(join(tmpdir(), `${template}_demonstration`), { recursive: true, force: true })
    await admin.end()
    await server.stop()
  }
  try {
    await admin`create database ${admin(template)}`
    const migrated = await openServer(databaseOn(server.url, template))
    await migrated.close()
  } catch (error) {
    await tearDown()
    throw error
  }
  project.provide('storyServer', { url: server.url, template })
  return tearDown
}
