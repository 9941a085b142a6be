/** A bank holiday that was proclaimed after this release, or a day on which the council alone is shut. */
export const councilDayKinds = ['bank holiday', 'closure'] as const
export type CouncilDayKind = (typeof councilDayKinds)[number]
