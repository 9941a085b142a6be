/** What is kept for a time of its own after it ended. */
export const retentionKinds = ['closed cases', 'mails', 'security log'] as const
export type RetentionKind = (typeof retentionKinds)[number]
