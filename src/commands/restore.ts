import { createReadStream } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
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
  const database = await connect(config)
  try {
    await withRegister(config, database, async (register) => {
      const { manifest, acts, mailsToSend } = await restoreBackup(from, register)
      console.log(`Restored and verified: every part, every file, and the audit chain of ${acts} acts.`)
      console.log(inWords(manifest))
      if (mailsToSend > 0) console.log(mailsWarning(mailsToSend))
    })
  } catch (error) {
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
    throw error
  }
  return 0
})

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
