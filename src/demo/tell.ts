import { recordCase } from '#casework/case.ts'
import type { Desk } from '#casework/desk.ts'
import type { Db } from '#db/connect.ts'
import { findCaseByReference } from '#db/queries/case.ts'
import type { Day } from '#domain/calendar.ts'
import type { KeptFile } from '#domain/evidence.ts'
import { decisionSteps, reviewSteps } from './decision-steps.ts'
import type { CaseHistory } from './history.ts'
import { deskOn, type Office } from './office.ts'
import { actionSteps, evidenceSteps, outcomeSteps, packSteps } from './remedy-steps.ts'
import { requestSteps } from './request-steps.ts'
import { handler, letterStep, peopleOf, type Step, type Told } from './step.ts'

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
