CREATE TABLE `study_intervals` (
	`id` text PRIMARY KEY NOT NULL,
	`registration_id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer NOT NULL,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `study_intervals_registration_idx` ON `study_intervals` (`registration_id`,`to_at`);
--> statement-breakpoint
CREATE INDEX `study_intervals_person_idx` ON `study_intervals` (`person_id`,`from_at`);
--> statement-breakpoint
CREATE TABLE `module_answers` (
	`attempt_id` text NOT NULL,
	`question_id` text NOT NULL,
	`response` text NOT NULL,
	`correct` integer NOT NULL,
	`language` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `question_id`),
	FOREIGN KEY (`attempt_id`) REFERENCES `module_attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `module_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`registration_id` text NOT NULL,
	`module_id` text NOT NULL,
	`number` integer NOT NULL,
	`drawn` text NOT NULL,
	`started_at` integer NOT NULL,
	`due_at` integer,
	`ended_at` integer,
	`score` text,
	`outcome` text,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `module_attempts_number_key` ON `module_attempts` (`registration_id`,`module_id`,`number`);
--> statement-breakpoint
CREATE INDEX `module_attempts_due_idx` ON `module_attempts` (`due_at`);
--> statement-breakpoint
CREATE TABLE `module_drawings` (
	`version_id` text NOT NULL,
	`name` text NOT NULL,
	`drawing` text NOT NULL,
	PRIMARY KEY(`version_id`, `name`),
	FOREIGN KEY (`version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `module_files` (
	`version_id` text NOT NULL,
	`path` text NOT NULL,
	`hash` text NOT NULL,
	`bytes` integer NOT NULL,
	PRIMARY KEY(`version_id`, `path`),
	FOREIGN KEY (`version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `module_reflections` (
	`registration_id` text NOT NULL,
	`prompt_id` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`registration_id`, `prompt_id`),
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `module_renditions` (
	`version_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`type` text NOT NULL,
	`width` integer,
	`height` integer,
	`seconds` integer,
	`hash` text NOT NULL,
	`bytes` integer NOT NULL,
	PRIMARY KEY(`version_id`, `name`, `kind`),
	FOREIGN KEY (`version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `module_renditions_hash_idx` ON `module_renditions` (`hash`);
--> statement-breakpoint
CREATE TABLE `module_signatures` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`language` text NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`content_hash` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `module_signatures_key` ON `module_signatures` (`version_id`,`language`,`person_id`);
--> statement-breakpoint
CREATE TABLE `module_states` (
	`registration_id` text NOT NULL,
	`module_id` text NOT NULL,
	`page` integer NOT NULL,
	`placed_at` integer NOT NULL,
	`read` text NOT NULL,
	`done_at` integer,
	`score` text,
	PRIMARY KEY(`registration_id`, `module_id`),
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `module_structures` (
	`version_id` text PRIMARY KEY NOT NULL,
	`structure` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `module_texts` (
	`version_id` text NOT NULL,
	`language` text NOT NULL,
	`module_id` text NOT NULL,
	`outline` text NOT NULL,
	`text` text NOT NULL,
	`file_hash` text NOT NULL,
	`source_hash` text NOT NULL,
	PRIMARY KEY(`version_id`, `language`, `module_id`),
	FOREIGN KEY (`version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `course_variants` DROP CONSTRAINT `course_variants_format_check`;
--> statement-breakpoint
ALTER TABLE `course_variants` ADD CONSTRAINT `course_variants_format_check` CHECK("format" in ('scorm-1.2', 'scorm-2004', 'native', 'webinar', 'recording'));
