CREATE TABLE "course_disclosures" (
	"id" text PRIMARY KEY NOT NULL,
	"course_id" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"interests" text NOT NULL,
	"resolution" text NOT NULL,
	"stated_on" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accreditation_applications" (
	"id" text PRIMARY KEY NOT NULL,
	"course_version_id" text NOT NULL,
	"association_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"state" text NOT NULL,
	"revision" bigint NOT NULL,
	"file" jsonb NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"submitted_by" text NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text,
	"reason" text,
	"accreditation_id" text
);
--> statement-breakpoint
CREATE TABLE "application_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"invited_by" text NOT NULL,
	"verdict" text,
	"comment" text,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "accreditations" ADD COLUMN "warned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "disclosures_seen" text;--> statement-breakpoint
ALTER TABLE "course_disclosures" ADD CONSTRAINT "course_disclosures_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accreditation_applications" ADD CONSTRAINT "accreditation_applications_course_version_id_course_versions_id_fk" FOREIGN KEY ("course_version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accreditation_applications" ADD CONSTRAINT "accreditation_applications_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accreditation_applications" ADD CONSTRAINT "accreditation_applications_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accreditation_applications" ADD CONSTRAINT "accreditation_applications_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accreditation_applications" ADD CONSTRAINT "accreditation_applications_accreditation_id_accreditations_id_fk" FOREIGN KEY ("accreditation_id") REFERENCES "public"."accreditations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_reviews" ADD CONSTRAINT "application_reviews_application_id_accreditation_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."accreditation_applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_reviews" ADD CONSTRAINT "application_reviews_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "course_disclosures_course_idx" ON "course_disclosures" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "accreditation_applications_queue_idx" ON "accreditation_applications" USING btree ("association_id","state");--> statement-breakpoint
CREATE INDEX "accreditation_applications_version_idx" ON "accreditation_applications" USING btree ("course_version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "application_reviews_token_key" ON "application_reviews" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "application_reviews_application_idx" ON "application_reviews" USING btree ("application_id");