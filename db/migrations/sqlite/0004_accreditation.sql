CREATE TABLE `course_disclosures` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`interests` text NOT NULL,
	`resolution` text NOT NULL,
	`stated_on` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `course_disclosures_course_idx` ON `course_disclosures` (`course_id`);--> statement-breakpoint
CREATE TABLE `accreditation_applications` (
	`id` text PRIMARY KEY NOT NULL,
	`course_version_id` text NOT NULL,
	`association_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`file` text NOT NULL,
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
	FOREIGN KEY (`accreditation_id`) REFERENCES `accreditations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `accreditation_applications_queue_idx` ON `accreditation_applications` (`association_id`,`state`);--> statement-breakpoint
CREATE INDEX `accreditation_applications_version_idx` ON `accreditation_applications` (`course_version_id`);--> statement-breakpoint
CREATE TABLE `application_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`token_hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	`invited_by` text NOT NULL,
	`verdict` text,
	`comment` text,
	`answered_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `accreditation_applications`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_reviews_token_key` ON `application_reviews` (`token_hash`);--> statement-breakpoint
CREATE INDEX `application_reviews_application_idx` ON `application_reviews` (`application_id`);--> statement-breakpoint
ALTER TABLE `accreditations` ADD `warned_at` integer;--> statement-breakpoint
ALTER TABLE `registrations` ADD `disclosures_seen` text;