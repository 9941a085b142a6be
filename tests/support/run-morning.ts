import { openServer } from '#db/connect.ts'
import { londonInstant } from '#domain/calendar.ts'
import { filesIn } from '#src/files.ts'
import { runMorning } from '#src/morning.ts'

/** Writes the morning's mails of a day, and says how many. */
const [url = '', day = '', folder = ''] = process.argv.slice(2)
const { db, close } = await openServer(url)
console.log('begins')
const ran = await runMorning({ db, files: filesIn(folder) }, londonInstant(day, '07:00'))
console.log(`ran ${ran ? ran.mails : 'already'}`)
await close()
