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
