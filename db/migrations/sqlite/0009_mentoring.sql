CREATE TABLE `mentoring_blocks` (
	`person_id` text NOT NULL,
	`blocked_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `blocked_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`blocked_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mentoring_blocks_blocked_idx` ON `mentoring_blocks` (`blocked_id`);--> statement-breakpoint
CREATE TABLE `mentoring_matches` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`mentee_id` text NOT NULL,
	`mentor_id` text,
	`score` integer NOT NULL,
	`reasons` text NOT NULL,
	`better` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `mentoring_rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mentee_id`) REFERENCES `mentoring_profiles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mentor_id`) REFERENCES `mentoring_profiles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mentoring_matches_round_idx` ON `mentoring_matches` (`round_id`);--> statement-breakpoint
CREATE INDEX `mentoring_matches_mentee_idx` ON `mentoring_matches` (`mentee_id`);--> statement-breakpoint
CREATE TABLE `mentoring_pairs` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`mentee_id` text NOT NULL,
	`mentor_id` text NOT NULL,
	`round_id` text,
	`state` text NOT NULL,
	`score` integer NOT NULL,
	`reasons` text NOT NULL,
	`answer_by` integer NOT NULL,
	`mentee_accepted_at` integer,
	`mentor_accepted_at` integer,
	`started_at` integer,
	`ends_at` integer,
	`paused_at` integer,
	`ended_at` integer,
	`end_reason` text,
	`proposed_at` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `mentoring_programmes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mentee_id`) REFERENCES `mentoring_profiles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mentor_id`) REFERENCES `mentoring_profiles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `mentoring_rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mentoring_pairs_programme_idx` ON `mentoring_pairs` (`programme_id`,`state`);--> statement-breakpoint
CREATE INDEX `mentoring_pairs_mentee_idx` ON `mentoring_pairs` (`mentee_id`);--> statement-breakpoint
CREATE INDEX `mentoring_pairs_mentor_idx` ON `mentoring_pairs` (`mentor_id`);--> statement-breakpoint
CREATE TABLE `mentoring_profiles` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`state` text NOT NULL,
	`topics` text NOT NULL,
	`specialties` text NOT NULL,
	`languages` text NOT NULL,
	`days` text NOT NULL,
	`parts` text NOT NULL,
	`time_zone` text NOT NULL,
	`remoteness` integer NOT NULL,
	`years` integer NOT NULL,
	`country` text NOT NULL,
	`workplace` text NOT NULL,
	`about` text NOT NULL,
	`answers` text NOT NULL,
	`capacity` integer NOT NULL,
	`wishes` text NOT NULL,
	`waited` integer DEFAULT 0 NOT NULL,
	`joined_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `mentoring_programmes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mentoring_profiles_person_key` ON `mentoring_profiles` (`programme_id`,`person_id`,`role`);--> statement-breakpoint
CREATE INDEX `mentoring_profiles_person_idx` ON `mentoring_profiles` (`person_id`);--> statement-breakpoint
CREATE TABLE `mentoring_programmes` (
	`id` text PRIMARY KEY NOT NULL,
	`association_id` text NOT NULL,
	`state` text NOT NULL,
	`words` text NOT NULL,
	`settings` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mentoring_programmes_association_idx` ON `mentoring_programmes` (`association_id`);--> statement-breakpoint
CREATE TABLE `mentoring_rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`state` text NOT NULL,
	`settings` text NOT NULL,
	`revision` integer NOT NULL,
	`seed` integer NOT NULL,
	`is_largest` integer NOT NULL,
	`bound` integer NOT NULL,
	`mentors` integer NOT NULL,
	`mentees` integer NOT NULL,
	`blocking` integer NOT NULL,
	`created_at` integer NOT NULL,
	`published_at` integer,
	FOREIGN KEY (`programme_id`) REFERENCES `mentoring_programmes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mentoring_rounds_programme_idx` ON `mentoring_rounds` (`programme_id`,`created_at`);