CREATE TABLE "credit_export_lines" (
	"association_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"participation_id" text NOT NULL,
	"export_id" text NOT NULL,
	CONSTRAINT "credit_export_lines_association_id_programme_id_participation_id_pk" PRIMARY KEY("association_id","programme_id","participation_id")
);
--> statement-breakpoint
CREATE TABLE "credit_exports" (
	"id" text PRIMARY KEY NOT NULL,
	"association_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"number" bigint NOT NULL,
	"lines" bigint NOT NULL,
	"file_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit_standings" (
	"person_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"total" text NOT NULL,
	"required" text,
	"cycle_from" text,
	"cycle_to" text,
	"done" boolean NOT NULL,
	"behind_from" text,
	"at_risk_from" text,
	"recount_on" text,
	"counted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "credit_standings_person_id_programme_id_pk" PRIMARY KEY("person_id","programme_id")
);
--> statement-breakpoint
CREATE TABLE "rule_sets" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"association_id" text NOT NULL,
	"rules" jsonb NOT NULL,
	"applies" text NOT NULL,
	"valid_from" text NOT NULL,
	"valid_to" text NOT NULL,
	"note" text NOT NULL,
	"revision" bigint NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL,
	"published_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "rule_signatures" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"rules_hash" text NOT NULL,
	"association_id" text NOT NULL,
	"signed_by" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "export_consent_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "programme_enrolments" ADD COLUMN "step" text;--> statement-breakpoint
ALTER TABLE "programme_enrolments" ADD COLUMN "leaves" jsonb;--> statement-breakpoint
ALTER TABLE "programme_enrolments" ADD COLUMN "facts" jsonb;--> statement-breakpoint
ALTER TABLE "programme_enrolments" ADD COLUMN "remind_months" jsonb;--> statement-breakpoint
ALTER TABLE "programme_enrolments" ADD COLUMN "reminded_for" text;--> statement-breakpoint
ALTER TABLE "credit_export_lines" ADD CONSTRAINT "credit_export_lines_participation_id_participations_id_fk" FOREIGN KEY ("participation_id") REFERENCES "public"."participations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_export_lines" ADD CONSTRAINT "credit_export_lines_export_id_credit_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."credit_exports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_exports" ADD CONSTRAINT "credit_exports_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_exports" ADD CONSTRAINT "credit_exports_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_standings" ADD CONSTRAINT "credit_standings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_sets" ADD CONSTRAINT "rule_sets_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_sets" ADD CONSTRAINT "rule_sets_updated_by_people_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_signatures" ADD CONSTRAINT "rule_signatures_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_signatures" ADD CONSTRAINT "rule_signatures_signed_by_people_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credit_exports_key" ON "credit_exports" USING btree ("association_id","programme_id","number");--> statement-breakpoint
CREATE INDEX "credit_standings_recount_idx" ON "credit_standings" USING btree ("recount_on");--> statement-breakpoint
CREATE INDEX "rule_sets_programme_idx" ON "rule_sets" USING btree ("programme_id","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "rule_signatures_key" ON "rule_signatures" USING btree ("programme_id","rules_hash","association_id");