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

/** Without a file between them. Gives how many acts the chain has. */
async function copy(embedded: Register, server: Register): Promise<number> {
  const tables = new PassThrough()
  const [restored, written] = await Promise.allSettled([
    restoreBackup(tables, server, { filesInPlace: true }).finally(() => tables.destroy()),
    writeBackup(embedded, tables, { withFiles: false }),
  ])
  if (restored.status === 'rejected') throw restored.reason
  if (written.status === 'rejected') throw written.reason
  return restored.value.acts
}

function withoutPassword(url: string): string {
  const address = new URL(url)
  if (address.password) address.password = 'PASSWORD'
  return address.href
}
