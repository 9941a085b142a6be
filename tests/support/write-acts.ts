import { join } from 'node:path'
import { max } from 'drizzle-orm'
import { recordCase } from '#casework/case.ts'
import { logCorrespondence } from '#casework/correspondence.ts'
import { recordDecision } from '#casework/decision.ts'
import type { Desk } from '#casework/desk.ts'
import { recordRemedyActions } from '#casework/remedy-action.ts'
import { openEmbedded } from '#db/connect.ts'
import { cases } from '#db/schema.ts'
import { deskIn } from './desk.ts'

/** Performs acts for ever, two lines of them at once, and says of each act that it is acknowledged. */
const [folder = ''] = process.argv.slice(2)
const { db } = await openEmbedded(folder)
const desk = await deskIn(db, join(folder, 'files'), 'link officer')
const [last] = await db.select({ reference: max(cases.reference) }).from(cases)
let next = Number(last?.reference ?? 23_900_000)

async function writeOn(): Promise<never> {
  for (;;) {
    next += 1
    const reference = String(next)
    const { caseId } = await recordCase(form(), {
      reference,
      complainant: 'Ms Example',
      category: 'Housing',
      learnedOn: '2024-04-02',
    })
    console.log(`cases ${caseId}`)
    const { correspondenceId } = await logCorrespondence(form(), caseId, {
      direction: 'in',
      kind: 'final decision',
      channel: 'e-mail',
      exchangedOn: '2024-06-03',
      subject: 'Final decision',
    })
    console.log(`correspondence ${correspondenceId}`)
    const { decisionId } = await recordDecision(form(), caseId, {
      kind: 'final',
      category: 'Upheld',
      reason: 'Fault and injustice',
      decidedOn: '2024-06-03',
    })
    console.log(`decisions ${decisionId}`)
    const { actions } = await recordRemedyActions(form(), caseId, [anApology, aPayment])
    for (const { actionId } of actions) console.log(`remedy_actions ${actionId}`)
  }
}

const form = (): Desk => ({ ...desk, submission: crypto.randomUUID() })

const anApology = {
  text: 'Apologise',
  kind: 'personal remedy',
  remedyType: 'Apology',
  deadlineWords: 'within one month',
  dueOn: '2024-07-03',
} as const
const aPayment = {
  ...anApology,
  text: 'Pay £200',
  remedyType: 'Financial redress',
  amountPence: 20_000,
} as const

await Promise.all([writeOn(), writeOn()])
