import { recordOutcome } from '#casework/compliance-outcome.ts'
import type { Desk } from '#casework/desk.ts'
import { reviewEvidence, sendEvidence, uploadEvidence, uploadNewVersion } from '#casework/evidence.ts'
import { recordPayment } from '#casework/payment.ts'
import { markActionDone, recordNewDay, recordRemedyActions } from '#casework/remedy-action.ts'
import { showReference } from '#domain/case-reference.ts'
import type { KeptFile } from '#domain/evidence.ts'
import { shippedLists } from '#src/shipped-lists.ts'
import type { ActionHistory, CaseHistory, LetterHistory } from './history.ts'
import type { Office } from './office.ts'
import { handler, lead, letterStep, type People, type Step, type Told } from './step.ts'

export function actionSteps(office: Office, { actions = [], decisions = [] }: CaseHistory): Step[] {
  const decision = decisions.findLast(({ kind }) => kind !== 'draft')
  if (!decision || actions.length === 0) return []
  const recorded: Step = {
    on: decision.receivedOn ?? decision.decidedOn,
    by: handler,
    act: async (desk, told) => {
      const done = await recordRemedyActions(
        desk,
        told.caseId,
        actions.map((action) => ({
          text: action.text,
          kind: shippedLists.remedyTypes.find(({ label }) => label === action.remedyType)!.kind,
          remedyType: action.remedyType,
          serviceId: action.service ? office.services[action.service]! : null,
          deadlineWords: action.deadlineWords,
          period: action.period ?? null,
          ...(action.startsOn && { startsOn: action.startsOn }),
          ...(action.dueOn && { dueOn: action.dueOn }),
          internalTargetOn: action.internalTargetOn ?? null,
          amountPence: action.amountPence ?? null,
          people: action.people ?? null,
        })),
      )
      told.actions = done.actions.map(({ actionId }) => actionId)
    },
  }
  return [recorded, ...actions.flatMap(actionProgress)]
}

function actionProgress({ newDay, doneOn, payments = [] }: ActionHistory, index: number): Step[] {
  const idOf = (told: Told) => told.actions[index]!
  return [
    ...(newDay
      ? [
          {
            on: newDay.agreedOn,
            by: handler,
            act: (desk: Desk, told: Told) =>
              recordNewDay(desk, idOf(told), { by: 'The investigator', ...newDay }),
          },
        ]
      : []),
    ...payments.map(
      ({ recordedOn, ...payment }): Step => ({
        on: recordedOn,
        by: lead,
        act: (desk, told) => recordPayment(desk, idOf(told), payment),
      }),
    ),
    ...(doneOn
      ? [{ on: doneOn, by: lead, act: (desk: Desk, told: Told) => markActionDone(desk, idOf(told), doneOn) }]
      : []),
  ]
}

export function evidenceSteps(
  { evidence = [] }: CaseHistory,
  proofs: readonly (readonly KeptFile[])[],
): Step[] {
  return evidence.flatMap((proof, place) =>
    proof.versions.flatMap(({ on, by, note = '', review }, index): Step[] => {
      const file = proofs[place]![index]!
      const uploader = (people: People) => (by === 'service lead' ? people.lead : people[by])
      const given = { file, evidenceOn: on, note }
      return [
        {
          on,
          by: uploader,
          act: async (desk, told) => {
            const before = told.versions.get(proof)
            const actionIds = proof.actions.map((number) => told.actions[number - 1]!)
            const kept = before
              ? await uploadNewVersion(desk, before.evidenceId, given)
              : await uploadEvidence(desk, actionIds, given)
            told.versions.set(proof, kept)
          },
        },
        ...(review
          ? [
              {
                on: review.on,
                by: (people: People) => people.reviewerOf(uploader(people)),
                act: (desk: Desk, told: Told) =>
                  reviewEvidence(desk, told.versions.get(proof)!.versionId, review),
              },
            ]
          : []),
      ]
    }),
  )
}

export const packSteps = ({ packs = [], reference }: CaseHistory): Step[] =>
  packs.map(({ sentOn, actions, note = '' }) => ({
    on: sentOn,
    by: handler,
    act: (desk, told) =>
      sendEvidence(desk, told.caseId, {
        actionIds: actions.map((number) => told.actions[number - 1]!),
        sentOn,
        subject: `Evidence that the remedy in ${showReference(reference)} has been carried out`,
        coveringNote: note,
      }),
  }))

export function outcomeSteps({ outcome }: CaseHistory): Step[] {
  if (!outcome) return []
  const satisfied = shippedLists.outcomeLabels.some(
    ({ label, satisfied }) => label === outcome.label && satisfied,
  )
  const letter: LetterHistory = satisfied
    ? { direction: 'in', kind: 'letter of satisfaction', on: outcome.recordedOn }
    : { direction: 'in', kind: 'other letter', on: outcome.recordedOn, subject: outcome.label }
  return [
    letterStep(letter),
    { on: outcome.recordedOn, by: handler, act: (desk, told) => recordOutcome(desk, told.caseId, outcome) },
  ]
}
