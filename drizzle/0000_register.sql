CREATE TABLE "audit_events" (
	"position" integer PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"user_id" integer,
	"act" text NOT NULL,
	"case_id" integer,
	"loaded" boolean DEFAULT false NOT NULL,
	"payload_digest" text NOT NULL,
	"digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_payloads" (
	"position" integer PRIMARY KEY NOT NULL,
	"payload" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"key" text PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"act" text NOT NULL,
	"result" jsonb,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "authorities" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "authorities_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"ours" boolean DEFAULT false NOT NULL,
	CONSTRAINT "authorities_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "authority_years" (
	"authority_id" integer NOT NULL,
	"year" text NOT NULL,
	"type" text NOT NULL,
	"population" integer,
	"population_source" text,
	CONSTRAINT "authority_years_authority_id_year_pk" PRIMARY KEY("authority_id","year")
);
--> statement-breakpoint
CREATE TABLE "case_access" (
	"case_id" integer NOT NULL,
	"user_id" integer NOT NULL,
	CONSTRAINT "case_access_case_id_user_id_pk" PRIMARY KEY("case_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cases_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"reference" text NOT NULL,
	"complainant" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"category" text NOT NULL,
	"sub_category" text DEFAULT '' NOT NULL,
	"directorate_id" integer,
	"service_id" integer,
	"handler_id" integer,
	"investigator" text DEFAULT '' NOT NULL,
	"ombudsman_received_on" date,
	"learned_on" date NOT NULL,
	"sent_to_council" boolean DEFAULT true NOT NULL,
	"restricted" boolean DEFAULT false NOT NULL,
	"provenance" text DEFAULT 'recorded' NOT NULL,
	"provenance_note" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"words" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', complainant || ' ' || summary || ' ' || category || ' ' || sub_category || ' ' || investigator)) STORED NOT NULL,
	CONSTRAINT "cases_reference_unique" UNIQUE("reference"),
	CONSTRAINT "reference_is_normalised" CHECK ("cases"."reference" ~ '^[0-9]{8}[a-z]?$')
);
--> statement-breakpoint
CREATE TABLE "linked_cases" (
	"case_id" integer NOT NULL,
	"linked_case_id" integer NOT NULL,
	"relation" text NOT NULL,
	CONSTRAINT "linked_cases_case_id_linked_case_id_pk" PRIMARY KEY("case_id","linked_case_id")
);
--> statement-breakpoint
CREATE TABLE "local_complaints" (
	"case_id" integer PRIMARY KEY NOT NULL,
	"reference" text DEFAULT '' NOT NULL,
	"stage1_received_on" date,
	"stage1_answered_on" date,
	"stage1_outcome" text DEFAULT '' NOT NULL,
	"stage2_received_on" date,
	"stage2_answered_on" date,
	"stage2_outcome" text DEFAULT '' NOT NULL,
	"remedy_offered" text DEFAULT '' NOT NULL,
	"remedy_offered_pence" integer
);
--> statement-breakpoint
CREATE TABLE "compliance_outcomes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "compliance_outcomes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"case_id" integer NOT NULL,
	"label" text NOT NULL,
	"recorded_on" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"settled_on" date,
	CONSTRAINT "compliance_outcomes_caseId_unique" UNIQUE("case_id")
);
--> statement-breakpoint
CREATE TABLE "outcome_labels" (
	"label" text NOT NULL,
	"satisfied" boolean NOT NULL,
	"late" boolean NOT NULL,
	"valid_from" text NOT NULL,
	CONSTRAINT "outcome_labels_label_valid_from_pk" PRIMARY KEY("label","valid_from")
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"correspondence_id" integer NOT NULL,
	"file_id" uuid NOT NULL,
	CONSTRAINT "attachments_correspondence_id_file_id_pk" PRIMARY KEY("correspondence_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "correspondence" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "correspondence_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"case_id" integer NOT NULL,
	"direction" text NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"letter_on" date,
	"exchanged_on" date NOT NULL,
	"subject" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"recorded_by" integer NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"words" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', subject || ' ' || note)) STORED NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"case_id" integer NOT NULL,
	"text" text NOT NULL,
	"written_by" integer NOT NULL,
	"written_on" date NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"words" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', text)) STORED NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision_reasons" (
	"label" text NOT NULL,
	"category" text NOT NULL,
	"satisfactory_remedy" boolean NOT NULL,
	"investigated" boolean NOT NULL,
	"valid_from" text NOT NULL,
	CONSTRAINT "decision_reasons_label_category_valid_from_pk" PRIMARY KEY("label","category","valid_from")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "decisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"case_id" integer NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"category" text NOT NULL,
	"category_as_printed" text NOT NULL,
	"reason" text NOT NULL,
	"decided_on" date NOT NULL,
	"received_on" date NOT NULL,
	"published_link" text,
	CONSTRAINT "decisions_caseId_version_unique" UNIQUE("case_id","version")
);
--> statement-breakpoint
CREATE TABLE "post_decision_reviews" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "post_decision_reviews_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"case_id" integer NOT NULL,
	"asked_on" date NOT NULL,
	"asked_by" text NOT NULL,
	"grounds" text DEFAULT '' NOT NULL,
	"answered_on" date,
	"result" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "demonstrations" (
	"id" integer PRIMARY KEY NOT NULL,
	"day" date NOT NULL,
	"loaded" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compliance_packs" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "compliance_packs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"case_id" integer NOT NULL,
	"sent_on" date NOT NULL,
	"sent_by" integer NOT NULL,
	"correspondence_id" integer,
	"covering_note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "evidence_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"case_id" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence_actions" (
	"evidence_id" integer NOT NULL,
	"action_id" integer NOT NULL,
	CONSTRAINT "evidence_actions_evidence_id_action_id_pk" PRIMARY KEY("evidence_id","action_id")
);
--> statement-breakpoint
CREATE TABLE "evidence_reviews" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "evidence_reviews_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"version_id" integer NOT NULL,
	"verdict" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"reviewed_by" integer NOT NULL,
	"reviewed_on" date NOT NULL,
	CONSTRAINT "evidence_reviews_versionId_unique" UNIQUE("version_id")
);
--> statement-breakpoint
CREATE TABLE "evidence_versions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "evidence_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"evidence_id" integer NOT NULL,
	"version" integer NOT NULL,
	"file_id" uuid NOT NULL,
	"evidence_on" date,
	"note" text DEFAULT '' NOT NULL,
	"uploaded_by" integer NOT NULL,
	"uploaded_on" date NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "evidence_versions_evidenceId_version_unique" UNIQUE("evidence_id","version")
);
--> statement-breakpoint
CREATE TABLE "pack_actions" (
	"pack_id" integer NOT NULL,
	"action_id" integer NOT NULL,
	CONSTRAINT "pack_actions_pack_id_action_id_pk" PRIMARY KEY("pack_id","action_id")
);
--> statement-breakpoint
CREATE TABLE "pack_files" (
	"pack_id" integer NOT NULL,
	"version_id" integer NOT NULL,
	CONSTRAINT "pack_files_pack_id_version_id_pk" PRIMARY KEY("pack_id","version_id")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"kept_by" integer NOT NULL,
	"kept_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chasers" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "chasers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"request_id" integer NOT NULL,
	"kind" text NOT NULL,
	"received_on" date NOT NULL,
	"correspondence_id" integer
);
--> statement-breakpoint
CREATE TABLE "information_requests" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "information_requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"case_id" integer NOT NULL,
	"correspondence_id" integer,
	"kind" text NOT NULL,
	"letter_on" date,
	"received_on" date NOT NULL,
	"stated_due_on" date,
	"rule_unit" text,
	"rule_count" integer,
	"rule_starts_on" date,
	"rule_due_on" date,
	"internal_due_on" date,
	"answered_on" date,
	"answer_id" integer,
	"delay_reason" text
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "questions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"request_id" integer NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"service_id" integer,
	"internal_due_on" date,
	"draft_answer" text DEFAULT '' NOT NULL,
	"answered_on" date,
	"cleared_on" date,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_date_events" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "request_date_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"request_id" integer NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"due_on" date,
	"by" text NOT NULL,
	"note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_periods" (
	"kind" text PRIMARY KEY NOT NULL,
	"unit" text,
	"count" integer,
	"starts_from" text DEFAULT 'received' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published_figures" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "published_figures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"authority" text NOT NULL,
	"year" text NOT NULL,
	"table" text NOT NULL,
	"row" text NOT NULL,
	"column" text DEFAULT '' NOT NULL,
	"value" numeric NOT NULL,
	"printed" text NOT NULL,
	"source_id" integer NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"recorded_by" integer NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published_sources" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "published_sources_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"title" text NOT NULL,
	"dated" text DEFAULT '' NOT NULL,
	"url" text DEFAULT '' NOT NULL,
	CONSTRAINT "published_sources_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "action_extensions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "action_extensions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"action_id" integer NOT NULL,
	"agreed_on" date NOT NULL,
	"due_on" date NOT NULL,
	"by" text NOT NULL,
	"note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "payments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"action_id" integer NOT NULL,
	"amount_pence" integer NOT NULL,
	"purpose" text NOT NULL,
	"details_asked_on" date,
	"approved_on" date,
	"paid_on" date,
	"method" text DEFAULT '' NOT NULL,
	"finance_reference" text DEFAULT '' NOT NULL,
	"cost_centre" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remedy_actions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "remedy_actions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"case_id" integer NOT NULL,
	"decision_id" integer NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"kind" text NOT NULL,
	"remedy_type" text NOT NULL,
	"service_id" integer,
	"owner_id" integer,
	"deadline_words" text NOT NULL,
	"rule_unit" text,
	"rule_count" integer,
	"rule_starts_on" date,
	"due_on" date NOT NULL,
	"internal_target_on" date,
	"amount_pence" integer,
	"people" integer,
	"done_on" date,
	"withdrawn_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "remedy_actions_caseId_number_unique" UNIQUE("case_id","number")
);
--> statement-breakpoint
CREATE TABLE "remedy_types" (
	"label" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"proof" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "saved_views_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"user_id" integer NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	CONSTRAINT "saved_views_userId_name_unique" UNIQUE("user_id","name")
);
--> statement-breakpoint
CREATE TABLE "directorates" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "directorates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "services" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "services_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"directorate_id" integer NOT NULL,
	"parent_id" integer,
	"name" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "services_led" (
	"user_id" integer NOT NULL,
	"service_id" integer NOT NULL,
	CONSTRAINT "services_led_user_id_service_id_pk" PRIMARY KEY("user_id","service_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_digest" text PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_payloads" ADD CONSTRAINT "audit_payloads_position_audit_events_position_fk" FOREIGN KEY ("position") REFERENCES "public"."audit_events"("position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authority_years" ADD CONSTRAINT "authority_years_authority_id_authorities_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authorities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_access" ADD CONSTRAINT "case_access_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_access" ADD CONSTRAINT "case_access_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_directorate_id_directorates_id_fk" FOREIGN KEY ("directorate_id") REFERENCES "public"."directorates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_handler_id_users_id_fk" FOREIGN KEY ("handler_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linked_cases" ADD CONSTRAINT "linked_cases_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linked_cases" ADD CONSTRAINT "linked_cases_linked_case_id_cases_id_fk" FOREIGN KEY ("linked_case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "local_complaints" ADD CONSTRAINT "local_complaints_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance_outcomes" ADD CONSTRAINT "compliance_outcomes_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_correspondence_id_correspondence_id_fk" FOREIGN KEY ("correspondence_id") REFERENCES "public"."correspondence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correspondence" ADD CONSTRAINT "correspondence_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correspondence" ADD CONSTRAINT "correspondence_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_written_by_users_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_decision_reviews" ADD CONSTRAINT "post_decision_reviews_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance_packs" ADD CONSTRAINT "compliance_packs_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance_packs" ADD CONSTRAINT "compliance_packs_sent_by_users_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance_packs" ADD CONSTRAINT "compliance_packs_correspondence_id_correspondence_id_fk" FOREIGN KEY ("correspondence_id") REFERENCES "public"."correspondence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_actions" ADD CONSTRAINT "evidence_actions_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_actions" ADD CONSTRAINT "evidence_actions_action_id_remedy_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."remedy_actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_reviews" ADD CONSTRAINT "evidence_reviews_version_id_evidence_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."evidence_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_reviews" ADD CONSTRAINT "evidence_reviews_reviewed_by_users_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_versions" ADD CONSTRAINT "evidence_versions_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_versions" ADD CONSTRAINT "evidence_versions_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_versions" ADD CONSTRAINT "evidence_versions_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pack_actions" ADD CONSTRAINT "pack_actions_pack_id_compliance_packs_id_fk" FOREIGN KEY ("pack_id") REFERENCES "public"."compliance_packs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pack_actions" ADD CONSTRAINT "pack_actions_action_id_remedy_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."remedy_actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pack_files" ADD CONSTRAINT "pack_files_pack_id_compliance_packs_id_fk" FOREIGN KEY ("pack_id") REFERENCES "public"."compliance_packs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pack_files" ADD CONSTRAINT "pack_files_version_id_evidence_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."evidence_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_kept_by_users_id_fk" FOREIGN KEY ("kept_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chasers" ADD CONSTRAINT "chasers_request_id_information_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."information_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chasers" ADD CONSTRAINT "chasers_correspondence_id_correspondence_id_fk" FOREIGN KEY ("correspondence_id") REFERENCES "public"."correspondence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_requests" ADD CONSTRAINT "information_requests_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_requests" ADD CONSTRAINT "information_requests_correspondence_id_correspondence_id_fk" FOREIGN KEY ("correspondence_id") REFERENCES "public"."correspondence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_requests" ADD CONSTRAINT "information_requests_answer_id_correspondence_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."correspondence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_request_id_information_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."information_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_date_events" ADD CONSTRAINT "request_date_events_request_id_information_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."information_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_figures" ADD CONSTRAINT "published_figures_source_id_published_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."published_sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_figures" ADD CONSTRAINT "published_figures_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_extensions" ADD CONSTRAINT "action_extensions_action_id_remedy_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."remedy_actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_action_id_remedy_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."remedy_actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remedy_actions" ADD CONSTRAINT "remedy_actions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remedy_actions" ADD CONSTRAINT "remedy_actions_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remedy_actions" ADD CONSTRAINT "remedy_actions_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remedy_actions" ADD CONSTRAINT "remedy_actions_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_directorate_id_directorates_id_fk" FOREIGN KEY ("directorate_id") REFERENCES "public"."directorates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_parent_id_services_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services_led" ADD CONSTRAINT "services_led_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services_led" ADD CONSTRAINT "services_led_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_case_id_position_index" ON "audit_events" USING btree ("case_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "one_authority_is_ours" ON "authorities" USING btree ("ours") WHERE "authorities"."ours";--> statement-breakpoint
CREATE INDEX "cases_words" ON "cases" USING gin ("words");--> statement-breakpoint
CREATE INDEX "cases_service_id_index" ON "cases" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "cases_handler_id_index" ON "cases" USING btree ("handler_id");--> statement-breakpoint
CREATE INDEX "cases_learned_on_index" ON "cases" USING btree ("learned_on");--> statement-breakpoint
CREATE INDEX "cases_ombudsman_received_on_index" ON "cases" USING btree ("ombudsman_received_on");--> statement-breakpoint
CREATE INDEX "compliance_outcomes_recorded_on_index" ON "compliance_outcomes" USING btree ("recorded_on");--> statement-breakpoint
CREATE INDEX "attachments_file_id_index" ON "attachments" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "correspondence_case_id_exchanged_on_index" ON "correspondence" USING btree ("case_id","exchanged_on");--> statement-breakpoint
CREATE INDEX "correspondence_words" ON "correspondence" USING gin ("words");--> statement-breakpoint
CREATE INDEX "notes_case_id_index" ON "notes" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "notes_words" ON "notes" USING gin ("words");--> statement-breakpoint
CREATE INDEX "decisions_decided_on_index" ON "decisions" USING btree ("decided_on");--> statement-breakpoint
CREATE INDEX "post_decision_reviews_case_id_index" ON "post_decision_reviews" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "compliance_packs_case_id_index" ON "compliance_packs" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "evidence_case_id_index" ON "evidence" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "evidence_actions_action_id_index" ON "evidence_actions" USING btree ("action_id");--> statement-breakpoint
CREATE INDEX "evidence_versions_file_id_index" ON "evidence_versions" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "pack_actions_action_id_index" ON "pack_actions" USING btree ("action_id");--> statement-breakpoint
CREATE INDEX "chasers_request_id_index" ON "chasers" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "information_requests_case_id_index" ON "information_requests" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "questions_request_id_index" ON "questions" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "questions_service_id_index" ON "questions" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "request_date_events_request_id_index" ON "request_date_events" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "published_figures_authority_year_table_index" ON "published_figures" USING btree ("authority","year","table");--> statement-breakpoint
CREATE INDEX "action_extensions_action_id_index" ON "action_extensions" USING btree ("action_id");--> statement-breakpoint
CREATE INDEX "payments_action_id_index" ON "payments" USING btree ("action_id");--> statement-breakpoint
CREATE INDEX "remedy_actions_decision_id_index" ON "remedy_actions" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "remedy_actions_service_id_index" ON "remedy_actions" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "remedy_actions_owner_id_index" ON "remedy_actions" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "sessions_user_id_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE VIEW "public"."open_deadlines" AS (
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
  and not exists (select 1 from compliance_outcomes o where o.case_id = a.case_id));--> statement-breakpoint
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
    coalesce((select l.satisfied from outcome_labels l
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
from facts);