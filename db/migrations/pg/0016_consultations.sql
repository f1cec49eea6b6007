CREATE TABLE "topic_wishes" (
	"id" text PRIMARY KEY NOT NULL,
	"topic_id" text NOT NULL,
	"country" text NOT NULL,
	"region" text NOT NULL,
	"month" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"id" text PRIMARY KEY NOT NULL,
	"specialty" text NOT NULL,
	"title" text NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_absences" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"from_day" text NOT NULL,
	"to_day" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_assignments" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ending" text
);
--> statement-breakpoint
CREATE TABLE "consultation_cards" (
	"person_id" text NOT NULL,
	"pair" text NOT NULL,
	"version" text NOT NULL,
	"confirmed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "consultation_cards_person_id_pair_version_pk" PRIMARY KEY("person_id","pair","version")
);
--> statement-breakpoint
CREATE TABLE "consultation_cases" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"draft_id" text NOT NULL,
	"asker_id" text NOT NULL,
	"association_id" text NOT NULL,
	"country" text NOT NULL,
	"specialty" text NOT NULL,
	"named_id" text,
	"reach" text NOT NULL,
	"language" text NOT NULL,
	"urgency" text NOT NULL,
	"state" text NOT NULL,
	"age" bigint,
	"sex" text,
	"pictures" bigint NOT NULL,
	"check_version" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"released_by" text,
	"specialist_id" text,
	"assigned_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"remind_at" timestamp (3) with time zone,
	"reminders" bigint DEFAULT 0 NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"outcome" text,
	"usefulness" bigint,
	"asker_minutes" bigint,
	"specialist_minutes" bigint DEFAULT 0 NOT NULL,
	"follow_up_on" text,
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "consultation_comments" (
	"id" text PRIMARY KEY NOT NULL,
	"lesson_id" text NOT NULL,
	"person_id" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"before" text NOT NULL,
	"minutes" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_fields" (
	"person_id" text NOT NULL,
	"specialty" text NOT NULL,
	CONSTRAINT "consultation_fields_person_id_specialty_pk" PRIMARY KEY("person_id","specialty")
);
--> statement-breakpoint
CREATE TABLE "consultation_lessons" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"asker_id" text NOT NULL,
	"specialist_id" text NOT NULL,
	"state" text NOT NULL,
	"specialty" text NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"question" text NOT NULL,
	"text" text NOT NULL,
	"answer" text NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "consultation_pictures" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"position" bigint NOT NULL,
	"type" text NOT NULL,
	"size" bigint NOT NULL,
	"hash" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_reads" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"person_id" text NOT NULL,
	"what" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_reflections" (
	"lesson_id" text NOT NULL,
	"person_id" text NOT NULL,
	"answer" text NOT NULL,
	"takeaway" text NOT NULL,
	"participation_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "consultation_reflections_lesson_id_person_id_pk" PRIMARY KEY("lesson_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "consultation_releasers" (
	"association_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "consultation_releasers_association_id_person_id_pk" PRIMARY KEY("association_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "consultation_rules" (
	"association_id" text PRIMARY KEY NOT NULL,
	"second_person" boolean NOT NULL,
	"keep_months" bigint NOT NULL,
	"credit" jsonb NOT NULL,
	"reader_minutes" bigint NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_specialists" (
	"person_id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"country" text NOT NULL,
	"languages" jsonb NOT NULL,
	"max_open" bigint NOT NULL,
	"days" jsonb NOT NULL,
	"last_assigned_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_terms" (
	"term" text NOT NULL,
	"lesson_id" text NOT NULL,
	CONSTRAINT "consultation_terms_term_lesson_id_pk" PRIMARY KEY("term","lesson_id")
);
--> statement-breakpoint
CREATE TABLE "consultation_texts" (
	"case_id" text PRIMARY KEY NOT NULL,
	"question" text NOT NULL,
	"background" text NOT NULL,
	"findings" text NOT NULL,
	"tried" text NOT NULL,
	"keeps" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "topic_id" text;--> statement-breakpoint
ALTER TABLE "topic_wishes" ADD CONSTRAINT "topic_wishes_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_absences" ADD CONSTRAINT "consultation_absences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_assignments" ADD CONSTRAINT "consultation_assignments_case_id_consultation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_assignments" ADD CONSTRAINT "consultation_assignments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_cards" ADD CONSTRAINT "consultation_cards_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_cases" ADD CONSTRAINT "consultation_cases_asker_id_people_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_cases" ADD CONSTRAINT "consultation_cases_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_cases" ADD CONSTRAINT "consultation_cases_named_id_people_id_fk" FOREIGN KEY ("named_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_cases" ADD CONSTRAINT "consultation_cases_released_by_people_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_cases" ADD CONSTRAINT "consultation_cases_specialist_id_people_id_fk" FOREIGN KEY ("specialist_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_comments" ADD CONSTRAINT "consultation_comments_lesson_id_consultation_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."consultation_lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_comments" ADD CONSTRAINT "consultation_comments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_entries" ADD CONSTRAINT "consultation_entries_case_id_consultation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_entries" ADD CONSTRAINT "consultation_entries_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_fields" ADD CONSTRAINT "consultation_fields_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_lessons" ADD CONSTRAINT "consultation_lessons_case_id_consultation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_lessons" ADD CONSTRAINT "consultation_lessons_asker_id_people_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_lessons" ADD CONSTRAINT "consultation_lessons_specialist_id_people_id_fk" FOREIGN KEY ("specialist_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_pictures" ADD CONSTRAINT "consultation_pictures_case_id_consultation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_reads" ADD CONSTRAINT "consultation_reads_case_id_consultation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_reads" ADD CONSTRAINT "consultation_reads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_reflections" ADD CONSTRAINT "consultation_reflections_lesson_id_consultation_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."consultation_lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_reflections" ADD CONSTRAINT "consultation_reflections_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_releasers" ADD CONSTRAINT "consultation_releasers_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_releasers" ADD CONSTRAINT "consultation_releasers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_rules" ADD CONSTRAINT "consultation_rules_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_specialists" ADD CONSTRAINT "consultation_specialists_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_templates" ADD CONSTRAINT "consultation_templates_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_terms" ADD CONSTRAINT "consultation_terms_lesson_id_consultation_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."consultation_lessons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_texts" ADD CONSTRAINT "consultation_texts_case_id_consultation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "topic_wishes_topic_idx" ON "topic_wishes" USING btree ("topic_id");--> statement-breakpoint
CREATE INDEX "topics_specialty_idx" ON "topics" USING btree ("specialty");--> statement-breakpoint
CREATE INDEX "consultation_absences_person_idx" ON "consultation_absences" USING btree ("person_id","to_day");--> statement-breakpoint
CREATE INDEX "consultation_assignments_case_idx" ON "consultation_assignments" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "consultation_assignments_person_idx" ON "consultation_assignments" USING btree ("person_id","ended_at");--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_cases_code_key" ON "consultation_cases" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_cases_draft_key" ON "consultation_cases" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "consultation_cases_asker_idx" ON "consultation_cases" USING btree ("asker_id","asked_at");--> statement-breakpoint
CREATE INDEX "consultation_cases_specialist_idx" ON "consultation_cases" USING btree ("specialist_id","state","asked_at");--> statement-breakpoint
CREATE INDEX "consultation_cases_association_idx" ON "consultation_cases" USING btree ("association_id","asked_at");--> statement-breakpoint
CREATE INDEX "consultation_cases_remind_idx" ON "consultation_cases" USING btree ("remind_at");--> statement-breakpoint
CREATE INDEX "consultation_cases_specialty_idx" ON "consultation_cases" USING btree ("specialty","state","closed_at");--> statement-breakpoint
CREATE INDEX "consultation_cases_erase_idx" ON "consultation_cases" USING btree ("closed_at") WHERE erased_at is null;--> statement-breakpoint
CREATE INDEX "consultation_comments_lesson_idx" ON "consultation_comments" USING btree ("lesson_id");--> statement-breakpoint
CREATE INDEX "consultation_entries_case_idx" ON "consultation_entries" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "consultation_fields_specialty_idx" ON "consultation_fields" USING btree ("specialty");--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_lessons_case_key" ON "consultation_lessons" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "consultation_lessons_state_idx" ON "consultation_lessons" USING btree ("state","published_at");--> statement-breakpoint
CREATE INDEX "consultation_lessons_specialty_idx" ON "consultation_lessons" USING btree ("specialty","state","published_at");--> statement-breakpoint
CREATE INDEX "consultation_lessons_asker_idx" ON "consultation_lessons" USING btree ("asker_id");--> statement-breakpoint
CREATE INDEX "consultation_lessons_specialist_idx" ON "consultation_lessons" USING btree ("specialist_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_pictures_position_key" ON "consultation_pictures" USING btree ("case_id","position");--> statement-breakpoint
CREATE INDEX "consultation_reads_case_idx" ON "consultation_reads" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "consultation_releasers_person_idx" ON "consultation_releasers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "consultation_templates_person_idx" ON "consultation_templates" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "consultation_terms_lesson_idx" ON "consultation_terms" USING btree ("lesson_id");--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;