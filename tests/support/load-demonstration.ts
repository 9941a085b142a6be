import { join } from 'node:path'
import { openEmbedded } from '#db/connect.ts'
import { verifyChain } from '#db/queries/audit-event.ts'
import { loadDemonstration } from '#demo/load.ts'
import { filesIn } from '#src/files.ts'
import { actsOfCases, factsOf } from './demonstration-facts.ts'

/** Says what it finds in a folder, goes on loading the demonstration into it, and says what is there in the end. */
const [folder = ''] = process.argv.slice(2)
const { db, close } = await openEmbedded(folder)
console.log(`found ${JSON.stringify({ acts: await actsOfCases(db), ...(await verifyChain(db)) })}`)
await loadDemonstration({ db, files: filesIn(join(folder, 'files')) }, ({ loaded, of }) =>
  console.log(`loaded ${loaded} of ${of}`),
)
console.log(`facts ${JSON.stringify({ facts: await factsOf(db), ...(await verifyChain(db)) })}`)
await close()
