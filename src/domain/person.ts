import { type Role, roleInWords } from './user.ts'

/** What an administrator records of a person. services: those that a service lead leads, without those below them. */
export type PersonFacts = {
  name: string
  email: string
  role: Role
  active: boolean
  services: readonly number[]
}

/** One spelling for one address: people are told apart by it, and signing-in links go there. */
export const emailAsKept = (typed: string): string => typed.trim().toLowerCase()

/** An address as mail servers and the browsers' own fields take it (HTML, section 4.10.5.1.5), in a domain with a dot. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 &&
  /^[\w.!#$%&'*+/=?^`{|}~-]+@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(
    text,
  )

type Around = {
  /** Somebody else has this e-mail address. */
  emailTaken: boolean
  /** Who asks for the change is the person themselves. */
  own: boolean
  /** How many others may sign in as administrators. */
  otherAdministrators: number
}

/**
 * Why a person may not be recorded like this, beside the field that it concerns. Nobody changes their own part, so that
 * whoever gains rights was given them by another; somebody stays who can let people in.
 */
export function mistakesInPerson(
  before: PersonFacts | null,
  after: PersonFacts,
  { emailTaken, own, otherAdministrators }: Around,
): Record<string, string> {
  const mistakes: Record<string, string> = {}
  if (emailTaken) mistakes.email = `Somebody else has the address ${after.email}`
  if (own && before && after.role !== before.role) {
    mistakes.role = 'Ask another administrator to change your own part'
  }
  if (after.role === 'service lead' && after.services.length === 0) {
    mistakes.services = 'Choose at least one service that they lead'
  }
  if (before && isAdministrator(before) && !isAdministrator(after) && otherAdministrators === 0) {
    const field = after.active ? 'role' : 'active'
    mistakes[field] ??= 'Make somebody else an administrator first: this is the only one'
  }
  return mistakes
}

/** Whether somebody lets others in. */
export const isAdministrator = ({ role, active }: PersonFacts) => active && role === 'administrator'

type Names = ReadonlyMap<number, string>

/** 'Service lead of Highways and Libraries' */
export function partInWords({ role, services }: Pick<PersonFacts, 'role' | 'services'>, names: Names) {
  const led = services.map((id) => names.get(id) ?? 'a service').toSorted()
  return role === 'service lead' && led.length > 0
    ? `${roleInWords[role]} of ${listed.format(led)}`
    : roleInWords[role]
}

const listed = new Intl.ListFormat('en-GB')

/** The facts under names that people read: to tell a change, and two versions apart. */
export const personInWords = (facts: PersonFacts, names: Names) => ({
  name: facts.name,
  'e-mail': facts.email,
  part: partInWords(facts, names),
  'may sign in': facts.active ? 'yes' : 'no',
})

/** What somebody works on still: it waits for another when they stop. */
export type Holding = {
  /** Open cases that they handle, and how many of them are restricted. */
  openCases: number
  restrictedCases: number
  /** Actions that they own and that the Ombudsman has not been sent yet. */
  actions: number
  /** Questions not answered yet, of services that nobody else leads. */
  questions: number
}

/** They lose what they work on in person: they may not sign in any more, or have another part. */
export const stopsWork = (before: PersonFacts, after: PersonFacts): boolean =>
  before.active && !(after.active && after.role === before.role)

/** The services that they led and lead no longer. */
export const servicesLeft = (before: PersonFacts, after: PersonFacts): number[] =>
  before.services.filter((id) => stopsWork(before, after) || !after.services.includes(id))
