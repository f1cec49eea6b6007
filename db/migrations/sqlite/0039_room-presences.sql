CREATE TABLE `room_presences` (
	`room_id` text NOT NULL,
	`person_id` text NOT NULL,
	`staff` integer NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`room_id`, `person_id`),
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `room_presences_person_idx` ON `room_presences` (`person_id`);
--> statement-breakpoint
CREATE INDEX `room_presences_seen_idx` ON `room_presences` (`seen_at`);
--> statement-breakpoint
ALTER TABLE `room_prompts` ADD `position` integer DEFAULT 0 NOT NULL;
