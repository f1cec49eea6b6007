CREATE TABLE "member_filters" (
	"id" text PRIMARY KEY NOT NULL,
	"association_id" text NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member_message_recipients" (
	"message_id" text NOT NULL,
	"person_id" text NOT NULL,
	"mailed_at" timestamp (3) with time zone,
	"language" text,
	CONSTRAINT "member_message_recipients_message_id_person_id_pk" PRIMARY KEY("message_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "member_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"association_id" text NOT NULL,
	"author_id" text NOT NULL,
	"state" text NOT NULL,
	"kind" text NOT NULL,
	"selection" jsonb NOT NULL,
	"texts" jsonb NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"people" bigint DEFAULT 0 NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "member_messages_state_check" CHECK ("state" in ('draft', 'sending', 'sent')),
	CONSTRAINT "member_messages_kind_check" CHECK ("kind" in ('news', 'cycle'))
);
--> statement-breakpoint
CREATE TABLE "mentoring_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"pair_id" text NOT NULL,
	"author_id" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mentoring_plans" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"profiles_until" text NOT NULL,
	"proposes_on" text NOT NULL,
	"answers_until" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"coordinators_reminded_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "mentoring_readings" (
	"pair_id" text NOT NULL,
	"person_id" text NOT NULL,
	"read_at" timestamp (3) with time zone,
	"mailed_at" timestamp (3) with time zone,
	CONSTRAINT "mentoring_readings_pair_id_person_id_pk" PRIMARY KEY("pair_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "accreditation_applications" DROP CONSTRAINT "accreditation_applications_state_check";--> statement-breakpoint
ALTER TABLE "external_activities" DROP CONSTRAINT "external_activities_state_check";--> statement-breakpoint
ALTER TABLE "mentoring_pairs" DROP CONSTRAINT "mentoring_pairs_state_check";--> statement-breakpoint
ALTER TABLE "mentoring_pairs" DROP CONSTRAINT "mentoring_pairs_end_reason_check";--> statement-breakpoint
ALTER TABLE "external_activities" ALTER COLUMN "association_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "news_off_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "unpublished_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accreditation_applications" ADD COLUMN "form" jsonb;--> statement-breakpoint
ALTER TABLE "external_activities" ADD COLUMN "form" jsonb;--> statement-breakpoint
ALTER TABLE "external_activities" ADD COLUMN "corrected" jsonb;--> statement-breakpoint
ALTER TABLE "member_filters" ADD CONSTRAINT "member_filters_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_message_recipients" ADD CONSTRAINT "member_message_recipients_message_id_member_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."member_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_message_recipients" ADD CONSTRAINT "member_message_recipients_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_messages" ADD CONSTRAINT "member_messages_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_messages" ADD CONSTRAINT "member_messages_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_messages" ADD CONSTRAINT "mentoring_messages_pair_id_mentoring_pairs_id_fk" FOREIGN KEY ("pair_id") REFERENCES "public"."mentoring_pairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_messages" ADD CONSTRAINT "mentoring_messages_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_plans" ADD CONSTRAINT "mentoring_plans_programme_id_mentoring_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."mentoring_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_readings" ADD CONSTRAINT "mentoring_readings_pair_id_mentoring_pairs_id_fk" FOREIGN KEY ("pair_id") REFERENCES "public"."mentoring_pairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_readings" ADD CONSTRAINT "mentoring_readings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "member_filters_key" ON "member_filters" USING btree ("association_id","name");--> statement-breakpoint
CREATE INDEX "member_message_recipients_person_idx" ON "member_message_recipients" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "member_message_recipients_waiting_idx" ON "member_message_recipients" USING btree ("message_id","mailed_at");--> statement-breakpoint
CREATE INDEX "member_messages_association_idx" ON "member_messages" USING btree ("association_id","created_at");--> statement-breakpoint
CREATE INDEX "member_messages_author_idx" ON "member_messages" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "mentoring_messages_pair_idx" ON "mentoring_messages" USING btree ("pair_id","at");--> statement-breakpoint
CREATE INDEX "mentoring_messages_author_idx" ON "mentoring_messages" USING btree ("author_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mentoring_plans_key" ON "mentoring_plans" USING btree ("programme_id","proposes_on");--> statement-breakpoint
CREATE INDEX "mentoring_plans_proposes_idx" ON "mentoring_plans" USING btree ("proposes_on");--> statement-breakpoint
CREATE INDEX "mentoring_readings_person_idx" ON "mentoring_readings" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "accreditation_applications" ADD CONSTRAINT "accreditation_applications_state_check" CHECK ("state" in ('draft', 'submitted', 'returned', 'approved', 'refused'));--> statement-breakpoint
ALTER TABLE "external_activities" ADD CONSTRAINT "external_activities_state_check" CHECK ("state" in ('draft', 'submitted', 'returned', 'accepted', 'declined'));--> statement-breakpoint
ALTER TABLE "mentoring_pairs" ADD CONSTRAINT "mentoring_pairs_state_check" CHECK ("state" in ('proposed', 'active', 'paused', 'declined', 'expired', 'withdrawn', 'ended'));--> statement-breakpoint
ALTER TABLE "mentoring_pairs" ADD CONSTRAINT "mentoring_pairs_end_reason_check" CHECK ("end_reason" is null or "end_reason" in ('done', 'fit', 'time', 'moved', 'other', 'left', 'lost'));