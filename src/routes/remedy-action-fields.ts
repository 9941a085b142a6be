import { z } from 'zod'
import { mostActions, type ProposedAction } from '#domain/agreed-action.ts'
import { type Calendar, type Day, dayInWords } from '#domain/calendar.ts'
import { small } from '#domain/capital.ts'
import { doubtOf, lastDayByRule, readDeadline } from '#domain/deadline-words.ts'
import { remedyKinds } from '#domain/remedy-action.ts'
import type { FormState } from '#views/components/form-state.ts'
import { type ActionChoices, fieldOf } from '#views/remedy-action/action-form-fields.tsx'
import { optionalDay, optionalId, optionalPence, optionalText, text } from './fields.ts'

export type ActionContext = {
  decidedOn: Day
  calendar: Calendar
  choices: ActionChoices
  /** The actions that the case has already: the numbers of new ones follow theirs. */
  recorded: readonly { number: number; text: string }[]
}

export const longestAction = 4000

const fields = ['text', 'type', 'kind', 'amount', 'people', 'words', 'due', 'service', 'owner', 'target']

const people = () =>
  z
    .string()
    .default('')
    .refine((value) => /^\s*(?:[1-9]\d{0,5})?\s*$/.test(value), 'Enter a whole number of people, such as 170')
    .transform((value) => (value.trim() === '' ? null : Number(value)))

const cardForm = ({ decidedOn, calendar, choices }: ActionContext) =>
  z
    .object({
      text: text('Say what the council agreed to do', longestAction),
      type: optionalText(200).refine(
        (label) => choices.types.some((type) => type.label === label),
        'Choose the remedy type',
      ),
      kind: z.enum(remedyKinds, 'Choose the kind'),
      amount: optionalPence(),
      people: people(),
      words: text('Give the deadline in the words of the decision, or say that it gives none', 300),
      due: optionalDay('The last day'),
      service: serviceId(choices),
      owner: ownerId(choices),
      target: optionalDay('Our own target'),
    })
    .transform((card, context) => {
      const deadline = readDeadline(card.words)
      const ruleDueOn = deadline && lastDayByRule(deadline, { decidedOn, calendar })
      const dueOn = card.due ?? ruleDueOn
      const issue = (message: string) => context.addIssue({ code: 'custom', path: ['due'], message })
      if (!dueOn) {
        issue('Enter the last day: no rule gives it from these words')
        return z.NEVER
      }
      if (dueOn < decidedOn) {
        issue(`The last day cannot be before the decision, ${dayInWords(decidedOn)}`)
        return z.NEVER
      }
      return {
        text: card.text,
        kind: card.kind,
        remedyType: card.type,
        serviceId: card.service,
        ownerId: card.owner,
        deadlineWords: card.words,
        period: deadline?.from === 'other' ? null : (deadline?.period ?? null),
        dueOn,
        ruleDueOn,
        internalTargetOn: card.target,
        amountPence: card.amount,
        people: card.people,
      }
    })

export const serviceId = ({ services }: Pick<ActionChoices, 'services'>) =>
  optionalId('Choose a service of the list').refine(
    (id) => id === null || services.some((service) => service.id === id),
    'Choose a service of the list',
  )

export const ownerId = ({ people }: Pick<ActionChoices, 'people'>) =>
  optionalId('Choose an owner of the list').refine(
    (id) => id === null || people.some((person) => person.id === id),
    'Choose an owner of the list',
  )

export type ActionGiven = z.output<ReturnType<typeof cardForm>>

/** The cards of a form as actions, each mistake beside its own field. A card that is dropped is not looked at. */
export const cardsForm = (known: ActionContext, pasted: boolean) =>
  z.looseObject({}).transform((given: Record<string, unknown>, context) => {
    const card = cardForm(known)
    const places = placesIn(Object.keys(given))
    const kept = places.filter((place) => !pasted || given[fieldOf(place, 'keep')] === 'yes')
    if (kept.length === 0) {
      context.addIssue({
        code: 'custom',
        path: [fieldOf(places[0] ?? 1, pasted ? 'keep' : 'text')],
        message: pasted ? 'Keep one action at least' : 'Say what the council agreed to do',
      })
    }
    const actions: ActionGiven[] = []
    for (const place of kept) {
      const of = Object.fromEntries(fields.map((field) => [field, given[fieldOf(place, field)]]))
      const parsed = card.safeParse(of)
      if (parsed.success) actions.push(parsed.data)
      else {
        const which = places.length > 1 ? `Action ${known.recorded.length + places.indexOf(place) + 1}: ` : ''
        for (const { path, message } of parsed.error.issues) {
          context.addIssue({
            code: 'custom',
            path: [fieldOf(place, String(path[0]))],
            message: which ? which + small(message) : message,
          })
        }
      }
    }
    const seen = /^\d{1,6}$/.test(String(given.version)) ? Number(given.version) : -1
    return {
      actions,
      dropped: places.length - kept.length,
      after: seen,
      confirmed: given.confirmed === 'yes',
      change: given.confirmed === 'change',
    }
  })

/** The numbers of the cards that a form holds. */
export const placesIn = (names: readonly string[]): number[] =>
  names
    .flatMap((name) => /^action-([1-9]\d?)-text$/.exec(name)?.[1] ?? [])
    .map(Number)
    .filter((place) => place <= mostActions)
    .sort((one, other) => one - other)

/** The cards that a pasted text proposes: all kept until somebody drops one. */
export function cardsFrom(
  actions: readonly ProposedAction[],
  leftOver: string[],
  { decidedOn, calendar }: Pick<ActionContext, 'decidedOn' | 'calendar'>,
): FormState {
  const typed: Record<string, string> = {}
  const lists: Record<string, string[]> = { leftOver }
  for (const [index, action] of actions.entries()) {
    const of = (field: string) => fieldOf(index + 1, field)
    const ofTheDate = doubtOf(readDeadline(action.deadlineWords), { decidedOn, calendar })
    Object.assign(typed, {
      [of('text')]: action.text,
      [of('type')]: action.remedyType,
      [of('kind')]: action.kind,
      [of('amount')]:
        action.amountPence === null ? '' : (action.amountPence / 100).toFixed(2).replace('.00', ''),
      [of('people')]: action.people === null ? '' : String(action.people),
      [of('words')]: action.deadlineWords,
      ...dayFields(of('due'), action.dueOn),
    })
    lists[of('keep')] = ['yes']
    lists[of('doubt')] = action.doubts.filter((doubt) => doubt !== ofTheDate || action.deadlineWords === '')
  }
  return { typed, lists, mistakes: {} }
}

export function dayFields(name: string, day: Day | null): Record<string, string> {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  const plain = (part: string) => (part === '' ? '' : String(Number(part)))
  return {
    [name]: day ?? '',
    [`${name}-day`]: plain(date),
    [`${name}-month`]: plain(month),
    [`${name}-year`]: year,
  }
}
