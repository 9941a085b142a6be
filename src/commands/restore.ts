import { createReadStream } from 'node:fs'
import { readdir, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inWords } from '../backup/manifest.ts'
import { restoreBackup } from '../backup/restore.ts'
import { connect, run, withRegister } from './command.ts'

/** Brings a backup into an empty database and an empty folder, all of it or nothing. */
run(async (config, [path]) => {
  if (!path) throw new Error('Use: npm run restore -- FILE')
  const folders = [
    join(config.dataDir, 'files'),
    ...(config.databaseUrl ? [] : [join(config.dataDir, 'database')]),
  ]
  for (const folder of folders) await expectEmpty(folder)
  const from = createReadStream(path)
  await new Promise((resolve, reject) => from.once('open', resolve).once('error', reject))
  let failed = false
  const restoring = withRegister(config, await connect(config), (register) =>
    restoreBackup(from, register).catch((error) => {
      failed = true
      throw error
    }),
  )
  const { manifest, acts, mailsToSend } = await restoring.finally(async () => {
    if (failed) for (const folder of folders) await remove(folder)
  })
  console.log(`Restored and verified: every part, every file, and the audit chain of ${acts} acts.`)
  console.log(inWords(manifest))
  if (mailsToSend > 0) console.log(mailsWarning(mailsToSend))
  return 0
})

/** As far as it can be: the folder may be a place where something is mounted. Why the restoring failed is told. */
async function remove(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => {})
  }
  await rmdir(folder).catch(() => {})
}

async function expectEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (entries.length > 0) {
    throw new Error(
      `${folder} is not empty. Restore into an empty DATA_DIR, and move what is there away first.`,
    )
  }
}

const mailsWarning = (mails: number) =>
  `${mails} mails had not gone out. They will, once Redress runs with SMTP_URL: leave it out for a rehearsal.`
