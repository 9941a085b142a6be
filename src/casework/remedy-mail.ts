import { findCase } from '#db/queries/case.ts'
import { listLeadsAnsweringFor, listMonitoringOfficers } from '#db/queries/mail-recipient.ts'
import { listActions } from '#db/queries/remedy-action.ts'
import type { Day } from '#domain/calendar.ts'
import type { DecisionVersionKind } from '#domain/decision.ts'
import { decisionUpheld } from '#domain/mail/decision.ts'
import { changesRequested, evidenceToReview } from '#domain/mail/evidence.ts'
import { actionsAgreed } from '#domain/mail/remedy-action.ts'
import type { NewMail } from '#domain/mail.ts'
import { paths } from '#src/paths.ts'
import { type Meant, mailsAbout } from './case-mail.ts'
import type { Desk } from './desk.ts'

type AgreedAction = {
  number: number
  remedyType: string
  dueOn: Day
  serviceId?: number | null
  ownerId?: number | null
}

/** To the leads of each action's service and to its owner, what they are to do. */
export async function mailsOfActions(
  desk: Desk,
  caseId: number,
  actions: readonly AgreedAction[],
): Promise<NewMail[]> {
  if (desk.loaded) return []
  const thisCase = await findCase(desk, caseId)
  const meant: Meant<AgreedAction>[] = []
  for (const item of actions) {
    const serviceId = item.serviceId ?? thisCase.serviceId
    const leads = serviceId === null ? [] : await listLeadsAnsweringFor(desk.db, serviceId)
    const people = new Set([...leads, ...(item.ownerId ? [item.ownerId] : [])])
    meant.push(...[...people].map((userId) => ({ userId, item })))
  }
  const { reference } = thisCase
  return mailsAbout(desk, {
    kind: 'action agreed',
    thisCase,
    meant,
    text: ({ items, absent }) => actionsAgreed({ reference, actions: items, absent }),
    path: () => paths.casePart(reference, 'actions'),
  })
}

/** To whoever handles the case: a file waits for a review. */
export async function mailsOfUpload(
  desk: Desk,
  { caseId, versionId, actionIds }: { caseId: number; versionId: number; actionIds: readonly number[] },
): Promise<NewMail[]> {
  if (desk.loaded) return []
  const thisCase = await findCase(desk, caseId)
  const { reference, handlerId } = thisCase
  const actions = await numbersOf(desk, caseId, actionIds)
  return mailsAbout(desk, {
    kind: 'evidence to review',
    thisCase,
    meant: handlerId === null ? [] : [{ userId: handlerId, item: versionId }],
    text: ({ absent }) => evidenceToReview({ reference, actions, by: desk.user.name, absent }),
    path: () => paths.evidenceReview(versionId),
  })
}

/** To whoever sent a file in: a reviewer asks for changes to it. */
export async function mailsOfChangesRequested(
  desk: Desk,
  proof: { caseId: number; evidenceId: number; actionIds: readonly number[]; uploadedBy: number },
): Promise<NewMail[]> {
  if (desk.loaded) return []
  const { caseId, evidenceId, uploadedBy } = proof
  const thisCase = await findCase(desk, caseId)
  const { reference } = thisCase
  const actions = await numbersOf(desk, caseId, proof.actionIds)
  return mailsAbout(desk, {
    kind: 'changes requested',
    thisCase,
    meant: [{ userId: uploadedBy, item: evidenceId }],
    text: ({ absent }) => changesRequested({ reference, actions, by: desk.user.name, absent }),
    path: () => paths.evidenceVersions(evidenceId),
  })
}

const numbersOf = async (desk: Desk, caseId: number, actionIds: readonly number[]) =>
  (await listActions(desk, caseId)).filter(({ id }) => actionIds.includes(id)).map(({ number }) => number)

/** To the Monitoring Officer: the Ombudsman upheld a complaint. */
export async function mailsOfDecision(
  desk: Desk,
  decision: { caseId: number; kind: DecisionVersionKind; category: string; decidedOn: Day },
): Promise<NewMail[]> {
  const { caseId, kind, category, decidedOn } = decision
  if (desk.loaded || kind === 'draft' || category !== 'Upheld') return []
  const thisCase = await findCase(desk, caseId)
  const { reference } = thisCase
  const officers = await listMonitoringOfficers(desk.db)
  return mailsAbout(desk, {
    kind: 'upheld decision',
    thisCase,
    meant: officers.map((userId) => ({ userId, item: decision })),
    text: ({ absent }) => decisionUpheld({ reference, decidedOn, revised: kind === 'revised', absent }),
    path: () => paths.casePart(reference, 'decision'),
  })
}
