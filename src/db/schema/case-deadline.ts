import { sql } from 'drizzle-orm'
import { date, integer, pgView, text } from 'drizzle-orm/pg-core'

/**
 * What the council owes the Ombudsman: information requests not answered and remedy actions not sent, each with the
 * day in force. A decision overtakes the requests before it, except for compliance evidence, which follows from it; an
 * outcome ends all that its case owed until then. In schema.ts this view comes before case-standing.ts, which reads it:
 * migrations make views in that order.
 */
export const openDeadlines = pgView('open_deadlines', {
  caseId: integer().notNull(),
  noun: text().$type<'information request' | 'remedy action'>().notNull(),
  id: integer().notNull(),
  what: text().notNull(),
  serviceId: integer(),
  dueOn: date(),
  internalOn: date(),
  doneOn: date(),
}).as(sql`
select r.case_id, 'information request'::text as noun, r.id, r.kind as what, null::int as service_id,
  coalesce(
    (select e.due_on from request_date_events e
      where e.request_id = r.id and e.kind = 'granted' order by e.id desc limit 1),
    r.stated_due_on, r.rule_due_on) as due_on,
  r.internal_due_on as internal_on, null::date as done_on
from information_requests r
where r.answered_on is null
  and not exists (select 1 from compliance_outcomes o
    where o.case_id = r.case_id and o.recorded_on >= r.received_on)
  and (r.kind = 'compliance evidence request' or not exists (select 1 from decisions d
    where d.case_id = r.case_id and d.kind <> 'draft' and d.decided_on >= r.received_on))
union all
select a.case_id, 'remedy action', a.id, a.text, a.service_id,
  coalesce(
    (select e.due_on from action_extensions e where e.action_id = a.id order by e.id desc limit 1),
    a.due_on),
  a.internal_target_on, a.done_on
from remedy_actions a
where a.withdrawn_on is null
  and not exists (select 1 from pack_actions p where p.action_id = a.id)
  and not exists (select 1 from compliance_outcomes o where o.case_id = a.case_id)`)
