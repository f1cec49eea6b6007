CREATE TABLE "scorm_parts" (
	"package_id" text NOT NULL,
	"sco" text NOT NULL,
	"position" bigint NOT NULL,
	"point" jsonb NOT NULL,
	CONSTRAINT "scorm_parts_package_id_sco_pk" PRIMARY KEY("package_id","sco")
);
--> statement-breakpoint
CREATE TABLE "scorm_sco_states" (
	"attempt_id" text NOT NULL,
	"sco" text NOT NULL,
	"cmi" text,
	"completion_status" text,
	"success_status" text,
	"scaled_score" text,
	"progress_tenth" bigint DEFAULT 0 NOT NULL,
	"statements_sent" jsonb NOT NULL,
	"launch_id" text NOT NULL,
	"sequence" bigint NOT NULL,
	"terminated" boolean DEFAULT false NOT NULL,
	CONSTRAINT "scorm_sco_states_attempt_id_sco_pk" PRIMARY KEY("attempt_id","sco")
);
--> statement-breakpoint
ALTER TABLE "scorm_attempts" ADD COLUMN "sequencing" text;--> statement-breakpoint
ALTER TABLE "scorm_launches" ADD COLUMN "mode" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "scorm_packages" ADD COLUMN "kind" text DEFAULT 'single' NOT NULL;--> statement-breakpoint
ALTER TABLE "scorm_packages" ADD COLUMN "contents" jsonb;--> statement-breakpoint
ALTER TABLE "scorm_packages" ADD COLUMN "needs" jsonb;--> statement-breakpoint
ALTER TABLE "scorm_parts" ADD CONSTRAINT "scorm_parts_package_id_scorm_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."scorm_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorm_sco_states" ADD CONSTRAINT "scorm_sco_states_attempt_id_scorm_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."scorm_attempts"("id") ON DELETE no action ON UPDATE no action;