CREATE TABLE "study_intervals" (
	"id" text PRIMARY KEY NOT NULL,
	"registration_id" text NOT NULL,
	"person_id" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "module_answers" (
	"attempt_id" text NOT NULL,
	"question_id" text NOT NULL,
	"response" jsonb NOT NULL,
	"correct" boolean NOT NULL,
	"language" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "module_answers_attempt_id_question_id_pk" PRIMARY KEY("attempt_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "module_attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"registration_id" text NOT NULL,
	"module_id" text NOT NULL,
	"number" bigint NOT NULL,
	"drawn" jsonb NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"score" text,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "module_drawings" (
	"version_id" text NOT NULL,
	"name" text NOT NULL,
	"drawing" jsonb NOT NULL,
	CONSTRAINT "module_drawings_version_id_name_pk" PRIMARY KEY("version_id","name")
);
--> statement-breakpoint
CREATE TABLE "module_files" (
	"version_id" text NOT NULL,
	"path" text NOT NULL,
	"hash" text NOT NULL,
	"bytes" bigint NOT NULL,
	CONSTRAINT "module_files_version_id_path_pk" PRIMARY KEY("version_id","path")
);
--> statement-breakpoint
CREATE TABLE "module_reflections" (
	"registration_id" text NOT NULL,
	"prompt_id" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "module_reflections_registration_id_prompt_id_pk" PRIMARY KEY("registration_id","prompt_id")
);
--> statement-breakpoint
CREATE TABLE "module_renditions" (
	"version_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"type" text NOT NULL,
	"width" bigint,
	"height" bigint,
	"seconds" bigint,
	"hash" text NOT NULL,
	"bytes" bigint NOT NULL,
	CONSTRAINT "module_renditions_version_id_name_kind_pk" PRIMARY KEY("version_id","name","kind")
);
--> statement-breakpoint
CREATE TABLE "module_signatures" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"language" text NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"content_hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "module_states" (
	"registration_id" text NOT NULL,
	"module_id" text NOT NULL,
	"page" bigint NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"read" jsonb NOT NULL,
	"done_at" timestamp (3) with time zone,
	"score" text,
	CONSTRAINT "module_states_registration_id_module_id_pk" PRIMARY KEY("registration_id","module_id")
);
--> statement-breakpoint
CREATE TABLE "module_structures" (
	"version_id" text PRIMARY KEY NOT NULL,
	"structure" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "module_texts" (
	"version_id" text NOT NULL,
	"language" text NOT NULL,
	"module_id" text NOT NULL,
	"outline" jsonb NOT NULL,
	"text" jsonb NOT NULL,
	"file_hash" text NOT NULL,
	"source_hash" text NOT NULL,
	CONSTRAINT "module_texts_version_id_language_module_id_pk" PRIMARY KEY("version_id","language","module_id")
);
--> statement-breakpoint
ALTER TABLE "course_variants" DROP CONSTRAINT "course_variants_format_check";--> statement-breakpoint
ALTER TABLE "study_intervals" ADD CONSTRAINT "study_intervals_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_answers" ADD CONSTRAINT "module_answers_attempt_id_module_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."module_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_attempts" ADD CONSTRAINT "module_attempts_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_drawings" ADD CONSTRAINT "module_drawings_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_files" ADD CONSTRAINT "module_files_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_reflections" ADD CONSTRAINT "module_reflections_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_renditions" ADD CONSTRAINT "module_renditions_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_signatures" ADD CONSTRAINT "module_signatures_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_signatures" ADD CONSTRAINT "module_signatures_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_states" ADD CONSTRAINT "module_states_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_structures" ADD CONSTRAINT "module_structures_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_texts" ADD CONSTRAINT "module_texts_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "study_intervals_registration_idx" ON "study_intervals" USING btree ("registration_id","to_at");--> statement-breakpoint
CREATE INDEX "study_intervals_person_idx" ON "study_intervals" USING btree ("person_id","from_at");--> statement-breakpoint
CREATE UNIQUE INDEX "module_attempts_number_key" ON "module_attempts" USING btree ("registration_id","module_id","number");--> statement-breakpoint
CREATE INDEX "module_attempts_due_idx" ON "module_attempts" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "module_renditions_hash_idx" ON "module_renditions" USING btree ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "module_signatures_key" ON "module_signatures" USING btree ("version_id","language","person_id");--> statement-breakpoint
ALTER TABLE "course_variants" ADD CONSTRAINT "course_variants_format_check" CHECK ("format" in ('scorm-1.2', 'scorm-2004', 'native', 'webinar', 'recording'));