CREATE TABLE `name_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name_before` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`requested_at` integer NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`association_id` text,
	`reason` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `name_changes_person_idx` ON `name_changes` (`person_id`,`state`);--> statement-breakpoint
ALTER TABLE `accreditations` ADD `repeatable` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `scorm_packages` ADD `asked_needs` text;--> statement-breakpoint
ALTER TABLE `scorm_packages` ADD `needs_widened_at` integer;