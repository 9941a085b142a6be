import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DecisionCategory } from '#domain/annual-letter/labels.ts'
import type { PublishedFigure, PublishedSource } from '#domain/annual-letter/published-figures.ts'
import type { Day } from '#domain/calendar.ts'
import type { CorrespondenceKind } from '#domain/correspondence.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import type { Role } from '#domain/user.ts'
import type { CaseHistory } from './history.ts'

const folder = join(
  fileURLToPath(import.meta.url).split(/[\\/](?:dist[\\/])?src[\\/]demo[\\/]/)[0]!,
  'fixtures',
)

const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T

export type YearOfDecisions = {
  rows: readonly DecisionsRow[]
  satisfactoryRemedies: number
  withoutRecommendations: number
  outcomesInTheYear: number
  lateActions: number
  lateAnswers: number
  restricted: number
  listLearnedOn?: Day
  witnessSummonsWarnings?: Record<string, number>
}

export type DecisionsRow = {
  directorate: string | null
  service: string | null
  sentToCouncil?: boolean
} & Partial<Record<DecisionCategory, number>>

export type Remedy = { text: string; remedyType: string; amounts?: readonly number[] }

export type ServiceTopics = {
  topics: readonly { category: string; subCategory: string; summaries: readonly string[] }[]
  questions: readonly string[]
  personal: readonly Remedy[]
  improvements: readonly Remedy[]
}

export type Wording = {
  note: { generated: string; listed: string }
  titles: readonly string[]
  letters: readonly string[]
  children: readonly string[]
  elders: readonly string[]
  investigators: readonly string[]
  delayReasons: readonly string[]
  extensionNotes: readonly string[]
  changesRequested: readonly string[]
  answers: readonly string[]
  stageOutcomes: readonly string[]
  remediesOffered: readonly { words: string; pence: number | null }[]
  reasons: Record<DecisionCategory, readonly string[]>
  subjects: Partial<Record<CorrespondenceKind, string>>
  proofs: Record<string, string>
}

export const people: readonly { name: string; email: string; role: Role; leads?: readonly string[] }[] =
  read('demonstration/people.json')
export const topics: Record<string, ServiceTopics> = read('demonstration/topics.json')
export const wording: Wording = read('demonstration/wording.json')
export const yearsOfDecisions: Record<FinancialYear, YearOfDecisions> = read('demonstration/decisions.json')
export const readHistories = (name: 'named-cases' | 'told-cases' | 'open-cases'): readonly CaseHistory[] =>
  read(`demonstration/${name}.json`)

export const council: {
  authority: string
  directorates: readonly { name: string }[]
  services: readonly { name: string; directorate: string }[]
  categoryMap: readonly {
    category: string
    subcategory: string
    service: string | null
    validFrom: FinancialYear
  }[]
} = read('services.json')
export const populations: readonly {
  year: FinancialYear
  population: number
  source: string
}[] = read('population.json')
export const sources: readonly PublishedSource[] = read('published/sources.json')
export const figures: readonly PublishedFigure[] = ['kent', 'averages', 'peers'].flatMap((name) =>
  read<PublishedFigure[]>(`published/${name}.json`),
)
export const authorities: readonly { name: string; type: string }[] = read('published/authorities.json')
