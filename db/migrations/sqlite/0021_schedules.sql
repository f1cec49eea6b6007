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
ALTER TABLE `mentoring_matches` ADD `settled_at` integer;
