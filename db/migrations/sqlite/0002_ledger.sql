CREATE TABLE `external_activities` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`association_id` text NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`activity_type` text NOT NULL,
	`title` text NOT NULL,
	`organiser` text NOT NULL,
	`language` text NOT NULL,
	`sessions` text NOT NULL,
	`stated` text NOT NULL,
	`reflection` text NOT NULL,
	`file_hash` text,
	`file_name` text,
	`file_type` text,
	`submitted_at` integer NOT NULL,
	`submitted_by` text NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`reason` text,
	`participation_id` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participation_id`) REFERENCES `participations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `external_activities_person_idx` ON `external_activities` (`person_id`);--> statement-breakpoint
CREATE INDEX `external_activities_queue_idx` ON `external_activities` (`association_id`,`state`,`submitted_at`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_participations` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`activity_type` text NOT NULL,
	`course_version_id` text,
	`registration_id` text,
	`title` text NOT NULL,
	`language` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`sessions` text,
	`stated` text,
	`counts_in` text,
	`evidence` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`reverses` text,
	`reason` text,
	`only_reverses` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_participations`("id", "person_id", "kind", "activity_type", "course_version_id", "registration_id", "title", "language", "started_at", "ended_at", "minutes", "sessions", "stated", "counts_in", "evidence", "recorded_at", "recorded_by", "reverses", "reason", "only_reverses") SELECT "id", "person_id", "kind", 'elearning', "course_version_id", "registration_id", "title", "language", "started_at", "ended_at", "minutes", NULL, NULL, NULL, "evidence", "recorded_at", "recorded_by", "reverses", "reason", "reverses" IS NOT NULL FROM `participations`;--> statement-breakpoint
DROP TABLE `participations`;--> statement-breakpoint
ALTER TABLE `__new_participations` RENAME TO `participations`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `participations_person_idx` ON `participations` (`person_id`,`ended_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `participations_reverses_key` ON `participations` (`reverses`);--> statement-breakpoint
CREATE INDEX `participations_registration_idx` ON `participations` (`registration_id`);