import { findActor } from '#db/queries/audit-event.ts'
import { type CaseRow, findCase } from '#db/queries/case.ts'
import { findRequestWithAll } from '#db/queries/information-request.ts'
import { listLeadsAnsweringFor } from '#db/queries/mail-recipient.ts'
import { isRequestOnDraft } from '#domain/draft-decision.ts'
import { currentDueOn } from '#domain/information-request.ts'
import { questionAnswered, questionsAsked } from '#domain/mail/question.ts'
import type { NewMail } from '#domain/mail.ts'
import { paths } from '#src/paths.ts'
import { type Meant, mailsAbout } from './case-mail.ts'
import type { Desk } from './desk.ts'

/** To the leads of each service, what the Ombudsman asks of it. */
export async function mailsOfQuestions(desk: Desk, requestId: number): Promise<NewMail[]> {
  if (desk.loaded) return []
  const request = await findRequestWithAll(desk, requestId)
  const thisCase = await findCase(desk, request.caseId)
  const meant: Meant<(typeof request.questions)[number]>[] = []
  for (const item of request.questions) {
    const serviceId = item.serviceId ?? thisCase.serviceId
    const leads = serviceId === null ? [] : await listLeadsAnsweringFor(desk.db, serviceId)
    meant.push(...leads.map((userId) => ({ userId, item })))
  }
  const { reference } = thisCase
  return mailsAbout(desk, {
    kind: 'question asked',
    thisCase,
    meant,
    onDraft: isRequestOnDraft(request),
    text: ({ items, absent }) =>
      questionsAsked({
        reference,
        request: request.kind,
        questions: items,
        dueOn: currentDueOn(request),
        absent,
      }),
    path: (items) =>
      items.length === 1 ? paths.answer(items[0]!.id) : paths.casePart(reference, 'requests'),
  })
}

/** To whoever handles the case, or opened the request where nobody does: a part of the answer has come. */
export async function mailsOfAnswer(
  desk: Desk,
  question: { number: number; requestId: number },
): Promise<NewMail[]> {
  if (desk.loaded) return []
  const request = await findRequestWithAll(desk, question.requestId)
  const thisCase = await findCase(desk, request.caseId)
  const handler = thisCase.handlerId ?? (await opener(desk, thisCase, request.id))
  const { reference } = thisCase
  return mailsAbout(desk, {
    kind: 'question answered',
    thisCase,
    meant: handler === null ? [] : [{ userId: handler, item: question }],
    onDraft: isRequestOnDraft(request),
    text: ({ absent }) =>
      questionAnswered({
        reference,
        request: request.kind,
        number: question.number,
        by: desk.user.name,
        unanswered: request.questions.filter(({ answeredOn }) => answeredOn === null).length,
        dueOn: currentDueOn(request),
        absent,
      }),
    path: () => paths.casePart(reference, 'requests'),
  })
}

const opener = (desk: Desk, { id }: CaseRow, requestId: number) =>
  findActor(desk, id, 'open an information request', { name: 'requestId', id: requestId })
