ALTER TABLE "reminders" DROP CONSTRAINT "reminders_user_id_noun_item_id_due_on_milestone_pk";--> statement-breakpoint
ALTER TABLE "reminders" ADD COLUMN "nth" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_user_id_noun_item_id_due_on_milestone_nth_pk" PRIMARY KEY("user_id","noun","item_id","due_on","milestone","nth");