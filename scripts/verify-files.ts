import { join } from 'node:path'
import { openEmbedded, openServer } from '#db/connect.ts'
import { readConfig } from '#src/config.ts'
import { verifyFiles } from '#src/file-keeping.ts'
import { filesIn } from '#src/files.ts'

/** Prints every recorded file whose bytes are changed or missing; the exit code says whether there is one. */
async function main(): Promise<number> {
  const config = readConfig(process.env)
  const { db, close } = config.databaseUrl
    ? await openServer(config.databaseUrl)
    : await openEmbedded(config.dataDir)
  try {
    let [whole, faulty] = [0, 0]
    for await (const { file, fault } of verifyFiles({ db, files: filesIn(join(config.dataDir, 'files')) })) {
      if (fault) console.log(`${fault}: ${file.id} ${JSON.stringify(file.name)}`)
      if (fault) faulty += 1
      else whole += 1
    }
    console.log(`${whole + faulty} files: ${whole} whole, ${faulty} changed or missing`)
    return faulty === 0 ? 0 : 1
  } finally {
    await close()
  }
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message)
    process.exit(2)
  },
)
