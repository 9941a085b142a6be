import type { Server } from 'node:http'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { type Db, openUpToDate } from '#db/connect.ts'
import { makeDataFolder } from '#db/data-folder.ts'
import { findOwnAuthority } from '#db/queries/authority.ts'
import { findDemonstration } from '#db/queries/demonstration.ts'
import { loadDemonstration } from '#demo/load.ts'
import { sameTimeOn } from '#domain/calendar.ts'
import { createApp } from './app.tsx'
import { answerCommands } from './backup/running-app.ts'
import { addressOf, type Config, readConfig } from './config.ts'
import { sweepFilesDaily } from './file-keeping.ts'
import { filesIn } from './files.ts'
import { createLog, type Log } from './log.ts'
import { createMetrics } from './metrics.ts'
import { watchForMorning } from './morning.ts'
import { startPost } from './post.ts'
import { sweepRecordsDaily } from './retention.ts'
import { whyNotStarted } from './start-failure.ts'
import { orderlyStopping, watchRequests } from './stopping.ts'

/** Starts the app: the database, the demonstration where there is nothing else, and the address. */
async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  endOnMistake(log)
  await makeDataFolder(config.dataDir)
  const files = filesIn(join(config.dataDir, 'files'))
  const database = await openUpToDate(config)
  const { db, close } = database
  database.answer?.(answerCommands({ db, files, dataDir: config.dataDir }, log))
  if (!config.databaseUrl && (await lacksDemonstration(db))) {
    await loadDemonstration({ db, files }, ({ loaded, of }) => {
      process.stdout.write(`\rLoading the demonstration council: ${loaded} of ${of} cases`)
    })
    process.stdout.write('\n')
  }
  const stopping = orderlyStopping(config.shutdownSeconds, log)
  const server = createAdaptorServer({ fetch: (...asked) => app.fetch(...asked) }) as Server
  watchRequests(server, stopping.begun)
  const stop = () => {
    if (stopping.begun()) process.exit(1)
    void stopping.stop(server, close).then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const at = await listen(server, config)
  // Only now does it begin to work. Up to the app nothing is waited for, so that no request comes before it.
  const clock = () => clockOf(db)
  const post = config.smtpUrl ? startPost({ db, config, log, clock }, config.smtpUrl) : null
  const metrics = config.metricsToken
    ? createMetrics({ db, idleMinutes: config.sessionIdleMinutes, log }, clock)
    : null
  const app = createApp({ db, files, config, post }, { log, metrics, stopping: stopping.begun })
  stopping.first(sweepFilesDaily({ db, files }, log))
  stopping.first(sweepRecordsDaily({ db, config, log, clock }))
  if (post) stopping.first(post.stop)
  stopping.first(watchForMorning({ db, files }, log, () => post?.wake()))
  console.log(`Redress is at ${at}`)
}

/** Gives the address at which it listens. */
const listen = (server: Server, { host, port }: Config): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      const taken = typeof address === 'object' && address ? address.port : port
      resolve(addressOf({ publicUrl: null, host, port: taken }))
    })
  })

/** The moment by which mails are written and sent: the demonstration's, or the real one. */
async function clockOf(db: Db): Promise<Date> {
  const demonstration = await findDemonstration(db)
  return demonstration ? sameTimeOn(demonstration.day, new Date()) : new Date()
}

/** An empty embedded database, or one whose loading was interrupted. */
async function lacksDemonstration(db: Db): Promise<boolean> {
  const demonstration = await findDemonstration(db)
  return demonstration ? !demonstration.loaded : (await findOwnAuthority(db)) === null
}

/** What nobody caught leaves the app in a state that nobody knows: it is told, and the process ends. */
function endOnMistake(log: Log): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ error }, 'the process ends for a mistake that nobody caught')
      process.exit(1)
    })
  }
}

start().catch((error: Error) => {
  console.error(whyNotStarted(error))
  process.exit(1)
})
