CREATE TABLE "mail_attempts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mail_attempts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"mail_id" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"process" text NOT NULL,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "mail_cases" (
	"mail_id" integer NOT NULL,
	"case_id" integer NOT NULL,
	CONSTRAINT "mail_cases_mail_id_case_id_pk" PRIMARY KEY("mail_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mails_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"message_id" text NOT NULL,
	"kind" text NOT NULL,
	"user_id" integer,
	"to_name" text NOT NULL,
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"link_text" text,
	"link_path" text,
	"created_at" timestamp with time zone NOT NULL,
	"not_before_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"claimed_by" text,
	"claimed_until_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"given_up_at" timestamp with time zone,
	CONSTRAINT "mails_messageId_unique" UNIQUE("message_id")
);
--> statement-breakpoint
CREATE TABLE "morning_runs" (
	"day" date PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"mails" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"user_id" integer NOT NULL,
	"noun" text NOT NULL,
	"item_id" integer NOT NULL,
	"due_on" date NOT NULL,
	"milestone" text NOT NULL,
	"mail_id" integer NOT NULL,
	CONSTRAINT "reminders_user_id_noun_item_id_due_on_milestone_pk" PRIMARY KEY("user_id","noun","item_id","due_on","milestone")
);
--> statement-breakpoint
CREATE TABLE "security_events" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "security_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"user_id" integer,
	"by_id" integer,
	"address" text DEFAULT '' NOT NULL,
	"browser" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "directorate_names" (
	"directorate_id" integer NOT NULL,
	"name" text NOT NULL,
	"valid_from" date NOT NULL,
	CONSTRAINT "directorate_names_directorate_id_valid_from_pk" PRIMARY KEY("directorate_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "service_names" (
	"service_id" integer NOT NULL,
	"name" text NOT NULL,
	"valid_from" date NOT NULL,
	CONSTRAINT "service_names_service_id_valid_from_pk" PRIMARY KEY("service_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "service_places" (
	"service_id" integer NOT NULL,
	"directorate_id" integer NOT NULL,
	"valid_from" date NOT NULL,
	CONSTRAINT "service_places_service_id_valid_from_pk" PRIMARY KEY("service_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "service_successors" (
	"service_id" integer NOT NULL,
	"successor_id" integer NOT NULL,
	"valid_from" date NOT NULL,
	CONSTRAINT "service_successors_service_id_successor_id_pk" PRIMARY KEY("service_id","successor_id")
);
--> statement-breakpoint
CREATE TABLE "directory_group_services" (
	"group_id" integer NOT NULL,
	"service_id" integer NOT NULL,
	CONSTRAINT "directory_group_services_group_id_service_id_pk" PRIMARY KEY("group_id","service_id")
);
--> statement-breakpoint
CREATE TABLE "directory_groups" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "directory_groups_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"claim" text NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"role" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "directory_groups_claim_unique" UNIQUE("claim")
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" integer NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "provider_sign_ins" (
	"state_digest" text PRIMARY KEY NOT NULL,
	"nonce" text NOT NULL,
	"code_verifier" text NOT NULL,
	"return_to" text DEFAULT '/' NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"token_digest" text PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"return_to" text DEFAULT '/' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "appearances" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"brand_colour" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "one_appearance" CHECK ("appearances"."only")
);
--> statement-breakpoint
CREATE TABLE "category_map" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "category_map_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"category" text NOT NULL,
	"sub_category" text NOT NULL,
	"service_id" integer,
	"valid_from" date NOT NULL,
	"recorded_by" integer NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "category_map_category_subCategory_validFrom_unique" UNIQUE("category","sub_category","valid_from")
);
--> statement-breakpoint
CREATE TABLE "council_days" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "council_days_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"day" date NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "council_days_day_unique" UNIQUE("day")
);
--> statement-breakpoint
CREATE TABLE "mail_settings" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"from_name" text NOT NULL,
	"from_address" text NOT NULL,
	"reply_to" text DEFAULT '' NOT NULL,
	"signature" text DEFAULT '' NOT NULL,
	"morning" time NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "one_mail_setting" CHECK ("mail_settings"."only")
);
--> statement-breakpoint
CREATE TABLE "retention_periods" (
	"kind" text PRIMARY KEY NOT NULL,
	"months" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "absences" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "absences_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer NOT NULL,
	"cover_id" integer,
	"first_on" date NOT NULL,
	"last_on" date,
	"note" text DEFAULT '' NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "authority_years" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "outcome_labels" ADD COLUMN "id" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "outcome_labels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "outcome_labels" ADD COLUMN "last_year" text;--> statement-breakpoint
ALTER TABLE "outcome_labels" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "decision_reasons" ADD COLUMN "id" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "decision_reasons_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "decision_reasons" ADD COLUMN "last_year" text;--> statement-breakpoint
ALTER TABLE "decision_reasons" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "request_periods" ADD COLUMN "basis" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "request_periods" ADD COLUMN "offered" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "request_periods" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "remedy_types" ADD COLUMN "id" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "remedy_types_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "remedy_types" ADD COLUMN "offered" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "remedy_types" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "directorates" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "services" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
DELETE FROM "sessions";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "id" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "sessions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "way_in" text NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "browser" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "acting_for_id" integer;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "id_token" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "part_from_directory" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "deputy_id" integer;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_attempts" ADD CONSTRAINT "mail_attempts_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_cases" ADD CONSTRAINT "mail_cases_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_cases" ADD CONSTRAINT "mail_cases_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directorate_names" ADD CONSTRAINT "directorate_names_directorate_id_directorates_id_fk" FOREIGN KEY ("directorate_id") REFERENCES "public"."directorates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_names" ADD CONSTRAINT "service_names_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_places" ADD CONSTRAINT "service_places_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_places" ADD CONSTRAINT "service_places_directorate_id_directorates_id_fk" FOREIGN KEY ("directorate_id") REFERENCES "public"."directorates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_successors" ADD CONSTRAINT "service_successors_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_successors" ADD CONSTRAINT "service_successors_successor_id_services_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_group_services" ADD CONSTRAINT "directory_group_services_group_id_directory_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."directory_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_group_services" ADD CONSTRAINT "directory_group_services_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_map" ADD CONSTRAINT "category_map_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_map" ADD CONSTRAINT "category_map_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_cover_id_users_id_fk" FOREIGN KEY ("cover_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_attempts_mail_id_index" ON "mail_attempts" USING btree ("mail_id");--> statement-breakpoint
CREATE INDEX "mail_cases_case_id_index" ON "mail_cases" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "mails_user_id_index" ON "mails" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "mails_sent_at_given_up_at_not_before_at_index" ON "mails" USING btree ("sent_at","given_up_at","not_before_at");--> statement-breakpoint
CREATE INDEX "reminders_mail_id_index" ON "reminders" USING btree ("mail_id");--> statement-breakpoint
CREATE INDEX "security_events_user_id_index" ON "security_events" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "security_events_kind_index" ON "security_events" USING btree ("kind");--> statement-breakpoint
CREATE INDEX "service_places_directorate_id_index" ON "service_places" USING btree ("directorate_id");--> statement-breakpoint
CREATE INDEX "service_successors_successor_id_index" ON "service_successors" USING btree ("successor_id");--> statement-breakpoint
CREATE INDEX "directory_group_services_service_id_index" ON "directory_group_services" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "identities_user_id_index" ON "identities" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_links_user_id_index" ON "sign_in_links" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "absences_user_id_first_on_index" ON "absences" USING btree ("user_id","first_on");--> statement-breakpoint
CREATE INDEX "absences_cover_id_index" ON "absences" USING btree ("cover_id");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_acting_for_id_users_id_fk" FOREIGN KEY ("acting_for_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_deputy_id_users_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "users_deputy_id_index" ON "users" USING btree ("deputy_id");--> statement-breakpoint
ALTER TABLE "outcome_labels" ADD CONSTRAINT "outcome_labels_id_unique" UNIQUE("id");--> statement-breakpoint
ALTER TABLE "decision_reasons" ADD CONSTRAINT "decision_reasons_id_unique" UNIQUE("id");--> statement-breakpoint
ALTER TABLE "remedy_types" ADD CONSTRAINT "remedy_types_id_unique" UNIQUE("id");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_id_unique" UNIQUE("id");--> statement-breakpoint
INSERT INTO "service_names" ("service_id", "name", "valid_from") SELECT "id", "name", "valid_from" FROM "services";--> statement-breakpoint
INSERT INTO "service_places" ("service_id", "directorate_id", "valid_from") SELECT "id", "directorate_id", "valid_from" FROM "services";--> statement-breakpoint
INSERT INTO "directorate_names" ("directorate_id", "name", "valid_from") SELECT "id", "name", "valid_from" FROM "directorates";--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "next_try_at" timestamp with time zone;--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sign_ins_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"way_in" text NOT NULL,
	"browser" text NOT NULL,
	"address" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rate_limits" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sign_ins_user_id_at_index" ON "sign_ins" USING btree ("user_id","at");--> statement-breakpoint
ALTER TABLE "rate_limits" DROP COLUMN "expire";--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "on_draft" boolean DEFAULT false NOT NULL;--> statement-breakpoint
DROP VIEW "public"."case_standings";--> statement-breakpoint
CREATE VIEW "public"."case_standings" AS (
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
from facts);--> statement-breakpoint
ALTER TABLE "category_map" DROP CONSTRAINT "category_map_category_subCategory_validFrom_unique";--> statement-breakpoint
CREATE INDEX "category_map_category_sub_category_valid_from_index" ON "category_map" USING btree ("category","sub_category","valid_from");--> statement-breakpoint
ALTER TABLE "reminders" DROP CONSTRAINT "reminders_user_id_noun_item_id_due_on_milestone_pk";--> statement-breakpoint
ALTER TABLE "reminders" ADD COLUMN "nth" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_user_id_noun_item_id_due_on_milestone_nth_pk" PRIMARY KEY("user_id","noun","item_id","due_on","milestone","nth");--> statement-breakpoint
ALTER TABLE "retention_periods" ADD COLUMN "reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "directory_groups" ALTER COLUMN "role" SET NOT NULL;
