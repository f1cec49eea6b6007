CREATE TABLE "module_imports" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"claim" text,
	"file_name" text NOT NULL,
	"archive_hash" text,
	"archive_bytes" bigint NOT NULL,
	"state" text NOT NULL,
	"tries" bigint DEFAULT 0 NOT NULL,
	"done" bigint DEFAULT 0 NOT NULL,
	"total" bigint,
	"faults" jsonb,
	"refusal" jsonb,
	"course_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "module_imports_state_check" CHECK ("state" in ('running', 'done', 'faulty', 'refused', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "course_versions" ADD COLUMN "cover_hash" text;--> statement-breakpoint
ALTER TABLE "course_versions" ADD COLUMN "cover_type" text;--> statement-breakpoint
ALTER TABLE "course_versions" ADD COLUMN "cover_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "module_imports" ADD CONSTRAINT "module_imports_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_imports" ADD CONSTRAINT "module_imports_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "module_imports_claim_key" ON "module_imports" USING btree ("claim");--> statement-breakpoint
CREATE INDEX "module_imports_owner_idx" ON "module_imports" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "module_imports_archive_idx" ON "module_imports" USING btree ("archive_hash");--> statement-breakpoint
CREATE INDEX "module_imports_course_idx" ON "module_imports" USING btree ("course_id");