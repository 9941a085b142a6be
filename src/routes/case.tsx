import { Hono } from 'hono'
import { z } from 'zod'
import { type CaseHead, findCaseByReference } from '#db/queries/case.ts'
import {
  listDeadlinesOfCase,
  listDecisionsFor,
  listHistory,
  listLettersFor,
  listPacksWithActions,
} from '#db/queries/case-file.ts'
import { findOutcome } from '#db/queries/compliance-outcome.ts'
import { listReviews } from '#db/queries/decision.ts'
import { listDecisionReasons } from '#db/queries/decision-reason.ts'
import { listEvidence } from '#db/queries/evidence.ts'
import { listRequests } from '#db/queries/information-request.ts'
import { listMailsOfCase } from '#db/queries/mail.ts'
import { listNotesFor } from '#db/queries/note.ts'
import { listOutcomeLabels } from '#db/queries/outcome-label.ts'
import { found } from '#db/queries/reader.ts'
import { listActions } from '#db/queries/remedy-action.ts'
import { listRemedyTypes } from '#db/queries/remedy-type.ts'
import { meaningOfOutcome } from '#domain/annual-letter/labels.ts'
import { normaliseReference, showReference } from '#domain/case-reference.ts'
import { isRequestOnDraft, seesDrafts } from '#domain/draft-decision.ts'
import { financialYearOf } from '#domain/financial-year.ts'
import { timelineKinds, timelineOf } from '#domain/timeline.ts'
import { narrowed } from '#domain/timeline-filter.ts'
import { type CasePart, paths } from '#src/paths.ts'
import { HistoryPart } from '#views/audit-event/history-part.tsx'
import { LocalComplaintPart } from '#views/case/local-complaint-part.tsx'
import { TimelinePart } from '#views/correspondence/timeline-part.tsx'
import { DecisionPart } from '#views/decision/decision-part.tsx'
import { RequestsPart } from '#views/information-request/requests-part.tsx'
import { ActionsPart } from '#views/remedy-action/actions-part.tsx'
import type { App, Request } from './app.ts'

const historyLength = 25
const latestLength = 5

/** A place in the chain; anything else in the address is the first page. */
const position = z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined)
/** What the timeline is narrowed to; anything else in the address narrows nothing. */
const timelineFilter = z.object({
  show: z.enum(timelineKinds).optional().catch(undefined),
  words: z.string().trim().max(200).optional().catch(undefined),
})
const historyPlace = z.object({ before: position, after: position })

export const caseRoutes = new Hono<App>()
  .get(paths.casePart(':reference', 'timeline'), (c) =>
    showPart(c, 'timeline', async (thisCase, frame) => {
      const { desk } = c.var
      const filter = timelineFilter.parse(c.req.query())
      const [onFrame, letters, decisions, reviews, evidence, packs, notes, mails, outcome] =
        await Promise.all([
          frame,
          listLettersFor(desk, thisCase),
          listDecisionsFor(desk, thisCase),
          listReviews(desk, thisCase.id),
          listEvidence(desk, thisCase.id),
          listPacksWithActions(desk, thisCase.id),
          listNotesFor(desk, thisCase.id),
          listMailsOfCase(desk, thisCase),
          findOutcome(desk, thisCase.id),
        ])
      const { requests, actions } = onFrame
      const onFile = {
        letters,
        requests,
        decisions,
        reviews,
        actions,
        evidence,
        packs,
        notes,
        mails,
        outcome,
      }
      const entries = timelineOf(onFile, desk.calendar, desk.now)
      return (
        <TimelinePart {...onFrame} filter={filter} all={entries.length} entries={narrowed(entries, filter)} />
      )
    }),
  )
  .get(paths.casePart(':reference', 'requests'), (c) =>
    showPart(c, 'requests', async (_, frame) => <RequestsPart {...(await frame)} />),
  )
  .get(paths.casePart(':reference', 'decision'), (c) =>
    showPart(c, 'decision', async (thisCase, frame) => {
      const { desk } = c.var
      const [onFrame, decisions, reviews, reasons] = await Promise.all([
        frame,
        listDecisionsFor(desk, thisCase),
        listReviews(desk, thisCase.id),
        listDecisionReasons(desk),
      ])
      return <DecisionPart {...onFrame} decisions={decisions} reviews={reviews} reasons={reasons} />
    }),
  )
  .get(paths.casePart(':reference', 'actions'), (c) =>
    showPart(c, 'actions', async (thisCase, frame) => {
      const { desk } = c.var
      const [onFrame, evidence, packs, recorded, labels, remedyTypes] = await Promise.all([
        frame,
        listEvidence(desk, thisCase.id),
        listPacksWithActions(desk, thisCase.id),
        findOutcome(desk, thisCase.id),
        listOutcomeLabels(desk),
        listRemedyTypes(desk),
      ])
      const { actions } = onFrame
      const latest = timelineOf({ actions, evidence, packs, outcome: recorded }, desk.calendar, desk.now)
      return (
        <ActionsPart
          {...onFrame}
          evidence={evidence}
          outcome={
            recorded && {
              ...recorded,
              ...meaningOfOutcome(recorded.label, financialYearOf(recorded.recordedOn), labels),
            }
          }
          remedyTypes={remedyTypes}
          latest={latest.slice(0, latestLength)}
        />
      )
    }),
  )
  .get(paths.casePart(':reference', 'local-complaint'), (c) =>
    showPart(c, 'local-complaint', async ({ localComplaint }, frame) => (
      <LocalComplaintPart {...(await frame)} localComplaint={localComplaint} />
    )),
  )
  .get(paths.casePart(':reference', 'history'), (c) =>
    showPart(c, 'history', async (thisCase, frame) => {
      const place = historyPlace.parse(c.req.query())
      const [onFrame, history] = await Promise.all([
        frame,
        listHistory(c.var.desk, thisCase, place, historyLength),
      ])
      return <HistoryPart {...onFrame} {...history} />
    }),
  )

type Frame = ReturnType<typeof frameOf>
type Page = ReturnType<typeof TimelinePart>

/** A part of a case for somebody who may see it. However the reference is spelt, the case has one address. */
async function showPart(
  c: Request,
  part: CasePart,
  page: (thisCase: CaseHead, frame: Frame) => Promise<Page>,
) {
  const spelling = c.req.param('reference') ?? ''
  const reference = found('case', normaliseReference(spelling))
  if (reference !== spelling) {
    return c.redirect(paths.casePart(reference, part) + new URL(c.req.url).search, 301)
  }
  const thisCase = await findCaseByReference(c.var.desk, reference)
  return c.render(await page(thisCase, frameOf(c, thisCase)), {
    title: `${titles[part]}: ${showReference(reference)}`,
  })
}

const titles: Record<CasePart, string> = {
  timeline: 'Case',
  requests: 'Requests',
  decision: 'Decision',
  actions: 'Actions and evidence',
  'local-complaint': 'Local complaint',
  history: 'History',
}

/** What every part of a case is shown with. */
async function frameOf(c: Request, thisCase: CaseHead) {
  const { desk } = c.var
  const { user, today, calendar } = desk
  const [deadlines, requests, actions] = await Promise.all([
    listDeadlinesOfCase(desk, thisCase.id),
    listRequests(desk, thisCase.id),
    listActions(desk, thisCase.id),
  ])
  const hidden = seesDrafts(user, thisCase) ? [] : requests.filter(isRequestOnDraft)
  const isShown = ({ id }: { id: number }) => !hidden.some((request) => request.id === id)
  return {
    thisCase,
    deadlines: deadlines.filter((deadline) => deadline.noun === 'remedy action' || isShown(deadline)),
    requests: requests.filter(isShown),
    actions,
    user,
    today,
    calendar,
  }
}
