import { join } from 'node:path'
import { openEmbedded } from '#db/connect.ts'
import { loadDemonstration } from '#demo/load.ts'
import { filesIn } from '#src/files.ts'
import { actsOfCases, factsOf } from './demonstration-facts.ts'
import { expectNoHalfAct } from './whole-register.ts'

/** Says what it finds in a folder, goes on loading the demonstration into it, and says what is there in the end. */
const [folder = ''] = process.argv.slice(2)
const { db, close } = await openEmbedded(folder)
await expectNoHalfAct(db)
console.log(`found ${JSON.stringify(await actsOfCases(db))}`)
await loadDemonstration({ db, files: filesIn(join(folder, 'files')) }, ({ loaded, of }) =>
  console.log(`loaded ${loaded} of ${of}`),
)
await expectNoHalfAct(db)
console.log(`facts ${JSON.stringify(await factsOf(db))}`)
await close()
