export const directions = ['in', 'out'] as const
export type Direction = (typeof directions)[number]

export const channels = ['e-mail', 'post', 'phone', 'online complaints system', 'meeting'] as const
export type Channel = (typeof channels)[number]

/** What letters are for, by who writes them: the Ombudsman's stages as its manuals describe them. */
export const correspondenceKinds = {
  in: [
    'prematurity check',
    'assessment enquiry',
    'pre-allocation enquiry',
    'notice of investigation',
    'investigation enquiry',
    'further enquiry',
    'chaser',
    'witness summons warning',
    'witness summons',
    'draft decision',
    'final decision',
    'revised decision',
    'review outcome',
    'request for compliance evidence',
    'non-compliance escalation',
    'letter of satisfaction',
    'notice of public report',
    'other letter',
  ],
  out: [
    'response',
    'comments on the draft decision',
    'request for an extension',
    'offer of a remedy',
    'request for review',
    'evidence of compliance',
    'other letter',
  ],
} as const satisfies Record<Direction, readonly string[]>

export type CorrespondenceKind = (typeof correspondenceKinds)[Direction][number]

export const isKindOf = (direction: Direction, kind: string): boolean =>
  (correspondenceKinds[direction] as readonly string[]).includes(kind)
