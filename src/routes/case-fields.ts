import { z } from 'zod'
import type { Day } from '#domain/calendar.ts'
import type { CaseFacts } from '#domain/case-facts.ts'
import { normaliseReference, showReference } from '#domain/case-reference.ts'
import type { CaseChoices } from '#views/case/case-form.tsx'
import { chosenId, day, many, optionalDay, optionalPence, optionalText, text } from './fields.ts'

const notAfter = (today: Day) => (value: Day | null) => value === null || value <= today
const idsOf = (list: readonly { id: number }[]) => list.map(({ id }) => id)

/** What the form of a case takes. serviceId: a number, 'none', or nothing where the category is to say it. */
const caseShape = ({ services, handlers, people }: CaseChoices, today: Day) => {
  const past = (what: string) => optionalDay(what).refine(notAfter(today), `${what} cannot be after today`)
  const oneOf = (ids: readonly number[], mistake: string) =>
    chosenId(mistake).refine((id) => ids.includes(id), mistake)
  const service = 'Choose a service from the list'
  const handler = 'Choose a handler from the list'
  return z.object({
    reference: text('Enter the Ombudsman’s reference', 40).refine(
      (value) => value === '' || normaliseReference(value) !== null,
      'Enter a reference with eight digits, such as 23 001 283',
    ),
    complainant: text('Enter what the complainant is called, such as Mrs X', 120),
    summary: optionalText(2000),
    category: text('Choose a category', 120),
    subCategory: optionalText(120),
    serviceId: z.union(
      [z.literal('').transform(() => null), z.literal('none'), oneOf(idsOf(services), service)],
      service,
    ),
    handlerId: z.union([z.literal('').transform(() => null), oneOf(idsOf(handlers), handler)], handler),
    investigator: optionalText(120),
    ombudsmanReceivedOn: past('The day the Ombudsman received it'),
    learnedOn: day('The day we learned of it').refine(notAfter(today), 'The day cannot be after today'),
    restricted: z.literal('yes').optional(),
    named: many(oneOf(idsOf(people), 'Choose people from the list')),
    localReference: optionalText(60),
    stage1ReceivedOn: past('The day of the stage 1 complaint'),
    stage1AnsweredOn: past('The day of the stage 1 answer'),
    stage1Outcome: optionalText(200),
    stage2ReceivedOn: past('The day of the stage 2 complaint'),
    stage2AnsweredOn: past('The day of the stage 2 answer'),
    stage2Outcome: optionalText(200),
    remedyOffered: optionalText(2000),
    remedyOfferedPence: optionalPence(),
  })
}

/** The form of a new case: what it takes, and what of it must come before what. */
export const caseForm = (choices: CaseChoices, today: Day) => inSense(caseShape(choices, today))

/** The form that changes a case: the same, and why. */
export const caseChangeForm = (choices: CaseChoices, today: Day) =>
  inSense(
    caseShape(choices, today).extend({
      version: chosenId('Open the form again'),
      reason: text('Say why you change it', 500),
    }),
  )

type CaseValues = z.output<ReturnType<typeof caseShape>>

const inSense = <Schema extends z.ZodType<CaseValues>>(schema: Schema) =>
  schema
    .refine(({ ombudsmanReceivedOn, learnedOn }) => inOrder(ombudsmanReceivedOn, learnedOn), {
      path: ['ombudsmanReceivedOn'],
      message: 'The Ombudsman cannot have received it after we learned of it',
    })
    .refine(({ stage1ReceivedOn, stage1AnsweredOn }) => inOrder(stage1ReceivedOn, stage1AnsweredOn), {
      path: ['stage1AnsweredOn'],
      message: 'Stage 1 cannot have been answered before it was received',
    })
    .refine(({ stage2ReceivedOn, stage2AnsweredOn }) => inOrder(stage2ReceivedOn, stage2AnsweredOn), {
      path: ['stage2AnsweredOn'],
      message: 'Stage 2 cannot have been answered before it was received',
    })

const inOrder = (first: Day | null, second: Day | null) =>
  first === null || second === null || first <= second

/** The facts of a case as its form said them. The handler is named on a restricted case as a matter of course. */
export function factsIn(
  {
    restricted,
    named,
    serviceId,
    localReference,
    stage1ReceivedOn,
    stage1AnsweredOn,
    stage1Outcome,
    stage2ReceivedOn,
    stage2AnsweredOn,
    stage2Outcome,
    remedyOffered,
    remedyOfferedPence,
    ...facts
  }: CaseValues,
  proposed: { id: number } | null,
): CaseFacts {
  const { handlerId } = facts
  return {
    ...facts,
    reference: normaliseReference(facts.reference) ?? facts.reference,
    serviceId: serviceId === 'none' ? null : (serviceId ?? proposed?.id ?? null),
    restricted: restricted === 'yes',
    namedUserIds: [...new Set([...named, ...(handlerId === null ? [] : [handlerId])])],
    localComplaint: {
      reference: localReference,
      stage1ReceivedOn,
      stage1AnsweredOn,
      stage1Outcome,
      stage2ReceivedOn,
      stage2AnsweredOn,
      stage2Outcome,
      remedyOffered,
      remedyOfferedPence,
    },
  }
}

/** The form as it begins: with the facts of the case that it changes. */
export function typedFrom(facts: CaseFacts): Record<string, string | null> {
  const { localComplaint: local } = facts
  const pence = local.remedyOfferedPence ?? null
  return {
    reference: showReference(facts.reference),
    complainant: facts.complainant,
    summary: facts.summary,
    category: facts.category,
    subCategory: facts.subCategory,
    serviceId: facts.serviceId === null ? 'none' : String(facts.serviceId),
    handlerId: facts.handlerId === null ? '' : String(facts.handlerId),
    investigator: facts.investigator,
    ombudsmanReceivedOn: facts.ombudsmanReceivedOn,
    learnedOn: facts.learnedOn,
    restricted: facts.restricted ? 'yes' : '',
    localReference: local.reference ?? '',
    stage1ReceivedOn: local.stage1ReceivedOn ?? '',
    stage1AnsweredOn: local.stage1AnsweredOn ?? '',
    stage1Outcome: local.stage1Outcome ?? '',
    stage2ReceivedOn: local.stage2ReceivedOn ?? '',
    stage2AnsweredOn: local.stage2AnsweredOn ?? '',
    stage2Outcome: local.stage2Outcome ?? '',
    remedyOffered: local.remedyOffered ?? '',
    remedyOfferedPence: pence === null ? '' : (pence / 100).toFixed(2).replace(/\.00$/, ''),
  }
}
