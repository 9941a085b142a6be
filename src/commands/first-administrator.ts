import { parseArgs } from 'node:util'
import { admitFirstAdministrator } from '#casework/first-administrator.ts'
import { openUpToDate } from '#db/connect.ts'
import { dayInWords, timeInWords, today } from '#domain/calendar.ts'
import { isEmail } from '#domain/person.ts'
import type { Register } from '../backup/write.ts'
import { addressOf } from '../config.ts'
import { councilCalendar } from '../council-calendar.ts'
import { paths } from '../paths.ts'
import { shippedLists } from '../shipped-lists.ts'
import { run, withRegister } from './command.ts'

const usage =
  'Use: npm run first-administrator -- --council "X County Council" --name "Full Name" --email name@example.gov.uk'

const options = { council: { type: 'string' }, name: { type: 'string' }, email: { type: 'string' } } as const

/** Sets a register up with its first administrator, and prints a link by which they sign in once. */
run(async (config, args) => {
  const asked = given([...args])
  const { token, expiresAt, setUp } = await withRegister(config, await openUpToDate(config), (register) =>
    admit(register, asked),
  )
  if (setUp) console.log(`${asked.council} is set up, and ${asked.name} is its administrator.`)
  console.log(
    `This link signs you in once, until ${timeInWords(expiresAt)} on ${dayInWords(today(expiresAt))}:`,
  )
  console.log(`${addressOf(config)}${paths.signInLink(token)}`)
  return 0
})

type Asked = ReturnType<typeof given>

/** What was given, without spaces around it. Throws the usage where something is missing. */
function given(args: string[]) {
  const { values } = parseArgs({ args, options })
  const council = values.council?.trim() ?? ''
  const name = values.name?.trim() ?? ''
  const email = values.email?.trim() ?? ''
  if (!council || !name || !isEmail(email)) throw new Error(usage)
  return { council, name, email }
}

async function admit({ db, files }: Register, asked: Asked) {
  const now = new Date()
  const desk = {
    db,
    files,
    today: today(now),
    now,
    calendar: await councilCalendar(db),
    from: { address: '', browser: 'the command first-administrator' },
  }
  return admitFirstAdministrator(desk, asked, shippedLists)
}
