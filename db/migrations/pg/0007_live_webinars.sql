CREATE TABLE "room_answers" (
	"prompt_id" text NOT NULL,
	"person_id" text NOT NULL,
	"choice" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "room_answers_prompt_id_person_id_pk" PRIMARY KEY("prompt_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "room_events" (
	"room_id" text NOT NULL,
	"number" bigint NOT NULL,
	"kind" text NOT NULL,
	"audience" text NOT NULL,
	"person_id" text,
	"body" jsonb NOT NULL,
	"media_at" timestamp (3) with time zone,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "room_events_room_id_number_pk" PRIMARY KEY("room_id","number")
);
--> statement-breakpoint
CREATE TABLE "room_hands" (
	"room_id" text NOT NULL,
	"person_id" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "room_hands_room_id_person_id_pk" PRIMARY KEY("room_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "room_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"room_id" text NOT NULL,
	"person_id" text NOT NULL,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"pinned_at" timestamp (3) with time zone,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_prompts" (
	"id" text PRIMARY KEY NOT NULL,
	"room_id" text NOT NULL,
	"kind" text NOT NULL,
	"question" text NOT NULL,
	"options" jsonb NOT NULL,
	"state" text NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_questions" (
	"id" text PRIMARY KEY NOT NULL,
	"room_id" text NOT NULL,
	"person_id" text NOT NULL,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_restrictions" (
	"room_id" text NOT NULL,
	"person_id" text NOT NULL,
	"state" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "room_restrictions_room_id_person_id_pk" PRIMARY KEY("room_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "room_slides" (
	"id" text PRIMARY KEY NOT NULL,
	"room_id" text NOT NULL,
	"number" bigint NOT NULL,
	"file_hash" text NOT NULL,
	"file_type" text NOT NULL,
	"words" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_votes" (
	"question_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "room_votes_question_id_person_id_pk" PRIMARY KEY("question_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"id" text PRIMARY KEY NOT NULL,
	"last_number" bigint DEFAULT 0 NOT NULL,
	"moderated" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "broadcast_tickets" (
	"id" text PRIMARY KEY NOT NULL,
	"stream_id" text NOT NULL,
	"person_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "mux_events" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"object_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recording_captions" (
	"id" text PRIMARY KEY NOT NULL,
	"recording_id" text NOT NULL,
	"language" text NOT NULL,
	"body" text NOT NULL,
	"revision" bigint NOT NULL,
	"signed_at" timestamp (3) with time zone,
	"signed_by" text,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recordings" (
	"id" text PRIMARY KEY NOT NULL,
	"webinar_id" text NOT NULL,
	"course_id" text NOT NULL,
	"version_id" text NOT NULL,
	"asset_id" text NOT NULL,
	"chapters" jsonb NOT NULL,
	"published" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webinar_assets" (
	"id" text PRIMARY KEY NOT NULL,
	"stream_id" text NOT NULL,
	"mux_id" text NOT NULL,
	"playback_id" text NOT NULL,
	"state" text NOT NULL,
	"duration_ms" bigint,
	"recorded_times" jsonb,
	"state_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webinar_corrections" (
	"id" text PRIMARY KEY NOT NULL,
	"registration_id" text NOT NULL,
	"minutes" bigint NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webinar_intervals" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"registration_id" text NOT NULL,
	"mode" text NOT NULL,
	"media_from" timestamp (3) with time zone NOT NULL,
	"media_to" timestamp (3) with time zone NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webinar_questions" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"number" bigint NOT NULL,
	"question" text NOT NULL,
	"options" jsonb NOT NULL,
	"right_option" bigint NOT NULL,
	"at_seconds" bigint
);
--> statement-breakpoint
CREATE TABLE "webinar_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"webinar_id" text NOT NULL,
	"version" bigint NOT NULL,
	"rule" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "webinar_seats" (
	"registration_id" text PRIMARY KEY NOT NULL,
	"webinar_id" text NOT NULL,
	"person_id" text NOT NULL,
	"state" text NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"reminded_hours" bigint
);
--> statement-breakpoint
CREATE TABLE "webinar_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"registration_id" text NOT NULL,
	"webinar_id" text NOT NULL,
	"recorded" boolean DEFAULT false NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "webinar_staff" (
	"webinar_id" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "webinar_staff_webinar_id_person_id_pk" PRIMARY KEY("webinar_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "webinar_streams" (
	"id" text PRIMARY KEY NOT NULL,
	"webinar_id" text NOT NULL,
	"purpose" text NOT NULL,
	"mux_id" text NOT NULL,
	"playback_id" text NOT NULL,
	"state" text NOT NULL,
	"state_at" timestamp (3) with time zone NOT NULL,
	"asset_id" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webinar_tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"webinar_id" text NOT NULL,
	"question_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "webinar_tests" (
	"id" text PRIMARY KEY NOT NULL,
	"registration_id" text NOT NULL,
	"answers" jsonb NOT NULL,
	"right" bigint NOT NULL,
	"asked" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webinars" (
	"id" text PRIMARY KEY NOT NULL,
	"course_id" text NOT NULL,
	"version_id" text NOT NULL,
	"host_id" text NOT NULL,
	"state" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"sequence" bigint DEFAULT 0 NOT NULL,
	"time_zone" text NOT NULL,
	"capacity" bigint NOT NULL,
	"association_id" text,
	"series_id" text,
	"catch_up_hours" bigint NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"recorded" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "course_variants" ALTER COLUMN "package_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "calendar" text;--> statement-breakpoint
ALTER TABLE "room_answers" ADD CONSTRAINT "room_answers_prompt_id_room_prompts_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."room_prompts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_answers" ADD CONSTRAINT "room_answers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_events" ADD CONSTRAINT "room_events_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_events" ADD CONSTRAINT "room_events_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_hands" ADD CONSTRAINT "room_hands_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_hands" ADD CONSTRAINT "room_hands_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_messages" ADD CONSTRAINT "room_messages_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_messages" ADD CONSTRAINT "room_messages_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_prompts" ADD CONSTRAINT "room_prompts_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_questions" ADD CONSTRAINT "room_questions_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_questions" ADD CONSTRAINT "room_questions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_questions" ADD CONSTRAINT "room_questions_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_restrictions" ADD CONSTRAINT "room_restrictions_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_restrictions" ADD CONSTRAINT "room_restrictions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_restrictions" ADD CONSTRAINT "room_restrictions_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_slides" ADD CONSTRAINT "room_slides_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_votes" ADD CONSTRAINT "room_votes_question_id_room_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."room_questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_votes" ADD CONSTRAINT "room_votes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_tickets" ADD CONSTRAINT "broadcast_tickets_stream_id_webinar_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."webinar_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_tickets" ADD CONSTRAINT "broadcast_tickets_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recording_captions" ADD CONSTRAINT "recording_captions_recording_id_recordings_id_fk" FOREIGN KEY ("recording_id") REFERENCES "public"."recordings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recording_captions" ADD CONSTRAINT "recording_captions_signed_by_people_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_webinar_id_webinars_id_fk" FOREIGN KEY ("webinar_id") REFERENCES "public"."webinars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_asset_id_webinar_assets_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."webinar_assets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_assets" ADD CONSTRAINT "webinar_assets_stream_id_webinar_streams_id_fk" FOREIGN KEY ("stream_id") REFERENCES "public"."webinar_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_corrections" ADD CONSTRAINT "webinar_corrections_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_corrections" ADD CONSTRAINT "webinar_corrections_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_intervals" ADD CONSTRAINT "webinar_intervals_session_id_webinar_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."webinar_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_intervals" ADD CONSTRAINT "webinar_intervals_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_questions" ADD CONSTRAINT "webinar_questions_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_rules" ADD CONSTRAINT "webinar_rules_webinar_id_webinars_id_fk" FOREIGN KEY ("webinar_id") REFERENCES "public"."webinars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_rules" ADD CONSTRAINT "webinar_rules_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_seats" ADD CONSTRAINT "webinar_seats_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_seats" ADD CONSTRAINT "webinar_seats_webinar_id_webinars_id_fk" FOREIGN KEY ("webinar_id") REFERENCES "public"."webinars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_seats" ADD CONSTRAINT "webinar_seats_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_sessions" ADD CONSTRAINT "webinar_sessions_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_sessions" ADD CONSTRAINT "webinar_sessions_webinar_id_webinars_id_fk" FOREIGN KEY ("webinar_id") REFERENCES "public"."webinars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_staff" ADD CONSTRAINT "webinar_staff_webinar_id_webinars_id_fk" FOREIGN KEY ("webinar_id") REFERENCES "public"."webinars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_staff" ADD CONSTRAINT "webinar_staff_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_streams" ADD CONSTRAINT "webinar_streams_webinar_id_webinars_id_fk" FOREIGN KEY ("webinar_id") REFERENCES "public"."webinars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_tasks" ADD CONSTRAINT "webinar_tasks_webinar_id_webinars_id_fk" FOREIGN KEY ("webinar_id") REFERENCES "public"."webinars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_tests" ADD CONSTRAINT "webinar_tests_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinars" ADD CONSTRAINT "webinars_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinars" ADD CONSTRAINT "webinars_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinars" ADD CONSTRAINT "webinars_host_id_people_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinars" ADD CONSTRAINT "webinars_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "room_messages_room_idx" ON "room_messages" USING btree ("room_id","at");--> statement-breakpoint
CREATE INDEX "room_prompts_room_idx" ON "room_prompts" USING btree ("room_id","created_at");--> statement-breakpoint
CREATE INDEX "room_questions_room_idx" ON "room_questions" USING btree ("room_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "room_slides_key" ON "room_slides" USING btree ("room_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "recording_captions_key" ON "recording_captions" USING btree ("recording_id","language");--> statement-breakpoint
CREATE UNIQUE INDEX "recordings_webinar_key" ON "recordings" USING btree ("webinar_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recordings_course_key" ON "recordings" USING btree ("course_id");--> statement-breakpoint
CREATE UNIQUE INDEX "webinar_assets_mux_key" ON "webinar_assets" USING btree ("mux_id");--> statement-breakpoint
CREATE INDEX "webinar_assets_stream_idx" ON "webinar_assets" USING btree ("stream_id");--> statement-breakpoint
CREATE INDEX "webinar_corrections_registration_idx" ON "webinar_corrections" USING btree ("registration_id","at");--> statement-breakpoint
CREATE INDEX "webinar_intervals_registration_idx" ON "webinar_intervals" USING btree ("registration_id","last_at");--> statement-breakpoint
CREATE UNIQUE INDEX "webinar_questions_key" ON "webinar_questions" USING btree ("version_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "webinar_rules_key" ON "webinar_rules" USING btree ("webinar_id","version");--> statement-breakpoint
CREATE INDEX "webinar_seats_webinar_idx" ON "webinar_seats" USING btree ("webinar_id","state","joined_at");--> statement-breakpoint
CREATE INDEX "webinar_seats_person_idx" ON "webinar_seats" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "webinar_sessions_registration_idx" ON "webinar_sessions" USING btree ("registration_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "webinar_streams_mux_key" ON "webinar_streams" USING btree ("mux_id");--> statement-breakpoint
CREATE INDEX "webinar_streams_webinar_idx" ON "webinar_streams" USING btree ("webinar_id");--> statement-breakpoint
CREATE UNIQUE INDEX "webinar_tasks_question_key" ON "webinar_tasks" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "webinar_tasks_webinar_idx" ON "webinar_tasks" USING btree ("webinar_id");--> statement-breakpoint
CREATE INDEX "webinar_tests_registration_idx" ON "webinar_tests" USING btree ("registration_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "webinars_course_key" ON "webinars" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "webinars_starts_idx" ON "webinars" USING btree ("state","starts_at");--> statement-breakpoint
CREATE INDEX "webinars_host_idx" ON "webinars" USING btree ("host_id");