import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { connectEmbedded, connectServer } from '#db/connect.ts'
import { restoreBackup } from '../backup/restore.ts'
import { type Register, writeBackup } from '../backup/write.ts'
import { expectDatabase, run, withRegister } from './command.ts'

/** Copies an embedded database into an empty one on a server. The folder stays as it is, and so do the files in it. */
run(async (config, [url]) => {
  if (!url || !/^postgres(ql)?:\/\//.test(url)) throw new Error('Use: npm run move-to-server -- postgres://…')
  await expectDatabase({ ...config, databaseUrl: null })
  const acts = await withRegister(config, await connectEmbedded(config.dataDir), (embedded) =>
    withRegister(config, connectServer(url), (server) => copy(embedded, server)),
  )
  console.log(`Moved and verified: every table, every file, and the audit chain of ${acts} acts.
From now on start Redress with
  DATABASE_URL=${withoutPassword(url)}
  DATA_DIR=${config.dataDir} (the files are used where they lie)
The embedded database is as it was. Nothing reads it any more: move ${join(config.dataDir, 'database')} away when you are content.`)
  return 0
})

/** Without a file between them: when one side fails the other ends too. Gives how many acts the chain has. */
async function copy(embedded: Register, server: Register): Promise<number> {
  const tables = new PassThrough().on('error', () => {})
  const writing = writeBackup(embedded, tables, { withFiles: false }).catch((error: Error) => {
    tables.destroy(error)
    throw error
  })
  const restoring = restoreBackup(tables, server, { filesInPlace: true }).finally(() => tables.destroy())
  try {
    const [{ acts }] = await Promise.all([restoring, writing])
    return acts
  } finally {
    await Promise.allSettled([restoring, writing])
  }
}

function withoutPassword(url: string): string {
  const address = new URL(url)
  if (address.password) address.password = 'PASSWORD'
  return address.href
}
