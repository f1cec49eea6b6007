CREATE TABLE "name_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"name_before" text NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text,
	"association_id" text,
	"reason" text
);
--> statement-breakpoint
ALTER TABLE "accreditations" ADD COLUMN "repeatable" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "scorm_packages" ADD COLUMN "asked_needs" jsonb;--> statement-breakpoint
ALTER TABLE "scorm_packages" ADD COLUMN "needs_widened_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "name_changes" ADD CONSTRAINT "name_changes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "name_changes" ADD CONSTRAINT "name_changes_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "name_changes" ADD CONSTRAINT "name_changes_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "name_changes_person_idx" ON "name_changes" USING btree ("person_id","state");