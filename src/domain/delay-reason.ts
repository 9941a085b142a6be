/** Why the council's answers come late, as the annual report for 2023-24 counts the reasons. */
export const delayReasons = [
  'Workload',
  'Complex case',
  'Sign off delay',
  'Staff absent or unavailable',
  'More information required from customer',
  'Other',
] as const
