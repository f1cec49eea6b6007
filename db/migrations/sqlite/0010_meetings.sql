CREATE TABLE `mentoring_confirmations` (
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`minutes` integer NOT NULL,
	`reflection` text NOT NULL,
	`at` integer NOT NULL,
	`participation_id` text,
	PRIMARY KEY(`meeting_id`, `person_id`),
	FOREIGN KEY (`meeting_id`) REFERENCES `mentoring_meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `mentoring_fits` (
	`pair_id` text NOT NULL,
	`person_id` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`pair_id`, `person_id`),
	FOREIGN KEY (`pair_id`) REFERENCES `mentoring_pairs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `mentoring_goals` (
	`id` text PRIMARY KEY NOT NULL,
	`pair_id` text NOT NULL,
	`body` text NOT NULL,
	`before` integer NOT NULL,
	`now` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`pair_id`) REFERENCES `mentoring_pairs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mentoring_goals_pair_idx` ON `mentoring_goals` (`pair_id`);--> statement-breakpoint
CREATE TABLE `mentoring_meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`pair_id` text NOT NULL,
	`state` text NOT NULL,
	`starts_at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`proposed_by` text NOT NULL,
	`agenda` text NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`reminded_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`pair_id`) REFERENCES `mentoring_pairs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mentoring_meetings_pair_idx` ON `mentoring_meetings` (`pair_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `mentoring_meetings_starts_idx` ON `mentoring_meetings` (`state`,`starts_at`);--> statement-breakpoint
CREATE TABLE `mentoring_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`pair_id` text NOT NULL,
	`author_id` text NOT NULL,
	`shared` integer NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`pair_id`) REFERENCES `mentoring_pairs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mentoring_notes_pair_idx` ON `mentoring_notes` (`pair_id`);--> statement-breakpoint
CREATE TABLE `mentoring_presence` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `mentoring_meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mentoring_presence_meeting_idx` ON `mentoring_presence` (`meeting_id`,`person_id`);--> statement-breakpoint
ALTER TABLE `mentoring_pairs` ADD `nudged_at` integer;