-- What was sent in the last ten minutes is forgotten.
DROP TABLE `sent_forms`;
--> statement-breakpoint
CREATE TABLE `sent_forms` (
	`id` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`at` integer NOT NULL,
	`answer` text
);
--> statement-breakpoint
CREATE INDEX `sent_forms_at_idx` ON `sent_forms` (`at`);
