CREATE TABLE "file_sweeps" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"files" bigint NOT NULL,
	"bytes" bigint NOT NULL,
	"trashed" bigint NOT NULL,
	"trashed_bytes" bigint NOT NULL,
	"deleted" bigint NOT NULL,
	"deleted_bytes" bigint NOT NULL,
	"restored" bigint NOT NULL,
	"missing" bigint NOT NULL,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "storage_quotas" (
	"kind" text NOT NULL,
	"owner_id" text NOT NULL,
	"bytes" bigint NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "storage_quotas_kind_owner_id_pk" PRIMARY KEY("kind","owner_id")
);
--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "cover_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "xapi_attachments" ADD COLUMN "association_id" text;--> statement-breakpoint
ALTER TABLE "credit_exports" ADD COLUMN "file_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "external_activities" ADD COLUMN "file_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "external_activities" ADD COLUMN "file_by_officer" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "scorm_launches" ADD COLUMN "journal_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scorm_launches" ADD COLUMN "hour" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scorm_launches" ADD COLUMN "hour_commits" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scorm_launches" ADD COLUMN "hour_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scorm_packages" ADD COLUMN "archive_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "room_slides" ADD COLUMN "file_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "room_slides" ADD COLUMN "added_by" text;--> statement-breakpoint
ALTER TABLE "xapi_attachments" ADD CONSTRAINT "xapi_attachments_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_slides" ADD CONSTRAINT "room_slides_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_recipient_idx" ON "mails" USING btree ("recipient","created_at");