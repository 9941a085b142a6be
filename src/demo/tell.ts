import { recordCase } from '#casework/case.ts'
import { recordOutcome } from '#casework/compliance-outcome.ts'
import { logCorrespondence } from '#casework/correspondence.ts'
import { recordDecision, recordReviewRequest, recordReviewResult } from '#casework/decision.ts'
import type { Desk } from '#casework/desk.ts'
import { reviewEvidence, sendEvidence, uploadEvidence, uploadNewVersion } from '#casework/evidence.ts'
import {
  answerInformationRequest,
  answerQuestion,
  openInformationRequest,
  recordChaser,
  recordExtension,
} from '#casework/information-request.ts'
import { markActionDone, recordNewDay, recordPayment, recordRemedyActions } from '#casework/remedy-action.ts'
import type { Db } from '#db/connect.ts'
import { findCaseByReference } from '#db/queries/case.ts'
import { listRequests } from '#db/queries/information-request.ts'
import type { Day } from '#domain/calendar.ts'
import { isDemonstrationReference, showReference } from '#domain/case-reference.ts'
import type { CorrespondenceKind } from '#domain/correspondence.ts'
import type { KeptFile } from '#domain/evidence.ts'
import type { RequestKind } from '#domain/information-request.ts'
import type { User } from '#domain/user.ts'
import { outcomeLabels, remedyTypes, wording } from './fixtures.ts'
import type { CaseHistory, EvidenceHistory, LetterHistory, RequestHistory } from './history.ts'
import { deskOn, type Office } from './office.ts'
import { numberOf } from './random.ts'

/** One act of a history: who does it, on what day. What earlier acts gave is found in `told`. */
type Step = { on: Day; by: (people: People) => User; act: (desk: Desk, told: Told) => Promise<unknown> }

type People = { handler: User; colleague: User; lead: User; reviewerOf: (uploader: User) => User }

type Told = {
  caseId: number
  letters: Map<object, number>
  requests: Map<object, number>
  actions: number[]
  versions: Map<EvidenceHistory, { evidenceId: number; versionId: number }>
}

/** Performs a case's whole history, each act on its own day by the person who would do it. */
export async function tellHistory(
  db: Db,
  office: Office,
  history: CaseHistory,
  proofs: readonly (readonly KeptFile[])[],
): Promise<void> {
  const people = peopleOf(office, history)
  const told: Told = {
    caseId: 0,
    letters: new Map(),
    requests: new Map(),
    actions: [],
    versions: new Map(),
  }
  const steps = stepsOf(office, history, proofs).sort((one, other) =>
    one.on < other.on ? -1 : one.on > other.on ? 1 : 0,
  )
  let nth = 0
  let day: Day = ''
  for (const { on, by, act } of steps) {
    nth = on === day ? nth + 1 : 0
    day = on
    await act(deskOn({ db, files: office.files }, by(people), on, { seed: history.reference, nth }), told)
  }
}

function peopleOf(
  { linkOfficers, leads, monitoringOfficer, services }: Office,
  history: CaseHistory,
): People {
  const which = history.handler ?? (numberOf(history.reference) % 2 === 0 ? 'first' : 'second')
  const handler = linkOfficers[which]
  const colleague = linkOfficers[which === 'first' ? 'second' : 'first']
  const led = history.service ? services[history.service] : undefined
  const lead = leads.find((user) => led !== undefined && user.services.includes(led))
  return {
    handler,
    colleague,
    lead: history.restricted ? handler : (lead ?? handler),
    reviewerOf: (uploader) => {
      if (uploader !== handler) return handler
      return history.restricted ? monitoringOfficer : colleague
    },
  }
}

const handler = ({ handler }: People) => handler
const lead = ({ lead }: People) => lead

function stepsOf(office: Office, history: CaseHistory, proofs: readonly (readonly KeptFile[])[]): Step[] {
  return [
    { on: history.learnedOn, by: handler, act: (desk, told) => enter(desk, office, history, told) },
    ...(history.letters ?? []).map(letterStep),
    ...(history.requests ?? []).flatMap((request) => requestSteps(office, request)),
    ...decisionSteps(history),
    ...reviewSteps(history),
    ...actionSteps(office, history),
    ...evidenceSteps(history, proofs),
    ...packSteps(history),
    ...outcomeSteps(history),
  ]
}

async function enter(desk: Desk, office: Office, history: CaseHistory, told: Told): Promise<void> {
  const linked = []
  for (const { reference, relation } of history.linked ?? []) {
    linked.push({ caseId: (await findCaseByReference(desk, reference)).id, relation })
  }
  const { caseId } = await recordCase(desk, {
    reference: history.reference,
    complainant: history.complainant,
    summary: history.summary,
    category: history.category,
    subCategory: history.subCategory,
    directorateId: history.directorate ? office.directorates[history.directorate]! : null,
    serviceId: history.service ? office.services[history.service]! : null,
    investigator: history.investigator ?? '',
    ombudsmanReceivedOn: history.ombudsmanReceivedOn ?? null,
    learnedOn: history.learnedOn,
    sentToCouncil: history.sentToCouncil ?? true,
    restricted: history.restricted ?? false,
    ...(history.localComplaint && { localComplaint: history.localComplaint }),
    linked,
    provenance: history.provenance,
    provenanceNote: history.provenanceNote,
  })
  told.caseId = caseId
}

const log = (desk: Desk, told: Told, { direction, kind, channel, on, subject, note = '' }: LetterHistory) =>
  logCorrespondence(desk, told.caseId, {
    direction,
    kind,
    channel: channel ?? 'e-mail',
    letterOn: on,
    exchangedOn: on,
    subject: subject ?? wording.subjects[kind] ?? 'Letter',
    note,
  })

const letterStep = (letter: LetterHistory): Step => ({
  on: letter.on,
  by: handler,
  act: (desk, told) => log(desk, told, letter),
})

const letterOfRequest: Record<RequestKind, CorrespondenceKind> = {
  'prematurity check': 'prematurity check',
  'assessment enquiry': 'assessment enquiry',
  'pre-allocation enquiry': 'pre-allocation enquiry',
  'investigation enquiry': 'investigation enquiry',
  'further enquiry': 'further enquiry',
  'draft decision comments': 'draft decision',
  'draft public report comments': 'notice of public report',
  'compliance evidence request': 'request for compliance evidence',
}

function requestSteps(office: Office, request: RequestHistory): Step[] {
  const { kind, receivedOn, questions = [], extensions = [], chasers = [], answeredOn } = request
  const idOf = (told: Told) => told.requests.get(request)!
  return [
    { on: receivedOn, by: handler, act: (desk, told) => open(desk, office, request, told) },
    ...extensions.flatMap(({ kind, on, dueOn, note = '' }): Step[] => [
      ...(kind === 'asked'
        ? [letterStep({ direction: 'out', kind: 'request for an extension', on, note })]
        : []),
      {
        on,
        by: handler,
        act: (desk, told) =>
          recordExtension(desk, idOf(told), {
            kind,
            happenedOn: on,
            dueOn: dueOn ?? null,
            by: kind === 'asked' ? 'The Council' : 'The investigator',
            note,
          }),
      },
    ]),
    ...chasers.map(
      ({ kind, on }): Step => ({
        on,
        by: handler,
        act: async (desk, told) => {
          const letter = kind === 'warning of witness summons' ? 'witness summons warning' : 'chaser'
          const { correspondenceId } = await log(desk, told, { direction: 'in', kind: letter, on })
          await recordChaser(desk, idOf(told), { kind, receivedOn: on, correspondenceId })
        },
      }),
    ),
    ...questions.flatMap(({ answeredOn, answer }, index): Step[] =>
      answeredOn
        ? [
            {
              on: answeredOn,
              by: lead,
              act: async (desk, told) => {
                const asked = (await listRequests(desk, told.caseId)).find(({ id }) => id === idOf(told))
                const question = asked!.questions[index]!
                await answerQuestion(desk, question.id, {
                  answer: answer ?? wording.answers[index % wording.answers.length]!,
                  answeredOn,
                })
              },
            },
          ]
        : [],
    ),
    ...(answeredOn
      ? [
          {
            on: answeredOn,
            by: handler,
            act: (desk: Desk, told: Told) =>
              answerInformationRequest(desk, idOf(told), {
                letter: {
                  kind: answerTo(kind),
                  channel: 'e-mail',
                  letterOn: answeredOn,
                  exchangedOn: answeredOn,
                  subject: wording.subjects[answerTo(kind)] ?? 'Our answer',
                  note: request.note ?? '',
                },
                delayReason: request.delayReason ?? null,
              }),
          },
        ]
      : []),
  ]
}

const answerTo = (kind: RequestKind): CorrespondenceKind =>
  kind === 'draft decision comments' ? 'comments on the draft decision' : 'response'

async function open(desk: Desk, office: Office, request: RequestHistory, told: Told): Promise<void> {
  const { kind, receivedOn, questions = [] } = request
  const letter = letterOfRequest[kind]
  const { correspondenceId } = await log(desk, told, { direction: 'in', kind: letter, on: receivedOn })
  const { requestId } = await openInformationRequest(desk, told.caseId, {
    kind,
    correspondenceId,
    letterOn: receivedOn,
    receivedOn,
    statedDueOn: request.statedDueOn ?? null,
    internalDueOn: request.internalDueOn ?? null,
    questions: questions.map(({ text, service, internalDueOn }) => ({
      text,
      serviceId: service ? office.services[service]! : null,
      internalDueOn: internalDueOn ?? null,
    })),
  })
  told.requests.set(request, requestId)
}

/** A draft comes with the request for comments; the letters of the other versions are logged here. */
const decisionSteps = ({ decisions = [], sentToCouncil = true, learnedOn }: CaseHistory): Step[] =>
  decisions.flatMap((decision): Step[] => {
    const on = decision.receivedOn ?? (sentToCouncil ? decision.decidedOn : learnedOn)
    return [
      ...(decision.kind === 'draft' || !sentToCouncil
        ? []
        : [letterStep({ direction: 'in', kind: `${decision.kind} decision`, on })]),
      {
        on,
        by: handler,
        act: (desk, told) => recordDecision(desk, told.caseId, { receivedOn: on, ...decision }),
      },
    ]
  })

const reviewSteps = ({ reviews = [] }: CaseHistory): Step[] =>
  reviews.flatMap(({ askedOn, askedBy, grounds = '', answeredOn, result = '' }): Step[] => [
    ...(askedBy === 'council'
      ? [letterStep({ direction: 'out', kind: 'request for review', on: askedOn, note: grounds })]
      : []),
    {
      on: askedOn,
      by: handler,
      act: (desk, told) => recordReviewRequest(desk, told.caseId, { askedOn, askedBy, grounds }),
    },
    ...(answeredOn
      ? [
          letterStep({ direction: 'in', kind: 'review outcome', on: answeredOn, note: result }),
          {
            on: answeredOn,
            by: handler,
            act: (desk: Desk, told: Told) => recordReviewResult(desk, told.caseId, { answeredOn, result }),
          },
        ]
      : []),
  ])

function actionSteps(office: Office, { actions = [], decisions = [] }: CaseHistory): Step[] {
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
          kind: remedyTypes.find(({ label }) => label === action.remedyType)!.kind,
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

function actionProgress(
  {
    newDay,
    doneOn,
    payments = [],
  }: CaseHistory['actions'] extends readonly (infer A)[] | undefined ? A : never,
  index: number,
): Step[] {
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

function evidenceSteps({ evidence = [] }: CaseHistory, proofs: readonly (readonly KeptFile[])[]): Step[] {
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

const packSteps = ({ packs = [], reference }: CaseHistory): Step[] =>
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

function outcomeSteps({ outcome }: CaseHistory): Step[] {
  if (!outcome) return []
  const satisfied = outcomeLabels.some(({ label, satisfied }) => label === outcome.label && satisfied)
  const letter: LetterHistory = satisfied
    ? { direction: 'in', kind: 'letter of satisfaction', on: outcome.recordedOn }
    : { direction: 'in', kind: 'other letter', on: outcome.recordedOn, subject: outcome.label }
  return [
    letterStep(letter),
    { on: outcome.recordedOn, by: handler, act: (desk, told) => recordOutcome(desk, told.caseId, outcome) },
  ]
}

/** Generated cases, and only they, stand in the block of references that the Ombudsman does not reach. */
export const inTheRightBlock = ({ reference, provenance }: CaseHistory): boolean =>
  isDemonstrationReference(reference.replace(/\s/g, '')) === (provenance === 'generated')
