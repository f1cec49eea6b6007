CREATE TABLE `credit_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`cycle_from` text NOT NULL,
	`cycle_to` text NOT NULL,
	`rules_hash` text NOT NULL,
	`total` text NOT NULL,
	`required` text NOT NULL,
	`met` integer NOT NULL,
	`result` text NOT NULL,
	`association_id` text NOT NULL,
	`decided_at` integer NOT NULL,
	`decided_by` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `credit_decisions_key` ON `credit_decisions` (`person_id`,`programme_id`,`cycle_from`);