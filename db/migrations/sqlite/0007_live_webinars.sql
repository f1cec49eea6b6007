CREATE TABLE `room_answers` (
	`prompt_id` text NOT NULL,
	`person_id` text NOT NULL,
	`choice` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`prompt_id`, `person_id`),
	FOREIGN KEY (`prompt_id`) REFERENCES `room_prompts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `room_events` (
	`room_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`audience` text NOT NULL,
	`person_id` text,
	`body` text NOT NULL,
	`media_at` integer,
	`at` integer NOT NULL,
	PRIMARY KEY(`room_id`, `number`),
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `room_hands` (
	`room_id` text NOT NULL,
	`person_id` text NOT NULL,
	`raised_at` integer NOT NULL,
	PRIMARY KEY(`room_id`, `person_id`),
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `room_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`room_id` text NOT NULL,
	`person_id` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`pinned_at` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `room_messages_room_idx` ON `room_messages` (`room_id`,`at`);--> statement-breakpoint
CREATE TABLE `room_prompts` (
	`id` text PRIMARY KEY NOT NULL,
	`room_id` text NOT NULL,
	`kind` text NOT NULL,
	`question` text NOT NULL,
	`options` text NOT NULL,
	`state` text NOT NULL,
	`opened_at` integer,
	`closes_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `room_prompts_room_idx` ON `room_prompts` (`room_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `room_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`room_id` text NOT NULL,
	`person_id` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`answer` text,
	`answered_at` integer,
	`answered_by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `room_questions_room_idx` ON `room_questions` (`room_id`,`at`);--> statement-breakpoint
CREATE TABLE `room_restrictions` (
	`room_id` text NOT NULL,
	`person_id` text NOT NULL,
	`state` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`room_id`, `person_id`),
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `room_slides` (
	`id` text PRIMARY KEY NOT NULL,
	`room_id` text NOT NULL,
	`number` integer NOT NULL,
	`file_hash` text NOT NULL,
	`file_type` text NOT NULL,
	`words` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `room_slides_key` ON `room_slides` (`room_id`,`number`);--> statement-breakpoint
CREATE TABLE `room_votes` (
	`question_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`question_id`, `person_id`),
	FOREIGN KEY (`question_id`) REFERENCES `room_questions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rooms` (
	`id` text PRIMARY KEY NOT NULL,
	`last_number` integer DEFAULT 0 NOT NULL,
	`moderated` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `broadcast_tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`stream_id` text NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`stream_id`) REFERENCES `webinar_streams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `mux_events` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`object_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`received_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `recording_captions` (
	`id` text PRIMARY KEY NOT NULL,
	`recording_id` text NOT NULL,
	`language` text NOT NULL,
	`body` text NOT NULL,
	`revision` integer NOT NULL,
	`signed_at` integer,
	`signed_by` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`recording_id`) REFERENCES `recordings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recording_captions_key` ON `recording_captions` (`recording_id`,`language`);--> statement-breakpoint
CREATE TABLE `recordings` (
	`id` text PRIMARY KEY NOT NULL,
	`webinar_id` text NOT NULL,
	`course_id` text NOT NULL,
	`version_id` text NOT NULL,
	`asset_id` text NOT NULL,
	`chapters` text NOT NULL,
	`published` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`webinar_id`) REFERENCES `webinars`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asset_id`) REFERENCES `webinar_assets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recordings_webinar_key` ON `recordings` (`webinar_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `recordings_course_key` ON `recordings` (`course_id`);--> statement-breakpoint
CREATE TABLE `webinar_assets` (
	`id` text PRIMARY KEY NOT NULL,
	`stream_id` text NOT NULL,
	`mux_id` text NOT NULL,
	`playback_id` text NOT NULL,
	`state` text NOT NULL,
	`duration_ms` integer,
	`recorded_times` text,
	`state_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`stream_id`) REFERENCES `webinar_streams`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webinar_assets_mux_key` ON `webinar_assets` (`mux_id`);--> statement-breakpoint
CREATE INDEX `webinar_assets_stream_idx` ON `webinar_assets` (`stream_id`);--> statement-breakpoint
CREATE TABLE `webinar_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`registration_id` text NOT NULL,
	`minutes` integer NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `webinar_corrections_registration_idx` ON `webinar_corrections` (`registration_id`,`at`);--> statement-breakpoint
CREATE TABLE `webinar_intervals` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`registration_id` text NOT NULL,
	`mode` text NOT NULL,
	`media_from` integer NOT NULL,
	`media_to` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `webinar_sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `webinar_intervals_registration_idx` ON `webinar_intervals` (`registration_id`,`last_at`);--> statement-breakpoint
CREATE TABLE `webinar_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`number` integer NOT NULL,
	`question` text NOT NULL,
	`options` text NOT NULL,
	`right_option` integer NOT NULL,
	`at_seconds` integer,
	FOREIGN KEY (`version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webinar_questions_key` ON `webinar_questions` (`version_id`,`number`);--> statement-breakpoint
CREATE TABLE `webinar_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`webinar_id` text NOT NULL,
	`version` integer NOT NULL,
	`rule` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`reason` text,
	FOREIGN KEY (`webinar_id`) REFERENCES `webinars`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webinar_rules_key` ON `webinar_rules` (`webinar_id`,`version`);--> statement-breakpoint
CREATE TABLE `webinar_seats` (
	`registration_id` text PRIMARY KEY NOT NULL,
	`webinar_id` text NOT NULL,
	`person_id` text NOT NULL,
	`state` text NOT NULL,
	`joined_at` integer NOT NULL,
	`reminded_hours` integer,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`webinar_id`) REFERENCES `webinars`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `webinar_seats_webinar_idx` ON `webinar_seats` (`webinar_id`,`state`,`joined_at`);--> statement-breakpoint
CREATE INDEX `webinar_seats_person_idx` ON `webinar_seats` (`person_id`);--> statement-breakpoint
CREATE TABLE `webinar_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`registration_id` text NOT NULL,
	`webinar_id` text NOT NULL,
	`recorded` integer DEFAULT false NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`webinar_id`) REFERENCES `webinars`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `webinar_sessions_registration_idx` ON `webinar_sessions` (`registration_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `webinar_staff` (
	`webinar_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`webinar_id`, `person_id`),
	FOREIGN KEY (`webinar_id`) REFERENCES `webinars`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `webinar_streams` (
	`id` text PRIMARY KEY NOT NULL,
	`webinar_id` text NOT NULL,
	`purpose` text NOT NULL,
	`mux_id` text NOT NULL,
	`playback_id` text NOT NULL,
	`state` text NOT NULL,
	`state_at` integer NOT NULL,
	`asset_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`webinar_id`) REFERENCES `webinars`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webinar_streams_mux_key` ON `webinar_streams` (`mux_id`);--> statement-breakpoint
CREATE INDEX `webinar_streams_webinar_idx` ON `webinar_streams` (`webinar_id`);--> statement-breakpoint
CREATE TABLE `webinar_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`webinar_id` text NOT NULL,
	`question_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`webinar_id`) REFERENCES `webinars`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webinar_tasks_question_key` ON `webinar_tasks` (`question_id`);--> statement-breakpoint
CREATE INDEX `webinar_tasks_webinar_idx` ON `webinar_tasks` (`webinar_id`);--> statement-breakpoint
CREATE TABLE `webinar_tests` (
	`id` text PRIMARY KEY NOT NULL,
	`registration_id` text NOT NULL,
	`answers` text NOT NULL,
	`right` integer NOT NULL,
	`asked` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `webinar_tests_registration_idx` ON `webinar_tests` (`registration_id`,`at`);--> statement-breakpoint
CREATE TABLE `webinars` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`version_id` text NOT NULL,
	`host_id` text NOT NULL,
	`state` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`time_zone` text NOT NULL,
	`capacity` integer NOT NULL,
	`association_id` text,
	`series_id` text,
	`catch_up_hours` integer NOT NULL,
	`opened_at` integer,
	`ended_at` integer,
	`recorded` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`host_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webinars_course_key` ON `webinars` (`course_id`);--> statement-breakpoint
CREATE INDEX `webinars_starts_idx` ON `webinars` (`state`,`starts_at`);--> statement-breakpoint
CREATE INDEX `webinars_host_idx` ON `webinars` (`host_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_course_variants` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`objectives` text NOT NULL,
	`folded` text NOT NULL,
	`package_id` text,
	`format` text NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_course_variants`("id", "version_id", "language", "title", "summary", "objectives", "folded", "package_id", "format") SELECT "id", "version_id", "language", "title", "summary", "objectives", "folded", "package_id", "format" FROM `course_variants`;--> statement-breakpoint
DROP TABLE `course_variants`;--> statement-breakpoint
ALTER TABLE `__new_course_variants` RENAME TO `course_variants`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `course_variants_language_key` ON `course_variants` (`version_id`,`language`);--> statement-breakpoint
ALTER TABLE `mails` ADD `calendar` text;