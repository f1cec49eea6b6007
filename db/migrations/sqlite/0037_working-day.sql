CREATE TABLE `member_filters` (
	`id` text PRIMARY KEY NOT NULL,
	`association_id` text NOT NULL,
	`name` text NOT NULL,
	`filter` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_filters_key` ON `member_filters` (`association_id`,`name`);
--> statement-breakpoint
CREATE TABLE `member_message_recipients` (
	`message_id` text NOT NULL,
	`person_id` text NOT NULL,
	`mailed_at` integer,
	`language` text,
	PRIMARY KEY(`message_id`, `person_id`),
	FOREIGN KEY (`message_id`) REFERENCES `member_messages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `member_message_recipients_person_idx` ON `member_message_recipients` (`person_id`);
--> statement-breakpoint
CREATE INDEX `member_message_recipients_waiting_idx` ON `member_message_recipients` (`message_id`,`mailed_at`);
--> statement-breakpoint
CREATE TABLE `member_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`association_id` text NOT NULL,
	`author_id` text NOT NULL,
	`state` text NOT NULL,
	`kind` text NOT NULL,
	`selection` text NOT NULL,
	`texts` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`people` integer DEFAULT 0 NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "member_messages_state_check" CHECK("state" in ('draft', 'sending', 'sent')),
	CONSTRAINT "member_messages_kind_check" CHECK("kind" in ('news', 'cycle'))
);
--> statement-breakpoint
CREATE INDEX `member_messages_association_idx` ON `member_messages` (`association_id`,`created_at`);
--> statement-breakpoint
CREATE INDEX `member_messages_author_idx` ON `member_messages` (`author_id`);
--> statement-breakpoint
CREATE TABLE `mentoring_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`pair_id` text NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`pair_id`) REFERENCES `mentoring_pairs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mentoring_messages_pair_idx` ON `mentoring_messages` (`pair_id`,`at`);
--> statement-breakpoint
CREATE INDEX `mentoring_messages_author_idx` ON `mentoring_messages` (`author_id`);
--> statement-breakpoint
CREATE TABLE `mentoring_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`profiles_until` text NOT NULL,
	`proposes_on` text NOT NULL,
	`answers_until` text NOT NULL,
	`created_at` integer NOT NULL,
	`reminded_at` integer,
	`coordinators_reminded_at` integer,
	FOREIGN KEY (`programme_id`) REFERENCES `mentoring_programmes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mentoring_plans_key` ON `mentoring_plans` (`programme_id`,`proposes_on`);
--> statement-breakpoint
CREATE INDEX `mentoring_plans_proposes_idx` ON `mentoring_plans` (`proposes_on`);
--> statement-breakpoint
CREATE TABLE `mentoring_readings` (
	`pair_id` text NOT NULL,
	`person_id` text NOT NULL,
	`read_at` integer,
	`mailed_at` integer,
	PRIMARY KEY(`pair_id`, `person_id`),
	FOREIGN KEY (`pair_id`) REFERENCES `mentoring_pairs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mentoring_readings_person_idx` ON `mentoring_readings` (`person_id`);
--> statement-breakpoint
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
--> statement-breakpoint
ALTER TABLE `memberships` ADD `news_off_at` integer;
--> statement-breakpoint
ALTER TABLE `courses` ADD `unpublished_at` integer;
--> statement-breakpoint
ALTER TABLE `mentoring_pairs` DROP CONSTRAINT `mentoring_pairs_state_check`;
--> statement-breakpoint
ALTER TABLE `mentoring_pairs` DROP CONSTRAINT `mentoring_pairs_end_reason_check`;
--> statement-breakpoint
ALTER TABLE `mentoring_pairs` ADD CONSTRAINT `mentoring_pairs_state_check` CHECK("state" in ('proposed', 'active', 'paused', 'declined', 'expired', 'withdrawn', 'ended'));
--> statement-breakpoint
ALTER TABLE `mentoring_pairs` ADD CONSTRAINT `mentoring_pairs_end_reason_check` CHECK("end_reason" is null or "end_reason" in ('done', 'fit', 'time', 'moved', 'other', 'left', 'lost'));
