import { join } from 'node:path'
import { openEmbedded } from '#db/connect.ts'
import { loadDemonstration } from '#demo/load.ts'
import { filesIn } from '#src/files.ts'

/** Loads the demonstration council as the first start does, and says how far it has come. */
const [folder = ''] = process.argv.slice(2)
const { db, close } = await openEmbedded(folder)
console.log('open')
await loadDemonstration({ db, files: filesIn(join(folder, 'files')) }, ({ loaded }) =>
  console.log(`loaded ${loaded}`),
)
await close()
console.log('whole')
