import { join } from 'node:path'
import { openEmbedded, openServer } from '#db/connect.ts'
import { verifyChain } from '#db/queries/audit-event.ts'
import { readConfig } from '#src/config.ts'
import { verifyFiles } from '#src/file-keeping.ts'
import { filesIn } from '#src/files.ts'

/** Prints every recorded file whose bytes are changed or missing, and whether the audit chain is whole; the exit code too. */
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
    const { events, broken } = await verifyChain(db)
    console.log(`${events} acts: the chain ${broken === null ? 'is whole' : `breaks at act ${broken}`}`)
    return faulty === 0 && broken === null ? 0 : 1
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
