import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { openEmbedded, openServer } from '#db/connect.ts'
import { findOwnAuthority } from '#db/queries/authority.ts'
import { findDemonstration } from '#db/queries/demonstration.ts'
import { loadDemonstration } from '#demo/load.ts'
import { sameTimeOn } from '#domain/calendar.ts'
import { createApp } from './app.tsx'
import { readConfig } from './config.ts'
import { sweepFilesDaily } from './file-keeping.ts'
import { filesIn } from './files.ts'
import { startPost } from './post.ts'

/** Starts the app: the database, the demonstration where there is nothing else, and the address. */
async function start(): Promise<void> {
  const config = readConfig(process.env)
  await mkdir(config.dataDir, { recursive: true })
  const files = filesIn(join(config.dataDir, 'files'))
  const { db, close } = config.databaseUrl
    ? await openServer(config.databaseUrl)
    : await openEmbedded(config.dataDir)
  if (!config.databaseUrl && (await lacksDemonstration(db))) {
    await loadDemonstration({ db, files }, ({ loaded, of }) => {
      process.stdout.write(`\rLoading the demonstration council: ${loaded} of ${of} cases`)
    })
    process.stdout.write('\n')
  }
  sweepFilesDaily({ db, files })
  const post = config.smtpUrl ? startPost({ db, config, clock: () => clockOf(db) }, config.smtpUrl) : null
  const server = serve(
    { fetch: createApp({ db, files, config, post }).fetch, hostname: config.host, port: config.port },
    ({ port }) => console.log(`Redress is at http://${config.host}:${port}`),
  )
  server.once('error', (error: Error) => {
    console.error(error.message)
    process.exit(1)
  })
  const stop = () => {
    server.close(async () => {
      await post?.stop()
      await close()
      process.exit(0)
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/** The moment by which mails are written and sent: the demonstration's, or the real one. */
async function clockOf(db: Parameters<typeof findDemonstration>[0]): Promise<Date> {
  const demonstration = await findDemonstration(db)
  return demonstration ? sameTimeOn(demonstration.day, new Date()) : new Date()
}

/** An empty embedded database, or one whose loading was interrupted. */
async function lacksDemonstration(db: Parameters<typeof findOwnAuthority>[0]): Promise<boolean> {
  const demonstration = await findDemonstration(db)
  return demonstration ? !demonstration.loaded : (await findOwnAuthority(db)) === null
}

start().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
