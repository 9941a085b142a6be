import type { FigureKey } from '#domain/annual-letter/figure.ts'
import type { FinancialYear } from '#domain/financial-year.ts'

const query = (values: Record<string, string | number | undefined>): string => {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

/** The parts of a case, in the order of its sub-navigation. */
export const caseParts = [
  'timeline',
  'requests',
  'decision',
  'actions',
  'local-complaint',
  'history',
] as const
export type CasePart = (typeof caseParts)[number]

/** The parts of the settings, in the order of their page. */
export const settingsParts = [
  'people',
  'services',
  'directory-groups',
  'category-map',
  'request-periods',
  'council-days',
  'decision-reasons',
  'outcome-labels',
  'remedy-types',
  'populations',
  'mail',
  'appearance',
  'retention',
  'security-log',
] as const
export type SettingsPart = (typeof settingsParts)[number]

/** Every address of the product: routes mount on them, views link to them. */
export const paths = {
  today: '/',
  signIn: '/sign-in',
  signInAgain: (returnTo: string) => `/sign-in${query({ returnTo })}`,
  signInLinks: '/sign-in/links',
  signInLink: (token: string) => `/sign-in/links/${token}`,
  signOut: '/sign-out',
  sessions: '/sessions',
  sessionsEnd: '/sessions/end',
  sessionEnd: (id: number | string) => `/sessions/${id}/end`,
  demonstrationDay: '/demonstration/day',
  aboutDemonstration: '/demonstration',
  assets: '/assets',
  health: '/health',
  ready: '/ready',
  metrics: '/metrics',
  cases: '/cases',
  casesLike: (search: string) => `/cases${search ? `?${search}` : ''}`,
  casesCsv: '/cases.csv',
  casesCsvLike: (search: string) => `/cases.csv${search ? `?${search}` : ''}`,
  savedViews: '/saved-views',
  savedViewRemoval: (id: number | string) => `/saved-views/${id}/removal`,
  case: (reference: string) => `/cases/${reference}`,
  casePart: (reference: string, part: CasePart) =>
    part === 'timeline' ? `/cases/${reference}` : `/cases/${reference}/${part}`,
  timelineLike: (reference: string, filter: { show?: string; words?: string }) =>
    `/cases/${reference}${query(filter)}`,
  newCase: '/new-case',
  newCaseCalled: (reference: string) => `/new-case${query({ reference })}`,
  caseChange: (reference: string) => `/cases/${reference}/change`,
  correspondence: (reference: string) => `/cases/${reference}/correspondence`,
  letterOf: (reference: string, direction: 'in' | 'out') =>
    `/cases/${reference}/correspondence?direction=${direction}`,
  notes: (reference: string) => `/cases/${reference}/notes`,
  informationRequests: (reference: string) => `/cases/${reference}/information-requests`,
  requestOfLetter: (reference: string, letterId: number | string) =>
    `/cases/${reference}/information-requests?letter=${letterId}`,
  extensions: (requestId: number | string) => `/information-requests/${requestId}/extensions`,
  chasers: (requestId: number | string) => `/information-requests/${requestId}/chasers`,
  chaserOfLetter: (requestId: number | string, letterId: number | string) =>
    `/information-requests/${requestId}/chasers?letter=${letterId}`,
  response: (requestId: number | string) => `/information-requests/${requestId}/response`,
  answer: (questionId: number | string) => `/questions/${questionId}/answer`,
  decisions: (reference: string) => `/cases/${reference}/decisions`,
  reviewRequests: (reference: string) => `/cases/${reference}/review-requests`,
  reviewResult: (reference: string) => `/cases/${reference}/review-result`,
  agreedAction: (reference: string) => `/cases/${reference}/agreed-action`,
  remedyActions: (reference: string) => `/cases/${reference}/remedy-actions`,
  actionChange: (actionId: number | string) => `/remedy-actions/${actionId}/change`,
  actionDone: (actionId: number | string) => `/remedy-actions/${actionId}/done`,
  newDay: (actionId: number | string) => `/remedy-actions/${actionId}/new-day`,
  payments: (actionId: number | string) => `/remedy-actions/${actionId}/payments`,
  evidence: (actionId: number | string) => `/remedy-actions/${actionId}/evidence`,
  evidenceVersions: (evidenceId: number | string) => `/evidence/${evidenceId}/versions`,
  evidenceReview: (versionId: number | string) => `/evidence-versions/${versionId}/review`,
  compliancePacks: (reference: string) => `/cases/${reference}/compliance-packs`,
  outcome: (reference: string) => `/cases/${reference}/outcome`,
  settlement: (reference: string) => `/cases/${reference}/settlement`,
  file: (id: string) => `/files/${id}`,
  annualLetters: '/annual-letters',
  annualLetter: (year: FinancialYear) => `/annual-letters/${year}`,
  annualTables: (year: FinancialYear) => `/annual-letters/${year}/tables`,
  publishedFigures: (year: FinancialYear) => `/annual-letters/${year}/published`,
  figure: (
    year: FinancialYear,
    key: FigureKey | ':key',
    part: { directorate?: number; service?: number; sent?: string } = {},
  ) => `/annual-letters/${year}/figures/${key}${query(part)}`,
  figureCsv: (
    year: FinancialYear,
    key: FigureKey | ':key',
    part: { directorate?: number; service?: number; sent?: string } = {},
  ) => `/annual-letters/${year}/figures/${key}/cases.csv${query(part)}`,
  bankHolidays: '/bank-holidays',
  settings: '/settings',
  population: (year: FinancialYear) => `/settings/populations/${year}`,
  mappedCategory: (id: number | string) => `/settings/category-map/${id}`,
  newCategory: '/settings/new-category',
  newDirectorate: '/settings/new-directorate',
  directorateName: (id: number | string) => `/settings/directorates/${id}/name`,
  directorateEnd: (id: number | string) => `/settings/directorates/${id}/end`,
  newService: '/settings/new-service',
  service: (id: number | string) => `/settings/services/${id}`,
  serviceName: (id: number | string) => `/settings/services/${id}/name`,
  servicePlace: (id: number | string) => `/settings/services/${id}/place`,
  serviceMerger: (id: number | string) => `/settings/services/${id}/merger`,
  serviceSplit: (id: number | string) => `/settings/services/${id}/split`,
  serviceEnd: (id: number | string) => `/settings/services/${id}/end`,
  settingsPart: (part: SettingsPart) => `/settings/${part}`,
  decisionReason: (id: number | string) => `/settings/decision-reasons/${id}`,
  newDecisionReason: '/settings/new-decision-reason',
  newDecisionReasonLike: (known: { label: string; category: string; validFrom?: FinancialYear }) =>
    `/settings/new-decision-reason${query(known)}`,
  outcomeLabel: (id: number | string) => `/settings/outcome-labels/${id}`,
  newOutcomeLabel: '/settings/new-outcome-label',
  newOutcomeLabelLike: (known: { label: string; validFrom?: FinancialYear }) =>
    `/settings/new-outcome-label${query(known)}`,
  remedyType: (id: number | string) => `/settings/remedy-types/${id}`,
  newRemedyType: '/settings/new-remedy-type',
  /** The council's own colours, of one version of them. */
  appearanceCss: '/appearance.css',
  appearanceCssOf: (version: number) => `/appearance.css${query({ v: String(version) })}`,
  appearancePreviewCss: '/settings/appearance/preview.css',
  appearancePreview: (colour: string) => `/settings/appearance/preview.css${query({ colour })}`,
  retentionPeriod: (kind: string) => `/settings/retention/${kind.replaceAll(' ', '-')}`,
  requestPeriod: (kind: string) => `/settings/request-periods/${kind.replaceAll(' ', '-')}`,
  peopleLike: (search: string) => `/settings/people${search ? `?${search}` : ''}`,
  newPerson: '/settings/new-person',
  person: (id: number | string) => `/settings/people/${id}`,
  personChange: (id: number | string) => `/settings/people/${id}/change`,
  personSignInLink: (userId: number | string) => `/settings/people/${userId}/sign-in-link`,
  personSessionsEnd: (userId: number | string) => `/settings/people/${userId}/sessions/end`,
  absencesOf: (id: number | string) => `/settings/people/${id}/absences`,
  absences: '/absences',
  deputy: (officerId: number | string) => `/monitoring-officers/${officerId}/deputy`,
  acting: '/acting-as-deputy',
  actingEnd: '/acting-as-deputy/end',
  newAbsence: '/new-absence',
  absenceChange: (id: number | string) => `/absences/${id}/change`,
  absenceRemoval: (id: number | string) => `/absences/${id}/removal`,
} as const
