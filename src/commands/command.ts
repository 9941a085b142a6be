import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { connectEmbedded, connectServer, type Database } from '#db/connect.ts'
import { makeDataFolder } from '#db/data-folder.ts'
import type { Register } from '../backup/write.ts'
import { type Config, readConfig } from '../config.ts'
import { filesIn } from '../files.ts'
import { whyNotStarted } from '../start-failure.ts'

/** Runs a command: its own exit code, or one sentence on why it could not be done and 2. */
export function run(command: (config: Config, args: readonly string[]) => Promise<number>): void {
  const settled = Promise.resolve().then(() => command(readConfig(process.env), process.argv.slice(2)))
  settled.then(
    (code) => process.exit(code),
    (error: Error) => {
      console.error(whyNotStarted(error))
      process.exit(2)
    },
  )
}

/** Opens the database that the settings name, with its tables as they are. */
export const connect = async (config: Config): Promise<Database> =>
  config.databaseUrl ? connectServer(config.databaseUrl) : connectEmbedded(config.dataDir)

/** Throws where no database was ever made: opening it would make one. */
export async function expectDatabase({ databaseUrl, dataDir }: Config): Promise<void> {
  if (databaseUrl) return
  await access(join(dataDir, 'database')).catch(() => {
    throw new Error(`${dataDir} has no embedded database. DATA_DIR says where it is.`)
  })
}

/** Works on the register that the settings name, and closes it whatever happens. */
export async function withRegister<T>(
  config: Config,
  { db, close }: Database,
  work: (register: Register) => Promise<T>,
): Promise<T> {
  try {
    await makeDataFolder(config.dataDir)
    return await work({ db, files: filesIn(join(config.dataDir, 'files')), dataDir: config.dataDir })
  } finally {
    await close()
  }
}
