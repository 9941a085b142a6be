import type { CorrespondenceKind } from './correspondence.ts'
import { type ChaserKind, chaserKinds, type RequestKind } from './information-request.ts'

/** What a letter of the Ombudsman asks the council for, where it asks for something. */
export const requestOfLetter: Partial<Record<CorrespondenceKind, RequestKind>> = {
  'prematurity check': 'prematurity check',
  'assessment enquiry': 'assessment enquiry',
  'pre-allocation enquiry': 'pre-allocation enquiry',
  'investigation enquiry': 'investigation enquiry',
  'further enquiry': 'further enquiry',
  'draft decision': 'draft decision comments',
  'request for compliance evidence': 'compliance evidence request',
}

const lettersThatChase: readonly CorrespondenceKind[] = [
  'chaser',
  'witness summons warning',
  'witness summons',
]

export const chases = (kind: CorrespondenceKind): boolean => lettersThatChase.includes(kind)

/** The rung of the ladder on which a letter that chases stands: a plain chaser on the next one. */
export function rungOf(kind: CorrespondenceKind, before: readonly { kind: ChaserKind }[]): ChaserKind {
  if (kind === 'witness summons') return 'witness summons'
  if (kind === 'witness summons warning') return 'warning of witness summons'
  const plain = chaserKinds.slice(0, 3)
  return plain.find((rung) => !before.some((chaser) => chaser.kind === rung)) ?? 'letter to chief executive'
}

/** The kind of letter by which a request is answered. */
export const answerOfRequest = (kind: RequestKind): CorrespondenceKind => {
  if (kind === 'draft decision comments') return 'comments on the draft decision'
  return kind === 'compliance evidence request' ? 'evidence of compliance' : 'response'
}
