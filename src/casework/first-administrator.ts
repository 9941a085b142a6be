import { findOwnAuthority } from '#db/queries/authority.ts'
import { findDemonstration } from '#db/queries/demonstration.ts'
import { findUser, findUserByEmail } from '#db/queries/user.ts'
import { Refusal } from '#domain/refusal.ts'
import { type Council, setUpCouncil } from './council.ts'
import type { Desk } from './desk.ts'
import { makeSignInLink } from './sign-in-link.ts'

type First = { council: string; name: string; email: string }
type Lists = Pick<Council, 'requestPeriods' | 'decisionReasons' | 'outcomeLabels' | 'remedyTypes'>

/**
 * Sets up the council with its first administrator, and makes a link for them. Where the council is there already, an
 * administrator of it gets a link, so that nobody is locked out. Refuses everybody else, and a demonstration.
 */
export async function admitFirstAdministrator(
  desk: Omit<Desk, 'user'>,
  { council, name, email }: First,
  lists: Lists,
): Promise<{ token: string; expiresAt: Date; setUp: boolean }> {
  const { db, today, now } = desk
  if (await findDemonstration(db)) {
    throw new Refusal(
      'This database holds the demonstration. Use another DATA_DIR, or a server of your own by DATABASE_URL.',
    )
  }
  const own = await findOwnAuthority(db)
  if (!own) {
    await setUpCouncil(
      desk,
      { name, email },
      { name: council, years: [], others: [], validFrom: today, directorates: [], people: [], ...lists },
    )
  }
  const person = await findUserByEmail(db, email)
  if (person?.role !== 'administrator') {
    throw new Refusal(
      `${own?.name} is set up already, and ${email} is not the address of an administrator of it. Give an administrator’s address, or let one of them add you under Settings, People.`,
    )
  }
  const user = await findUser(db, person.id, today)
  const link = await makeSignInLink({ ...desk, user }, user.id, now)
  return { ...link, setUp: !own }
}
