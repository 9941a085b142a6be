import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { admitFirstAdministrator } from '#casework/first-administrator.ts'
import { openEmbedded, openServer } from '#db/connect.ts'
import { dayInWords, timeInWords, today } from '#domain/calendar.ts'
import { addressOf, readConfig } from '../config.ts'
import { councilCalendar } from '../council-calendar.ts'
import { filesIn } from '../files.ts'
import { paths } from '../paths.ts'
import { shippedLists } from '../shipped-lists.ts'

const usage =
  'Use: npm run first-administrator -- --council "X County Council" --name "Full Name" --email name@example.gov.uk'

const options = { council: { type: 'string' }, name: { type: 'string' }, email: { type: 'string' } } as const

/** What was given, without spaces around it. Throws the usage where something is missing. */
function given() {
  const { values } = parseArgs({ options })
  const council = values.council?.trim() ?? ''
  const name = values.name?.trim() ?? ''
  const email = values.email?.trim() ?? ''
  if (!council || !name || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new Error(usage)
  return { council, name, email }
}

/** Sets a register up with its first administrator, and prints a link by which they sign in once. */
async function main(): Promise<void> {
  const asked = given()
  const config = readConfig(process.env)
  await mkdir(config.dataDir, { recursive: true })
  const { db, close } = config.databaseUrl
    ? await openServer(config.databaseUrl)
    : await openEmbedded(config.dataDir)
  try {
    const now = new Date()
    const desk = {
      db,
      files: filesIn(join(config.dataDir, 'files')),
      today: today(now),
      now,
      calendar: await councilCalendar(db),
      from: { address: '', browser: 'the command first-administrator' },
    }
    const { token, expiresAt, setUp } = await admitFirstAdministrator(desk, asked, shippedLists)
    if (setUp) console.log(`${asked.council} is set up, and ${asked.name} is its administrator.`)
    console.log(
      `This link signs you in once, until ${timeInWords(expiresAt)} on ${dayInWords(today(expiresAt))}:`,
    )
    console.log(`${addressOf(config)}${paths.signInLink(token)}`)
  } finally {
    await close()
  }
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
