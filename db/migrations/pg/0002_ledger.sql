CREATE TABLE "external_activities" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"association_id" text NOT NULL,
	"state" text NOT NULL,
	"revision" bigint NOT NULL,
	"activity_type" text NOT NULL,
	"title" text NOT NULL,
	"organiser" text NOT NULL,
	"language" text NOT NULL,
	"sessions" jsonb NOT NULL,
	"stated" jsonb NOT NULL,
	"reflection" text NOT NULL,
	"file_hash" text,
	"file_name" text,
	"file_type" text,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"submitted_by" text NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text,
	"reason" text,
	"participation_id" text
);
--> statement-breakpoint
ALTER TABLE "participations" ALTER COLUMN "course_version_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "participations" ALTER COLUMN "registration_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "participations" ADD COLUMN "activity_type" text DEFAULT 'elearning' NOT NULL;--> statement-breakpoint
ALTER TABLE "participations" ALTER COLUMN "activity_type" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "participations" ADD COLUMN "sessions" jsonb;--> statement-breakpoint
ALTER TABLE "participations" ADD COLUMN "stated" jsonb;--> statement-breakpoint
ALTER TABLE "participations" ADD COLUMN "counts_in" jsonb;--> statement-breakpoint
ALTER TABLE "participations" ADD COLUMN "only_reverses" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "participations" SET "only_reverses" = true WHERE "reverses" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "external_activities" ADD CONSTRAINT "external_activities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_activities" ADD CONSTRAINT "external_activities_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_activities" ADD CONSTRAINT "external_activities_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_activities" ADD CONSTRAINT "external_activities_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_activities" ADD CONSTRAINT "external_activities_participation_id_participations_id_fk" FOREIGN KEY ("participation_id") REFERENCES "public"."participations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "external_activities_person_idx" ON "external_activities" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "external_activities_queue_idx" ON "external_activities" USING btree ("association_id","state","submitted_at");