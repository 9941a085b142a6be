import { count, eq, sql } from 'drizzle-orm'
import type { Db } from '#db/connect.ts'
import { auditEvents, cases } from '#db/schema.ts'

/** Every dated fact of every case as one line, by reference: the same whatever numbers the rows were given. */
export async function factsOf(db: Db): Promise<string[]> {
  const result: unknown = await db.execute(sql`
    select c.reference || ' ' || fact as line from cases c join (
      select id as case_id, concat_ws(' ', 'case', complainant, summary, category, sub_category, directorate_id,
        service_id, handler_id, investigator, ombudsman_received_on, learned_on, sent_to_council, restricted,
        provenance_note) as fact from cases
      union all select case_id, concat_ws(' ', 'letter', direction, kind, exchanged_on, subject, note, recorded_by,
        recorded_at at time zone 'UTC') from correspondence
      union all select case_id, concat_ws(' ', 'request', kind, received_on, stated_due_on, rule_due_on, answered_on,
        delay_reason) from information_requests
      union all select r.case_id, concat_ws(' ', 'question', q.number, q.text, q.draft_answer, q.answered_on)
        from questions q join information_requests r on r.id = q.request_id
      union all select r.case_id, concat_ws(' ', 'extension', e.kind, e.happened_on, e.due_on, e.note)
        from request_date_events e join information_requests r on r.id = e.request_id
      union all select r.case_id, concat_ws(' ', 'chaser', h.kind, h.received_on)
        from chasers h join information_requests r on r.id = h.request_id
      union all select case_id, concat_ws(' ', 'decision', version, kind, category, reason, decided_on) from decisions
      union all select case_id, concat_ws(' ', 'review', asked_on, asked_by, answered_on, result)
        from post_decision_reviews
      union all select case_id, concat_ws(' ', 'action', number, text, remedy_type, due_on, amount_pence, done_on)
        from remedy_actions
      union all select a.case_id, concat_ws(' ', 'payment', p.amount_pence, p.purpose, p.paid_on, p.finance_reference)
        from payments p join remedy_actions a on a.id = p.action_id
      union all select e.case_id, concat_ws(' ', 'evidence', v.version, f.name, f.bytes, f.sha256, v.uploaded_on,
        v.uploaded_by, w.verdict, w.reason, w.reviewed_on, w.reviewed_by)
        from evidence e join evidence_versions v on v.evidence_id = e.id join files f on f.id = v.file_id
        left join evidence_reviews w on w.version_id = v.id
      union all select case_id, concat_ws(' ', 'pack', sent_on, covering_note) from compliance_packs
      union all select case_id, concat_ws(' ', 'outcome', label, recorded_on, note) from compliance_outcomes
    ) facts on facts.case_id = c.id order by 1`)
  const rows = Array.isArray(result) ? result : (result as { rows: unknown[] }).rows
  return (rows as { line: string }[]).map(({ line }) => line)
}

/** How many acts each case has, by reference. */
export async function actsOfCases(db: Db): Promise<Record<string, number>> {
  const rows = await db
    .select({ reference: cases.reference, acts: count() })
    .from(cases)
    .innerJoin(auditEvents, eq(auditEvents.caseId, cases.id))
    .groupBy(cases.reference)
  return Object.fromEntries(rows.map(({ reference, acts }) => [reference, acts]))
}
