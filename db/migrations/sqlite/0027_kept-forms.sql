CREATE TABLE `kept_forms` (
	`id` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`at` integer NOT NULL,
	`form` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `kept_forms_at_idx` ON `kept_forms` (`at`);
--> statement-breakpoint
CREATE INDEX `kept_forms_owner_idx` ON `kept_forms` (`owner`,`at`);
--> statement-breakpoint
ALTER TABLE `sent_forms` ADD `answer_until` integer;
--> statement-breakpoint
CREATE INDEX `sent_forms_answer_idx` ON `sent_forms` (`answer_until`);
