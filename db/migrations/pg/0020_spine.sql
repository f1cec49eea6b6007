CREATE TABLE "schedules" (
	"name" text PRIMARY KEY NOT NULL,
	"every_ms" bigint NOT NULL,
	"run_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"attempts" bigint NOT NULL,
	"succeeded_at" timestamp (3) with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "credit_findings" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" text NOT NULL,
	"participation_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"detail" jsonb NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone,
	"seen_by" text,
	CONSTRAINT "credit_findings_kind_check" CHECK ("kind" in ('day_moved'))
);
--> statement-breakpoint
ALTER TABLE "mentoring_matches" ADD COLUMN "settled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "credit_findings" ADD CONSTRAINT "credit_findings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_findings" ADD CONSTRAINT "credit_findings_participation_id_participations_id_fk" FOREIGN KEY ("participation_id") REFERENCES "public"."participations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_findings" ADD CONSTRAINT "credit_findings_seen_by_people_id_fk" FOREIGN KEY ("seen_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credit_findings_key" ON "credit_findings" USING btree ("participation_id","kind","programme_id");--> statement-breakpoint
CREATE INDEX "credit_findings_person_idx" ON "credit_findings" USING btree ("person_id");