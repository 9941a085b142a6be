import { sql } from 'drizzle-orm'
import { boolean, date, integer, pgView, text } from 'drizzle-orm/pg-core'
import type { DecisionCategory } from '#domain/annual-letter/labels.ts'
import type { Stage } from '#domain/case.ts'

/**
 * How every case stands, from its facts: the decision in force, what is open, what is due next, and the stage. The
 * stage follows domain/case.ts row by row; a test holds the two together over the whole register.
 */
export const caseStandings = pgView('case_standings', {
  caseId: integer().notNull(),
  decisionId: integer(),
  decision: text().$type<DecisionCategory>(),
  reason: text(),
  decidedOn: date(),
  draftOpen: boolean().notNull(),
  reviewsOpen: integer().notNull(),
  requestsOpen: integer().notNull(),
  nextRequestOn: date(),
  actions: integer().notNull(),
  actionsUnsent: integer().notNull(),
  nextActionOn: date(),
  outcome: text(),
  outcomeOn: date(),
  satisfied: boolean(),
  settled: boolean(),
  escalated: boolean().notNull(),
  investigationBegun: boolean().notNull(),
  assessmentBegun: boolean().notNull(),
  nextOn: date(),
  stage: text().$type<Stage>().notNull(),
}).as(sql`
with in_force as (
  select d.* from decisions d
  where d.kind <> 'draft'
    and not exists (select 1 from decisions later
      where later.case_id = d.case_id and later.kind <> 'draft' and later.version > d.version)
),
drafts as (
  select d.case_id, max(d.version) as version from decisions d where d.kind = 'draft' group by d.case_id
),
outcomes as (
  select o.case_id, o.label, o.recorded_on, o.settled_on is not null as settled,
    coalesce((select l.satisfied and (l.last_year is null
        or left(l.last_year, 4) >= to_char(o.recorded_on - interval '3 months', 'YYYY')) from outcome_labels l
      where l.label = o.label and left(l.valid_from, 4) <= to_char(o.recorded_on - interval '3 months', 'YYYY')
      order by l.valid_from desc limit 1), false) as satisfied
  from compliance_outcomes o
),
reviews as (
  select case_id, count(*)::int as open from post_decision_reviews where answered_on is null group by case_id
),
requests as (
  select case_id, count(*)::int as open, min(due_on) as next_on
  from open_deadlines where noun = 'information request' group by case_id
),
unsent as (
  select case_id, count(*)::int as open, min(due_on) as next_on
  from open_deadlines where noun = 'remedy action' group by case_id
),
actions as (
  select a.case_id, count(*)::int as total
  from remedy_actions a where a.withdrawn_on is null group by a.case_id
),
begun as (
  select case_id, true as investigation from information_requests where kind in ('investigation enquiry', 'further enquiry')
  union select case_id, true from correspondence where kind = 'notice of investigation'
),
assessed as (
  select distinct case_id from information_requests where kind in ('assessment enquiry', 'pre-allocation enquiry', 'prematurity check')
),
escalations as (
  select distinct case_id from correspondence where kind = 'non-compliance escalation'
),
facts as (
  select c.id as case_id, d.id as decision_id, d.category as decision, d.reason, d.decided_on,
    (dr.version is not null and dr.version > coalesce(d.version, 0)) as draft_open,
    coalesce(rv.open, 0) as reviews_open,
    coalesce(rq.open, 0) as requests_open, rq.next_on as next_request_on,
    coalesce(a.total, 0) as actions, coalesce(u.open, 0) as actions_unsent, u.next_on as next_action_on,
    o.label as outcome, o.recorded_on as outcome_on, o.satisfied, o.settled,
    es.case_id is not null as escalated,
    b.case_id is not null as investigation_begun,
    asd.case_id is not null as assessment_begun
  from cases c
  left join in_force d on d.case_id = c.id
  left join drafts dr on dr.case_id = c.id
  left join outcomes o on o.case_id = c.id
  left join reviews rv on rv.case_id = c.id
  left join requests rq on rq.case_id = c.id
  left join unsent u on u.case_id = c.id
  left join actions a on a.case_id = c.id
  left join begun b on b.case_id = c.id
  left join assessed asd on asd.case_id = c.id
  left join escalations es on es.case_id = c.id
)
select facts.*, least(next_request_on, next_action_on) as next_on,
  case
    when reviews_open > 0 then 'Review by the Ombudsman'
    when requests_open = 0 and decision is not null and (
      case when outcome is not null then satisfied or settled
        else actions = 0 or decision not in ('Upheld', 'Not upheld') end) then 'Closed'
    when (case when outcome is not null then not satisfied and not settled else escalated end) then 'Non-compliance'
    when decision is not null and actions > 0 and actions_unsent = 0 then 'With the Ombudsman'
    when decision is not null and actions_unsent > 0 then 'Remedy outstanding'
    when draft_open then 'Draft decision'
    when investigation_begun then 'Investigation'
    when assessment_begun then 'Assessment'
    else 'Intake'
  end as stage
from facts`)
