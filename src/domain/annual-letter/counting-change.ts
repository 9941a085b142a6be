import type { FinancialYear } from '../financial-year.ts'

/** From a year on, the Ombudsman counts or chooses differently: the rates before and after are not alike. */
export type CountingChange = { from: FinancialYear; label: string; explanation: string; source: string }

export const countingChanges: readonly CountingChange[] = [
  {
    from: '2022-23',
    label: 'fewer borderline cases from here',
    explanation:
      'The Ombudsman became more selective in what it investigates and takes up fewer borderline issues, so that it finds fault in more of what it does investigate. The rates before and after are not alike.',
    source:
      'The Ombudsman’s explanation, quoted in the KCC Annual Customer Feedback Report 2023/24 (5 September 2024), paragraphs 9.2 and 9.3',
  },
]
