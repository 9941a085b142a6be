import { z } from 'zod'
import {
  type DecisionCategory,
  type DecisionReason,
  decisionCategories,
  labelsIn,
} from '#domain/annual-letter/labels.ts'
import { type Day, dayInWords, isDay } from '#domain/calendar.ts'
import { decisionVersionKinds } from '#domain/decision.ts'
import { financialYearOf } from '#domain/financial-year.ts'
import { reasonField } from '#views/decision/category-fields.tsx'
import { confirmed, day, optionalDay, optionalText, seen } from './fields.ts'

const longestReason = 200

/** Only an address on the web that is fetched safely: never javascript: or data:. */
const publishedLink = () =>
  optionalText(500)
    .refine((link) => link === '' || isSecureLink(link), 'Enter a link that begins with https://')
    .transform((link) => link || null)

function isSecureLink(link: string): boolean {
  if (!URL.canParse(link) || /\s/.test(link)) return false
  const { protocol, username, password } = new URL(link)
  return protocol === 'https:' && username === '' && password === ''
}

const reasonFields = Object.fromEntries(
  decisionCategories.map((category) => [reasonField(category), optionalText(longestReason)]),
)

const categoryFields = {
  otherReason: optionalText(longestReason),
  categoryAsPrinted: optionalText(100),
}

type Given = { category: DecisionCategory; otherReason: string; categoryAsPrinted: string; decidedOn: Day }
/** Which reason a form gives: the one chosen for its category, or other words. */
type Reasoned = Pick<Given, 'category' | 'otherReason'>
type Context = { today: Day; reasons: readonly DecisionReason[] }
type Issue = (field: string, message: string) => void

const issueFor =
  (context: z.RefinementCtx): Issue =>
  (field, message) =>
    context.addIssue({ code: 'custom', path: [field], message })

/** A version of a decision as it is typed. A draft may come without a reason. */
export const decisionForm = (known: Context & { revises: { decidedOn: Day } | null }) =>
  z
    .object({
      kind: z.enum(decisionVersionKinds, 'Choose the version'),
      category: z.enum(decisionCategories, 'Choose what the Ombudsman decided'),
      decidedOn: day('The date of the decision'),
      receivedOn: optionalDay('The day received'),
      publishedLink: publishedLink(),
      version: seen,
      confirmed,
      ...categoryFields,
      ...reasonFields,
    })
    .superRefine((given, context) => {
      const issue = issueFor(context)
      checkDays(given, known.today, issue)
      if (
        given.kind === 'revised' &&
        isDay(given.decidedOn) &&
        known.revises &&
        given.decidedOn < known.revises.decidedOn
      ) {
        issue(
          'decidedOn',
          `A revised decision cannot be dated before the one that it revises, ${dayInWords(known.revises.decidedOn)}`,
        )
      }
      checkReason(given, known.reasons, given.kind !== 'draft', issue)
    })
    .transform(({ confirmed, version, kind, category, ...given }) => ({
      confirmed: confirmed === 'yes',
      change: confirmed === 'change',
      after: version,
      decision: {
        kind,
        category,
        categoryAsPrinted: given.categoryAsPrinted || category,
        reason: reasonIn({ category, ...given }),
        decidedOn: given.decidedOn,
        receivedOn: given.receivedOn ?? given.decidedOn,
        publishedLink: given.publishedLink,
      },
    }))

const changes = ['stands', 'corrected', 'new decision'] as const
export type ReviewChange = (typeof changes)[number]

type InForce = { category: DecisionCategory; reason: string; decidedOn: Day }

/** The Ombudsman's answer to a review. Where the decision changed, its new version comes with it. */
export const reviewResultForm = (known: Context & { askedOn: Day; seen: (version: number) => InForce }) =>
  z
    .object({
      answeredOn: day('The day of the answer'),
      change: z.enum(changes, 'Say what became of the decision'),
      note: optionalText(500),
      category: z.enum(decisionCategories).optional().catch(undefined),
      decidedOn: optionalDay('The date of the new decision'),
      publishedLink: publishedLink(),
      version: seen,
      confirmed,
      ...categoryFields,
      ...reasonFields,
    })
    .superRefine((given, context) => {
      const issue = issueFor(context)
      const current = known.seen(given.version)
      const answered = isDay(given.answeredOn)
      if (answered && given.answeredOn > known.today)
        issue('answeredOn', inFuture('The day of the answer', known.today))
      if (answered && given.answeredOn < known.askedOn) {
        issue(
          'answeredOn',
          `The day of the answer cannot be before the request, ${dayInWords(known.askedOn)}`,
        )
      }
      if (given.change === 'stands') return
      if (!given.category) return issue('category', 'Choose what the Ombudsman decided')
      if (given.change === 'new decision') checkNewDate(given.decidedOn, current, known.today, issue)
      const decidedOn = given.change === 'corrected' ? current.decidedOn : given.decidedOn
      const now = { ...given, category: given.category, decidedOn: decidedOn ?? known.today }
      checkReason(now, known.reasons, true, issue)
      const same = now.category === current.category && reasonIn(now) === current.reason
      if (given.change === 'corrected' && same) {
        issue('category', 'Nothing is corrected: change the category or the reason')
      }
    })
    .transform(({ confirmed, version, change, category, ...given }) => ({
      confirmed: confirmed === 'yes',
      goBack: confirmed === 'change',
      answeredOn: given.answeredOn,
      result: [resultInWords[change], given.note].filter(Boolean).join(' '),
      current: known.seen(version),
      revised:
        change === 'stands' || !category
          ? null
          : {
              kind: 'revised' as const,
              category,
              categoryAsPrinted: given.categoryAsPrinted || category,
              reason: reasonIn({ category, ...given }),
              decidedOn:
                change === 'corrected' ? known.seen(version).decidedOn : (given.decidedOn ?? known.today),
              receivedOn: given.answeredOn,
              publishedLink: given.publishedLink,
              after: version,
            },
    }))

const resultInWords: Record<ReviewChange, string> = {
  stands: 'The decision stands, and so does its date.',
  corrected: 'The decision was corrected; its date stands.',
  'new decision': 'A new decision took its place, with a date of its own.',
}

function checkNewDate(decidedOn: Day | null, current: InForce, today: Day, issue: Issue): void {
  if (!decidedOn) issue('decidedOn', 'Enter the date of the new decision')
  else if (!isDay(decidedOn)) return
  else if (decidedOn > today) issue('decidedOn', inFuture('The date of the decision', today))
  else if (decidedOn < current.decidedOn) {
    issue(
      'decidedOn',
      `The new decision cannot be dated before the old one, ${dayInWords(current.decidedOn)}`,
    )
  }
}

const inFuture = (what: string, today: Day) => `${what} cannot be after today, ${dayInWords(today)}`

/** The Local Government Act 1974 made the Ombudsman. */
const ombudsmanBeganOn: Day = '1974-04-01'

function checkDays(
  { decidedOn, receivedOn }: { decidedOn: Day; receivedOn: Day | null },
  today: Day,
  issue: Issue,
) {
  if (!isDay(decidedOn) || (receivedOn && !isDay(receivedOn))) return
  if (decidedOn < ombudsmanBeganOn)
    issue('decidedOn', 'The date of the decision is before there was an Ombudsman')
  if (decidedOn > today) issue('decidedOn', inFuture('The date of the decision', today))
  if (receivedOn && receivedOn > today) issue('receivedOn', inFuture('The day received', today))
  if (receivedOn && receivedOn < decidedOn) {
    issue(
      'receivedOn',
      `The day received cannot be before the date of the decision, ${dayInWords(decidedOn)}`,
    )
  }
}

/** A category's field is there when the page shows it, and a text when it came in. */
const chosenReason = (given: Reasoned): string => {
  const chosen = (given as unknown as Record<string, unknown>)[reasonField(given.category)]
  return typeof chosen === 'string' ? chosen : ''
}

const reasonIn = (given: Reasoned): string => given.otherReason || chosenReason(given)

function checkReason(given: Given, reasons: readonly DecisionReason[], required: boolean, issue: Issue) {
  const chosen = chosenReason(given)
  const year = isDay(given.decidedOn) ? financialYearOf(given.decidedOn) : ''
  if (chosen && given.otherReason && chosen !== given.otherReason) {
    issue('otherReason', 'Choose a reason from the list or give another, not both')
  } else if (!chosen && !given.otherReason && required) {
    issue(reasonField(given.category), 'Choose the reason, or give it as printed')
  } else if (
    chosen &&
    !given.otherReason &&
    isDay(given.decidedOn) &&
    !isInUse(chosen, given.category, year, reasons)
  ) {
    issue(
      reasonField(given.category),
      `“${chosen}” was not in use in ${year}. Choose another, or give it as printed`,
    )
  }
  const printed = decisionCategories.find(
    (category) => category.toLowerCase() === given.categoryAsPrinted.toLowerCase(),
  )
  if (printed && printed !== given.category) {
    issue('categoryAsPrinted', `You chose ${given.category}, but the printed words are ${printed}`)
  }
}

const isInUse = (
  label: string,
  category: DecisionCategory,
  year: string,
  reasons: readonly DecisionReason[],
) => labelsIn(year, reasons).some((entry) => entry.label === label && entry.category === category)
