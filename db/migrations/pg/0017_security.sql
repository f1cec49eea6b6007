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
CREATE TABLE "throttles" (
	"key" text PRIMARY KEY NOT NULL,
	"forgotten_at" timestamp (3) with time zone NOT NULL,
	"wait_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "failed_sign_ins" (
	"window_start" timestamp (3) with time zone NOT NULL,
	"thing" text NOT NULL,
	"remote" text NOT NULL,
	"tries" bigint NOT NULL,
	CONSTRAINT "failed_sign_ins_window_start_thing_remote_pk" PRIMARY KEY("window_start","thing","remote")
);
--> statement-breakpoint
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
CREATE TABLE "passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "spent_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "totp_secrets" (
	"person_id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"last_step" bigint
);
--> statement-breakpoint
CREATE TABLE "scorm_record_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"launch_id" text NOT NULL,
	"fetch_hash" text NOT NULL,
	"secret_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"fetched_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "devices_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "created_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "ends_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "network" text;--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "cover_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "xapi_activities" ADD COLUMN "owner" text;--> statement-breakpoint
ALTER TABLE "xapi_attachments" ADD COLUMN "association_id" text;--> statement-breakpoint
ALTER TABLE "xapi_credential_use" ADD COLUMN "bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "xapi_credentials" ADD COLUMN "prefixes" jsonb;--> statement-breakpoint
ALTER TABLE "xapi_documents" ADD COLUMN "owner" text DEFAULT 'earlier' NOT NULL;--> statement-breakpoint
ALTER TABLE "accreditations" ADD COLUMN "repeatable" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_exports" ADD COLUMN "file_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "external_activities" ADD COLUMN "file_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "external_activities" ADD COLUMN "file_by_officer" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "scorm_intervals" ADD COLUMN "offline" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "scorm_launches" ADD COLUMN "journal_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scorm_launches" ADD COLUMN "hour" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scorm_launches" ADD COLUMN "hour_commits" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scorm_launches" ADD COLUMN "hour_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scorm_packages" ADD COLUMN "asked_needs" jsonb;--> statement-breakpoint
ALTER TABLE "scorm_packages" ADD COLUMN "needs_widened_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "scorm_packages" ADD COLUMN "archive_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "room_slides" ADD COLUMN "file_bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "room_slides" ADD COLUMN "added_by" text;--> statement-breakpoint
ALTER TABLE "name_changes" ADD CONSTRAINT "name_changes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "name_changes" ADD CONSTRAINT "name_changes_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "name_changes" ADD CONSTRAINT "name_changes_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_secrets" ADD CONSTRAINT "totp_secrets_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorm_record_sessions" ADD CONSTRAINT "scorm_record_sessions_launch_id_scorm_launches_id_fk" FOREIGN KEY ("launch_id") REFERENCES "public"."scorm_launches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "throttles_forgotten_idx" ON "throttles" USING btree ("forgotten_at");--> statement-breakpoint
CREATE INDEX "name_changes_person_idx" ON "name_changes" USING btree ("person_id","state");--> statement-breakpoint
CREATE INDEX "passkeys_person_idx" ON "passkeys" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "recovery_codes_person_idx" ON "recovery_codes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "spent_tokens_expires_idx" ON "spent_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "scorm_record_sessions_fetch_key" ON "scorm_record_sessions" USING btree ("fetch_hash");--> statement-breakpoint
CREATE INDEX "scorm_record_sessions_launch_idx" ON "scorm_record_sessions" USING btree ("launch_id");--> statement-breakpoint
ALTER TABLE "xapi_attachments" ADD CONSTRAINT "xapi_attachments_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_slides" ADD CONSTRAINT "room_slides_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_recipient_idx" ON "mails" USING btree ("recipient","created_at");--> statement-breakpoint
CREATE INDEX "sessions_expires_idx" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "xapi_documents_owner_idx" ON "xapi_documents" USING btree ("owner");