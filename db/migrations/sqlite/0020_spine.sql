CREATE TABLE `schedules` (
	`name` text PRIMARY KEY NOT NULL,
	`every_ms` integer NOT NULL,
	`run_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`leased_until` integer,
	`attempts` integer NOT NULL,
	`succeeded_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE TABLE `credit_findings` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`person_id` text NOT NULL,
	`participation_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`detail` text NOT NULL,
	`found_at` integer NOT NULL,
	`seen_at` integer,
	`seen_by` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participation_id`) REFERENCES `participations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`seen_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "credit_findings_kind_check" CHECK("kind" in ('day_moved'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `credit_findings_key` ON `credit_findings` (`participation_id`,`kind`,`programme_id`);
--> statement-breakpoint
CREATE INDEX `credit_findings_person_idx` ON `credit_findings` (`person_id`);
--> statement-breakpoint
ALTER TABLE `mentoring_matches` ADD `settled_at` integer;
