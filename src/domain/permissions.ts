import type { Role } from './user.ts'

/** Acts that the register does by the clock. */
const nobody = [] as const

const everybody = ['link officer', 'service lead', 'monitoring officer', 'viewer', 'administrator'] as const

/** Who may do what: the product's whole list of acts. */
export const permissions = {
  'record a case': ['link officer'],
  'change a case': ['link officer'],
  'log correspondence': ['link officer'],
  'write a note': ['link officer', 'monitoring officer'],
  'open an information request': ['link officer'],
  'record an extension': ['link officer'],
  'record a chaser': ['link officer'],
  'answer a question': ['link officer', 'service lead'],
  'answer an information request': ['link officer'],
  'record a decision': ['link officer'],
  'record a request for review': ['link officer'],
  'record the result of a review': ['link officer'],
  'record remedy actions': ['link officer'],
  'record a new day for an action': ['link officer'],
  'change an action': ['link officer'],
  'mark an action done': ['link officer', 'service lead'],
  'record a payment': ['link officer', 'service lead'],
  'upload evidence': ['link officer', 'service lead'],
  'review evidence': ['link officer', 'monitoring officer'],
  'send evidence': ['link officer'],
  'record an outcome': ['link officer'],
  'settle a non-compliance': ['link officer'],
  'record published figures': ['link officer'],
  'save a view': ['link officer', 'service lead', 'monitoring officer', 'viewer'],
  'remove a saved view': ['link officer', 'service lead', 'monitoring officer', 'viewer'],
  'set up the council': ['administrator'],
  'add a person': ['administrator'],
  'change a person': ['administrator'],
  'hand over a case': ['administrator'],
  'record an absence': everybody,
  'change an absence': everybody,
  'remove an absence': everybody,
  'record a directory group': ['administrator'],
  'change a directory group': ['administrator'],
  'remove a directory group': ['administrator'],
  'add a directorate': ['administrator'],
  'change a directorate': ['administrator'],
  'add a service': ['administrator'],
  'change a service': ['administrator'],
  'merge services': ['administrator'],
  'split a service': ['administrator'],
  'end a service': ['administrator'],
  'move a case': ['administrator'],
  'map a category': ['administrator'],
  'change a request period': ['administrator'],
  'add a council day': ['administrator'],
  'remove a council day': ['administrator'],
  'add a decision reason': ['administrator'],
  'change a decision reason': ['administrator'],
  'add an outcome label': ['administrator'],
  'change an outcome label': ['administrator'],
  'add a remedy type': ['administrator'],
  'change a remedy type': ['administrator'],
  'record a population': ['administrator'],
  'change a retention period': ['administrator'],
  'change the appearance': ['administrator'],
  'change the mail settings': ['administrator'],
  'send a test message': ['administrator'],
  'send a mail again': ['administrator'],
  'send the morning mails': nobody,
  'make a sign-in link': ['administrator'],
  'ask for a sign-in link': everybody,
  'link an identity': everybody,
  'take over a part from the directory': everybody,
  'nominate a deputy': ['monitoring officer', 'administrator'],
  'act as deputy': everybody,
  'stop acting as deputy': everybody,
  'end a session': everybody,
  'export personal data': ['link officer', 'service lead', 'monitoring officer'],
  'move the demonstration day': everybody,
  'sign in': everybody,
  'sign out': everybody,
} as const satisfies Record<string, readonly Role[]>

export type Act = keyof typeof permissions

/** What the register does itself, and no person may. */
export type SystemAct = {
  [Name in Act]: (typeof permissions)[Name] extends readonly [] ? Name : never
}[Act]

export const mayDo = (role: Role, act: Act): boolean => (permissions[act] as readonly Role[]).includes(role)

/** Which cases a part of the council sees, and how much of them. */
type Sight = {
  cases: 'all' | 'own services' | 'none'
  restricted: 'all' | 'named' | 'none'
  detail: boolean
}

export const sights: Record<Role, Sight> = {
  'link officer': { cases: 'all', restricted: 'named', detail: true },
  'service lead': { cases: 'own services', restricted: 'named', detail: true },
  'monitoring officer': { cases: 'all', restricted: 'all', detail: true },
  viewer: { cases: 'all', restricted: 'none', detail: false },
  administrator: { cases: 'none', restricted: 'none', detail: false },
}

export class NotPermitted extends Error {
  override name = 'NotPermitted'
}
