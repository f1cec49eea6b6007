CREATE TABLE `scorm_parts` (
	`package_id` text NOT NULL,
	`sco` text NOT NULL,
	`position` integer NOT NULL,
	`point` text NOT NULL,
	PRIMARY KEY(`package_id`, `sco`),
	FOREIGN KEY (`package_id`) REFERENCES `scorm_packages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `scorm_sco_states` (
	`attempt_id` text NOT NULL,
	`sco` text NOT NULL,
	`cmi` text,
	`completion_status` text,
	`success_status` text,
	`scaled_score` text,
	`progress_tenth` integer DEFAULT 0 NOT NULL,
	`statements_sent` text NOT NULL,
	`launch_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`terminated` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`attempt_id`, `sco`),
	FOREIGN KEY (`attempt_id`) REFERENCES `scorm_attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `scorm_attempts` ADD `sequencing` text;--> statement-breakpoint
ALTER TABLE `scorm_launches` ADD `mode` text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE `scorm_packages` ADD `kind` text DEFAULT 'single' NOT NULL;--> statement-breakpoint
ALTER TABLE `scorm_packages` ADD `contents` text;--> statement-breakpoint
ALTER TABLE `scorm_packages` ADD `needs` text;