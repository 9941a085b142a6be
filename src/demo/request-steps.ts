import type { Desk } from '#casework/desk.ts'
import {
  answerInformationRequest,
  answerQuestion,
  openInformationRequest,
  recordChaser,
  recordExtension,
} from '#casework/information-request.ts'
import type { CorrespondenceKind } from '#domain/correspondence.ts'
import type { RequestKind } from '#domain/information-request.ts'
import { wording } from './fixtures.ts'
import type { RequestHistory } from './history.ts'
import type { Office } from './office.ts'
import { handler, lead, letterStep, log, type Step, type Told } from './step.ts'

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

/** A request with all that belongs to it: extensions, reminders, the services' parts and the answer. */
export function requestSteps(office: Office, request: RequestHistory): Step[] {
  const { kind, receivedOn, questions = [], extensions = [], chasers = [], answeredOn } = request
  const idOf = (told: Told) => told.requests.get(request)!.requestId
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
                const questionId = told.requests.get(request)!.questionIds[index]!
                const words = answer ?? wording.answers[index % wording.answers.length]!
                await answerQuestion(desk, questionId, { answer: words, answeredOn })
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
  const asked = await openInformationRequest(desk, told.caseId, {
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
  told.requests.set(request, asked)
}
