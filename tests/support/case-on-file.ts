import { Readable } from 'node:stream'
import { recordCase } from '#casework/case.ts'
import { recordOutcome } from '#casework/compliance-outcome.ts'
import { logCorrespondence } from '#casework/correspondence.ts'
import { type Council, setUpCouncil } from '#casework/council.ts'
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
import { recordPayment } from '#casework/payment.ts'
import { markActionDone, recordNewDay, recordRemedyActions } from '#casework/remedy-action.ts'
import type { Db } from '#db/connect.ts'
import { listRequests } from '#db/queries/information-request.ts'
import { findUser } from '#db/queries/user.ts'
import type { DecisionReason } from '#domain/annual-letter/labels.ts'
import { type Day, londonInstant } from '#domain/calendar.ts'
import { filesIn } from '#src/files.ts'
import reasonList from '../../fixtures/decision-reasons.json' with { type: 'json' }
import outcomeList from '../../fixtures/outcome-labels.json' with { type: 'json' }
import remedyTypeList from '../../fixtures/remedy-types.json' with { type: 'json' }
import { calendar } from './desk.ts'

const people = [
  { name: 'Lee Officer', email: 'lee@example.gov.uk', role: 'link officer' },
  { name: 'Una Officer', email: 'una@example.gov.uk', role: 'link officer' },
  { name: 'Mo Monitor', email: 'mo@example.gov.uk', role: 'monitoring officer' },
  { name: 'Vi Viewer', email: 'vi@example.gov.uk', role: 'viewer' },
  {
    name: 'Sal Senlead',
    email: 'sal@example.gov.uk',
    role: 'service lead',
    leads: ['Special educational needs'],
  },
  { name: 'Tom Transport', email: 'tom@example.gov.uk', role: 'service lead', leads: ['School transport'] },
  { name: 'Rob Roads', email: 'rob@example.gov.uk', role: 'service lead', leads: ['Highways'] },
] as const
export type Person = (typeof people)[number]['name'] | 'Ada Admin'

/** A council in which a case can be told: each person's desk on any day. */
export type Told = {
  at: (person: Person, day: Day) => Desk
  services: Record<string, number>
  people: Record<string, number>
}

export async function setUpCouncilForCases(db: Db, folder: string): Promise<Told> {
  const desk = { db, files: filesIn(folder), calendar }
  const first = { ...desk, today: '2023-04-03', now: londonInstant('2023-04-03', '09:00') }
  const ids = await setUpCouncil(
    first,
    { name: 'Ada Admin', email: 'ada@example.gov.uk' },
    {
      name: 'Borsetshire County Council',
      years: [],
      others: [],
      validFrom: '2018-04-01',
      directorates: [
        { name: 'Education', services: ['Special educational needs', 'School transport'] },
        { name: 'Environment', services: ['Highways'] },
      ],
      categoryMap: [
        {
          category: 'Education',
          subCategory: 'Special educational needs',
          service: 'Special educational needs',
          validFrom: '2018-04-01',
        },
      ],
      people: [...people],
      requestPeriods: [
        { kind: 'investigation enquiry', unit: 'working days', count: 20, startsFrom: 'received' },
        { kind: 'draft decision comments', unit: 'working days', count: 10, startsFrom: 'received' },
      ],
      decisionReasons: reasonList as DecisionReason[],
      outcomeLabels: outcomeList,
      remedyTypes: remedyTypeList as Council['remedyTypes'],
    },
  )
  const users = new Map<string, Desk['user']>()
  for (const [name, id] of Object.entries(ids.people)) users.set(name, await findUser(db, id, first.today))
  return {
    ...ids,
    at: (person, day) => ({
      ...desk,
      user: users.get(person)!,
      today: day,
      now: londonInstant(day, '14:10'),
    }),
  }
}

const kept = (desk: Desk, name: string) =>
  desk.files.keep(Readable.from([Buffer.from(`What ${name} says`)]), { name, type: 'application/pdf' })

export const fileWithMarkup = '<img src=x onerror=alert(1)>.pdf'
const complainantWithMarkup = 'Mrs <script>alert("X")</script>'

/**
 * The case 23 001 283 as far as 30 November 2023: an enquiry over the August bank holiday that was extended and chased,
 * a draft, a final decision of 7 November with three actions due in four weeks, one proved, one to review, one open.
 */
export async function tellLatePlan({ at, services }: Told): Promise<{ caseId: number; actionIds: number[] }> {
  const sen = services['Special educational needs']!
  const lee = (day: Day) => at('Lee Officer', day)
  const { caseId } = await recordCase(lee('2023-07-03'), {
    reference: '23 001 283',
    complainant: complainantWithMarkup,
    summary: 'The Council took too long to finalise an Education, Health and Care plan.',
    category: 'Education',
    subCategory: 'Special educational needs',
    serviceId: sen,
    investigator: 'A Investigator',
    ombudsmanReceivedOn: '2023-06-28',
    learnedOn: '2023-07-03',
    localComplaint: {
      reference: 'C-1188',
      stage1ReceivedOn: '2023-02-01',
      stage1AnsweredOn: '2023-02-22',
      stage1Outcome: 'Partly upheld',
      stage2ReceivedOn: '2023-03-10',
      stage2AnsweredOn: '2023-04-21',
      stage2Outcome: 'Upheld',
      remedyOffered: 'An apology and a payment for time and trouble',
      remedyOfferedPence: 15_000,
    },
  })
  const enquiry = await logCorrespondence(lee('2023-08-14'), caseId, {
    direction: 'in',
    kind: 'investigation enquiry',
    channel: 'e-mail',
    letterOn: '2023-08-10',
    exchangedOn: '2023-08-14',
    subject: 'Our enquiries',
    files: [await kept(lee('2023-08-14'), fileWithMarkup)],
  })
  const { requestId } = await openInformationRequest(lee('2023-08-14'), caseId, {
    kind: 'investigation enquiry',
    correspondenceId: enquiry.correspondenceId,
    letterOn: '2023-08-10',
    receivedOn: '2023-08-14',
    statedDueOn: '2023-09-08',
    internalDueOn: '2023-09-04',
    questions: [
      { text: 'When was the plan due?', serviceId: sen, internalDueOn: '2023-09-01' },
      { text: 'Was transport arranged?', serviceId: services['School transport']! },
    ],
  })
  const asked = (await listRequests(lee('2023-08-14'), caseId))[0]!
  await answerQuestion(at('Sal Senlead', '2023-09-11'), asked.questions[0]!.id, {
    answer: 'On 3 March 2023.',
    answeredOn: '2023-09-11',
  })
  await recordExtension(lee('2023-09-06'), requestId, {
    kind: 'granted',
    happenedOn: '2023-09-06',
    dueOn: '2023-09-15',
    by: 'A Investigator',
    note: 'School holidays',
  })
  await recordChaser(lee('2023-09-18'), requestId, { kind: 'reminder', receivedOn: '2023-09-18' })
  await recordChaser(lee('2023-09-19'), requestId, {
    kind: 'warning of witness summons',
    receivedOn: '2023-09-19',
  })
  await answerInformationRequest(lee('2023-09-20'), requestId, {
    letter: { kind: 'response', channel: 'e-mail', exchangedOn: '2023-09-20', subject: 'Our response' },
    delayReason: 'The service sent its part late',
  })
  await logCorrespondence(lee('2023-10-10'), caseId, {
    direction: 'in',
    kind: 'draft decision',
    channel: 'e-mail',
    exchangedOn: '2023-10-10',
    subject: 'Draft decision for your comments',
  })
  await recordDecision(lee('2023-10-10'), caseId, {
    kind: 'draft',
    category: 'Upheld',
    reason: 'Fault, no injustice',
    decidedOn: '2023-10-10',
  })
  await recordDecision(lee('2023-11-08'), caseId, {
    kind: 'final',
    category: 'Upheld',
    reason: 'Fault and injustice',
    decidedOn: '2023-11-07',
    receivedOn: '2023-11-08',
  })
  const fourWeeks = {
    deadlineWords: 'within four weeks of the final decision',
    kind: 'personal remedy',
    period: { unit: 'weeks', count: 4 },
  } as const
  const distress = 'Financial redress: Avoidable distress/time and trouble'
  const { actions } = await recordRemedyActions(lee('2023-11-08'), caseId, [
    { ...fourWeeks, text: 'Apologise for the delay in finalising the plan', remedyType: 'Apology' },
    { ...fourWeeks, text: 'Pay £250 for distress', remedyType: distress, amountPence: 25_000 },
    {
      ...fourWeeks,
      text: 'Pay £900 for lost provision',
      remedyType: 'Financial redress: Loss of service',
      amountPence: 90_000,
      internalTargetOn: '2023-11-30',
    },
  ])
  const actionIds = actions.map(({ actionId }) => actionId)
  const [apology, pay250, pay900] = actionIds as [number, number, number]
  const sal = (day: Day) => at('Sal Senlead', day)
  await recordPayment(sal('2023-11-13'), pay900, {
    amountPence: 90_000,
    purpose: 'Lost provision',
    detailsAskedOn: '2023-11-13',
  })
  const letter = await uploadEvidence(sal('2023-11-22'), [apology], {
    file: await kept(sal('2023-11-22'), 'Apology letter.pdf'),
    note: 'Letter of apology',
  })
  await reviewEvidence(lee('2023-11-23'), Number(letter.versionId), {
    verdict: 'changes requested',
    reason: 'It is not signed.',
  })
  await markActionDone(sal('2023-11-24'), apology, '2023-11-24')
  const signed = await uploadNewVersion(sal('2023-11-24'), Number(letter.evidenceId), {
    file: await kept(sal('2023-11-24'), 'Apology letter, signed.pdf'),
  })
  await reviewEvidence(lee('2023-11-27'), Number(signed.versionId), { verdict: 'cleared' })
  await markActionDone(sal('2023-11-28'), pay250, '2023-11-28')
  await uploadEvidence(sal('2023-11-28'), [pay250], {
    file: await kept(sal('2023-11-28'), 'BACS remittance 0045512.pdf'),
  })
  return { caseId, actionIds }
}

/** How it ended: the £900 was paid late, all was sent, and the Ombudsman was satisfied without a word of lateness. */
export async function endLatePlan(told: Told, caseId: number, actionIds: readonly number[]): Promise<void> {
  const [, pay250, pay900] = actionIds as [number, number, number]
  const sal = (day: Day) => told.at('Sal Senlead', day)
  const lee = (day: Day) => told.at('Lee Officer', day)
  await recordPayment(sal('2023-12-01'), pay250, {
    amountPence: 25_000,
    purpose: 'Distress',
    paidOn: '2023-11-28',
  })
  await recordPayment(sal('2023-12-07'), pay900, {
    amountPence: 90_000,
    purpose: 'Lost provision',
    paidOn: '2023-12-07',
  })
  await markActionDone(sal('2023-12-07'), pay900, '2023-12-07')
  await sendEvidence(lee('2023-12-08'), caseId, {
    actionIds,
    sentOn: '2023-12-08',
    subject: 'Evidence of compliance',
  })
  await recordOutcome(lee('2023-12-20'), caseId, {
    label: 'Remedy complete and satisfied',
    recordedOn: '2023-12-19',
  })
}

/** An enquiry that runs over Christmas, and two actions whose days were moved or fall on a bank holiday. */
export async function tellChristmasEnquiry({ at, services }: Told, restricted: boolean): Promise<number> {
  const lee = (day: Day) => at('Lee Officer', day)
  const { caseId } = await recordCase(lee('2023-12-11'), {
    reference: restricted ? '23 009 902' : '23 009 901',
    complainant: 'Mr C',
    category: 'Transport and highways',
    serviceId: services.Highways!,
    learnedOn: '2023-12-11',
    restricted,
    provenance: 'generated',
    provenanceNote: 'Made up for the demonstration.',
  })
  await openInformationRequest(lee('2023-12-11'), caseId, {
    kind: 'investigation enquiry',
    letterOn: '2023-12-08',
    receivedOn: '2023-12-11',
  })
  return caseId
}

/** A revised decision after a review, an action whose last day the Ombudsman moved, and one due on Christmas Day. */
export async function tellMovedDay({ at, services }: Told): Promise<void> {
  const una = (day: Day) => at('Una Officer', day)
  const { caseId } = await recordCase(una('2023-06-01'), {
    reference: '23 005 117',
    complainant: 'Ms D',
    category: 'Transport and highways',
    serviceId: services.Highways!,
    learnedOn: '2023-06-01',
  })
  const decided = { category: 'Not upheld', reason: 'No fault', decidedOn: '2023-10-02' } as const
  await recordDecision(una('2023-10-02'), caseId, { kind: 'final', ...decided })
  await recordReviewRequest(una('2023-10-10'), caseId, {
    askedOn: '2023-10-10',
    askedBy: 'complainant',
    grounds: 'New photographs',
  })
  await recordReviewResult(una('2023-11-20'), caseId, {
    answeredOn: '2023-11-20',
    result: 'Decision changed',
  })
  await recordDecision(una('2023-11-25'), caseId, {
    kind: 'revised',
    category: 'Upheld',
    reason: 'Fault and injustice',
    decidedOn: '2023-11-25',
  })
  const { actions } = await recordRemedyActions(una('2023-11-27'), caseId, [
    {
      text: 'Repair the kerb',
      kind: 'personal remedy',
      remedyType: 'Other personal remedy',
      deadlineWords: 'within one month',
      period: { unit: 'months', count: 1 },
    },
    {
      text: 'Write to 170 residents',
      kind: 'service improvement',
      remedyType: 'Other service improvement',
      deadlineWords: 'by 12 January 2024',
      dueOn: '2024-01-12',
      people: 170,
    },
  ])
  await recordNewDay(una('2023-11-29'), actions[1]!.actionId, {
    agreedOn: '2023-11-29',
    dueOn: '2024-02-09',
    by: 'A Investigator',
    note: 'The printers are closed',
  })
  for (let day = 1; day <= 28; day += 1) {
    const on = `2023-11-${String(day).padStart(2, '0')}`
    await logCorrespondence(una('2023-11-30'), caseId, {
      direction: 'in',
      kind: 'other letter',
      channel: 'phone',
      exchangedOn: on,
      subject: `Call ${day}`,
    })
  }
}
