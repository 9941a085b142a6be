import { z } from 'zod'
import { decisionCategories } from '#domain/annual-letter/labels.ts'
import { stages } from '#domain/case.ts'
import { isFinancialYear } from '#domain/financial-year.ts'
import {
  type RegisterFilter,
  type RegisterOrder,
  type RegisterPage,
  registerOrders,
} from '#domain/register.ts'
import { withoutNull } from './fields.ts'
import { mistakesOf } from './read-form.ts'

const year = z.string().refine(isFinancialYear, 'Choose a year from the list')
const id = z.coerce.number('Choose one from the list').int().min(0).max(2_147_483_647)
const place = z.string().transform((text, context) => {
  const parsed = placeShape.safeParse(fromAddress(text))
  if (parsed.success) return parsed.data
  context.issues.push({ code: 'custom', message: 'This place in the list is not known', input: text })
  return z.NEVER
})

const placeShape = z.object({
  key: z.string().transform(withoutNull),
  reference: z.string().transform(withoutNull),
})

function fromAddress(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

const registerQuery = z.object({
  words: z
    .string()
    .transform(withoutNull)
    .pipe(z.string().trim().max(200, 'Search for 200 characters at most'))
    .optional(),
  stage: z.array(z.enum(stages, 'Choose stages from the list')).optional(),
  service: id.optional(),
  directorate: id.optional(),
  category: z.string().max(200).transform(withoutNull).optional(),
  decision: z.enum([...decisionCategories, 'none'], 'Choose a decision from the list').optional(),
  received: year.optional(),
  decided: year.optional(),
  handler: z.array(id).optional(),
  owing: z.array(id).optional(),
  open: z.literal('yes').optional(),
  overdue: z.literal('yes').optional(),
  sort: z.enum(Object.keys(registerOrders) as [RegisterOrder, ...RegisterOrder[]]).default('deadline'),
  direction: z.enum(['up', 'down']).optional(),
  after: place.optional(),
  before: place.optional(),
})

export type RegisterQuery = { filter: RegisterFilter; page: RegisterPage; mistakes: Record<string, string> }

/** The register's address, read: its filter, its order and where in it. A mistake leaves its field out. */
export function readRegisterQuery(search: URLSearchParams): RegisterQuery {
  const given: Record<string, string | string[]> = {}
  for (const [name, value] of search) if (value !== '') given[name] = value
  for (const name of ['stage', 'handler', 'owing']) {
    const chosen = search.getAll(name).filter((value) => value !== '')
    if (chosen.length > 0) given[name] = chosen
  }
  const parsed = registerQuery.safeParse(given)
  if (parsed.success) return { ...meaningOf(parsed.data), mistakes: {} }
  const mistakes = mistakesOf(parsed.error)
  for (const field of Object.keys(mistakes)) delete given[field.split('.')[0] ?? '']
  return { ...meaningOf(registerQuery.parse(given)), mistakes }
}

function meaningOf(query: z.output<typeof registerQuery>): Omit<RegisterQuery, 'mistakes'> {
  const order = query.sort
  return {
    filter: {
      words: query.words,
      stages: query.stage,
      serviceId: query.service,
      directorateId: query.directorate,
      category: query.category,
      decision: query.decision,
      receivedIn: query.received,
      decidedIn: query.decided,
      handlerIds: query.handler,
      owingIds: query.owing,
      openOnly: query.open === 'yes',
      overdueOnly: query.overdue === 'yes',
    },
    page: {
      order,
      descending: query.direction ? query.direction === 'down' : registerOrders[order].descending,
      after: query.after,
      before: query.after ? undefined : query.before,
    },
  }
}

/** A place in the register as part of an address. */
export const placeInAddress = (place: { key: string; reference: string }): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url')
