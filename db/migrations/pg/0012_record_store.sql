CREATE TABLE "xapi_activities" (
	"key" text PRIMARY KEY NOT NULL,
	"iri" text NOT NULL,
	"definition" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xapi_attachments" (
	"sha2" text PRIMARY KEY NOT NULL,
	"file" text NOT NULL,
	"bytes" bigint NOT NULL,
	"content_type" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xapi_credential_use" (
	"credential_id" text NOT NULL,
	"minute" bigint NOT NULL,
	"requests" bigint NOT NULL,
	CONSTRAINT "xapi_credential_use_credential_id_minute_pk" PRIMARY KEY("credential_id","minute")
);
--> statement-breakpoint
CREATE TABLE "xapi_credentials" (
	"id" text PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"name" text NOT NULL,
	"association_id" text,
	"scopes" jsonb NOT NULL,
	"per_minute" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "xapi_documents" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"shelf" text NOT NULL,
	"agent" text,
	"registration" text,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"etag" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xapi_forwardings" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"forward_id" text NOT NULL,
	"statement_id" text NOT NULL,
	"learner" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "xapi_forwards" (
	"id" text PRIMARY KEY NOT NULL,
	"association_id" text NOT NULL,
	"endpoint" text NOT NULL,
	"user" text NOT NULL,
	"password" text NOT NULL,
	"version" text NOT NULL,
	"verbs" jsonb NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"failures" bigint DEFAULT 0 NOT NULL,
	"last_error" text,
	"last_sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "xapi_statement_activities" (
	"activity" text NOT NULL,
	"direct" boolean NOT NULL,
	"stored" timestamp (3) with time zone NOT NULL,
	"statement" bigint NOT NULL,
	"origin" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xapi_statement_agents" (
	"agent" text NOT NULL,
	"direct" boolean NOT NULL,
	"stored" timestamp (3) with time zone NOT NULL,
	"statement" bigint NOT NULL,
	"origin" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xapi_statement_references" (
	"statement" bigint NOT NULL,
	"origin" bigint NOT NULL,
	"stored" timestamp (3) with time zone NOT NULL,
	"verb" text NOT NULL,
	"registration" text,
	CONSTRAINT "xapi_statement_references_statement_origin_pk" PRIMARY KEY("statement","origin")
);
--> statement-breakpoint
CREATE TABLE "xapi_statement_targets" (
	"statement_id" text PRIMARY KEY NOT NULL,
	"target_id" text NOT NULL,
	"voids" boolean NOT NULL,
	"authority" text NOT NULL,
	"anything" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "xapi_statements" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"stored" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"verb" text NOT NULL,
	"registration" text,
	"authority" text NOT NULL,
	"voided_by" text,
	"body" text NOT NULL,
	"size" bigint NOT NULL
);
--> statement-breakpoint
DROP INDEX "statements_actor_idx";--> statement-breakpoint
DROP INDEX "statements_registration_idx";--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "record_consent_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "xapi_credentials" ADD CONSTRAINT "xapi_credentials_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xapi_credentials" ADD CONSTRAINT "xapi_credentials_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xapi_forwardings" ADD CONSTRAINT "xapi_forwardings_forward_id_xapi_forwards_id_fk" FOREIGN KEY ("forward_id") REFERENCES "public"."xapi_forwards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "xapi_forwards" ADD CONSTRAINT "xapi_forwards_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "xapi_credentials_association_idx" ON "xapi_credentials" USING btree ("association_id");--> statement-breakpoint
CREATE INDEX "xapi_documents_shelf_idx" ON "xapi_documents" USING btree ("shelf","updated_at");--> statement-breakpoint
CREATE INDEX "xapi_forwardings_waiting_idx" ON "xapi_forwardings" USING btree ("forward_id","state","id");--> statement-breakpoint
CREATE UNIQUE INDEX "xapi_forwardings_key" ON "xapi_forwardings" USING btree ("forward_id","statement_id");--> statement-breakpoint
CREATE INDEX "xapi_forwards_association_idx" ON "xapi_forwards" USING btree ("association_id");--> statement-breakpoint
CREATE INDEX "xapi_statement_activities_idx" ON "xapi_statement_activities" USING btree ("activity","direct","stored","statement");--> statement-breakpoint
CREATE INDEX "xapi_statement_agents_idx" ON "xapi_statement_agents" USING btree ("agent","direct","stored","statement");--> statement-breakpoint
CREATE INDEX "xapi_statement_references_verb_idx" ON "xapi_statement_references" USING btree ("verb","stored","statement");--> statement-breakpoint
CREATE INDEX "xapi_statement_references_registration_idx" ON "xapi_statement_references" USING btree ("registration","stored","statement");--> statement-breakpoint
CREATE INDEX "xapi_statement_targets_idx" ON "xapi_statement_targets" USING btree ("target_id");--> statement-breakpoint
CREATE UNIQUE INDEX "xapi_statements_id_key" ON "xapi_statements" USING btree ("id");--> statement-breakpoint
CREATE INDEX "xapi_statements_stored_idx" ON "xapi_statements" USING btree ("stored","seq");--> statement-breakpoint
CREATE INDEX "xapi_statements_verb_idx" ON "xapi_statements" USING btree ("verb","stored","seq");--> statement-breakpoint
CREATE INDEX "xapi_statements_authority_idx" ON "xapi_statements" USING btree ("authority","stored","seq");--> statement-breakpoint
CREATE INDEX "xapi_statements_registration_idx" ON "xapi_statements" USING btree ("registration","stored","seq") WHERE registration is not null;