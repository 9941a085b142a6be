/** The points before and after a last day at which people are reminded, each once. */
export const milestones = ['soon', 'due today', 'overdue', 'still overdue'] as const
export type Milestone = (typeof milestones)[number]
