PRAGMA foreign_keys=OFF;
--> statement-breakpoint
CREATE TABLE `__new_accreditation_applications` (
	`id` text PRIMARY KEY NOT NULL,
	`course_version_id` text NOT NULL,
	`association_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`file` text NOT NULL,
	`form` text,
	`submitted_at` integer NOT NULL,
	`submitted_by` text NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`reason` text,
	`accreditation_id` text,
	FOREIGN KEY (`course_version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`accreditation_id`) REFERENCES `accreditations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "accreditation_applications_state_check" CHECK("state" in ('draft', 'submitted', 'returned', 'approved', 'refused'))
);
--> statement-breakpoint
INSERT INTO `__new_accreditation_applications`("id", "course_version_id", "association_id", "programme_id", "state", "revision", "file", "form", "submitted_at", "submitted_by", "decided_at", "decided_by", "reason", "accreditation_id") SELECT "id", "course_version_id", "association_id", "programme_id", "state", "revision", "file", null, "submitted_at", "submitted_by", "decided_at", "decided_by", "reason", "accreditation_id" FROM `accreditation_applications`;
--> statement-breakpoint
DROP TABLE `accreditation_applications`;
--> statement-breakpoint
ALTER TABLE `__new_accreditation_applications` RENAME TO `accreditation_applications`;
--> statement-breakpoint
PRAGMA foreign_keys=ON;
--> statement-breakpoint
CREATE INDEX `accreditation_applications_queue_idx` ON `accreditation_applications` (`association_id`,`state`);
--> statement-breakpoint
CREATE INDEX `accreditation_applications_version_idx` ON `accreditation_applications` (`course_version_id`);
--> statement-breakpoint
CREATE TABLE `__new_external_activities` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`association_id` text,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`activity_type` text NOT NULL,
	`title` text NOT NULL,
	`organiser` text NOT NULL,
	`language` text NOT NULL,
	`sessions` text NOT NULL,
	`stated` text NOT NULL,
	`reflection` text NOT NULL,
	`form` text,
	`corrected` text,
	`file_hash` text,
	`file_name` text,
	`file_type` text,
	`file_bytes` integer DEFAULT 0 NOT NULL,
	`file_by_officer` integer DEFAULT false NOT NULL,
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
	FOREIGN KEY (`participation_id`) REFERENCES `participations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "external_activities_state_check" CHECK("state" in ('draft', 'submitted', 'returned', 'accepted', 'declined'))
);
--> statement-breakpoint
INSERT INTO `__new_external_activities`("id", "person_id", "association_id", "state", "revision", "activity_type", "title", "organiser", "language", "sessions", "stated", "reflection", "form", "corrected", "file_hash", "file_name", "file_type", "file_bytes", "file_by_officer", "submitted_at", "submitted_by", "decided_at", "decided_by", "reason", "participation_id") SELECT "id", "person_id", "association_id", "state", "revision", "activity_type", "title", "organiser", "language", "sessions", "stated", "reflection", null, null, "file_hash", "file_name", "file_type", "file_bytes", "file_by_officer", "submitted_at", "submitted_by", "decided_at", "decided_by", "reason", "participation_id" FROM `external_activities`;
--> statement-breakpoint
DROP TABLE `external_activities`;
--> statement-breakpoint
ALTER TABLE `__new_external_activities` RENAME TO `external_activities`;
--> statement-breakpoint
CREATE INDEX `external_activities_person_idx` ON `external_activities` (`person_id`);
--> statement-breakpoint
CREATE INDEX `external_activities_queue_idx` ON `external_activities` (`association_id`,`state`,`submitted_at`);
--> statement-breakpoint
CREATE INDEX `external_activities_participation_idx` ON `external_activities` (`participation_id`);
