import type { Role } from './user.ts'

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
  'move the demonstration day': everybody,
  'sign in': everybody,
  'sign out': everybody,
} as const satisfies Record<string, readonly Role[]>

export type Act = keyof typeof permissions

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
