CREATE TABLE `muted_mails` (
	`recipient` text NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`recipient`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `email_changes` (
	`person_id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`asked_at` integer NOT NULL,
	`new_link` text NOT NULL,
	`old_link` text NOT NULL,
	`new_confirmed_at` integer,
	`old_confirmed_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `mails` ADD `unsubscribe` text;
--> statement-breakpoint
ALTER TABLE `associations` ADD `names` text DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE `mail_tokens` ADD `registration` text;
--> statement-breakpoint
ALTER TABLE `people` ADD `erase_at` integer;
--> statement-breakpoint
ALTER TABLE `people` ADD `erased_at` integer;
