ALTER TABLE "credit_findings" DROP CONSTRAINT "credit_findings_kind_check";--> statement-breakpoint
ALTER TABLE "course_variants" ADD COLUMN "content_hash" text;--> statement-breakpoint
ALTER TABLE "course_versions" ADD COLUMN "nothing_required_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "course_versions" ADD COLUMN "nothing_required_by" text;--> statement-breakpoint
ALTER TABLE "accreditations" ADD COLUMN "nothing_required" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "accreditations" ADD COLUMN "carried_from" text;--> statement-breakpoint
ALTER TABLE "course_versions" ADD CONSTRAINT "course_versions_nothing_required_by_people_id_fk" FOREIGN KEY ("nothing_required_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_findings" ADD CONSTRAINT "credit_findings_kind_check" CHECK ("kind" in ('day_moved', 'failed_attempt', 'nothing_required', 'units_differ'));