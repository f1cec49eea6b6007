CREATE TABLE "scorm_record_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"launch_id" text NOT NULL,
	"fetch_hash" text NOT NULL,
	"secret_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"fetched_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "xapi_activities" ADD COLUMN "owner" text;--> statement-breakpoint
ALTER TABLE "xapi_credential_use" ADD COLUMN "bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "xapi_credentials" ADD COLUMN "prefixes" jsonb;--> statement-breakpoint
ALTER TABLE "xapi_documents" ADD COLUMN "owner" text DEFAULT 'earlier' NOT NULL;--> statement-breakpoint
ALTER TABLE "scorm_record_sessions" ADD CONSTRAINT "scorm_record_sessions_launch_id_scorm_launches_id_fk" FOREIGN KEY ("launch_id") REFERENCES "public"."scorm_launches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "scorm_record_sessions_fetch_key" ON "scorm_record_sessions" USING btree ("fetch_hash");--> statement-breakpoint
CREATE INDEX "scorm_record_sessions_launch_idx" ON "scorm_record_sessions" USING btree ("launch_id");--> statement-breakpoint
CREATE INDEX "xapi_documents_owner_idx" ON "xapi_documents" USING btree ("owner");