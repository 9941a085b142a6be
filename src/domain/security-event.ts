/** What the security log keeps. None of it says a word of a case. */
export const securityEventKinds = [
  'unusual sign-in',
  'refused sign-in',
  'too many attempts',
  'sign-in link made',
  'session ended',
  'role change',
  'export of personal data',
  'acting as deputy',
  'setting changed',
] as const
export type SecurityEventKind = (typeof securityEventKinds)[number]

export const securityEventInWords: Record<SecurityEventKind, string> = {
  'unusual sign-in': 'Sign-in from somewhere new',
  'refused sign-in': 'Sign-in refused',
  'too many attempts': 'Too many tries',
  'sign-in link made': 'Sign-in link made by hand',
  'session ended': 'Signed out by an administrator',
  'role change': 'Part changed',
  'export of personal data': 'Personal data exported',
  'acting as deputy': 'Acting as deputy',
  'setting changed': 'Setting changed',
}
