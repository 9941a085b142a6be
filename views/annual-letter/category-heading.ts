import type { DecisionCategory } from '#domain/annual-letter/labels.ts'

/** The Ombudsman's categories at the head of a narrow column. */
export const categoryHeading: Record<DecisionCategory, string> = {
  Upheld: 'Upheld',
  'Not upheld': 'Not upheld',
  'Advice given': 'Advice given',
  'Closed after initial enquiries': 'Closed after enquiries',
  'Incomplete/Invalid': 'Incomplete or invalid',
  'Referred back for local resolution': 'Referred back',
}
