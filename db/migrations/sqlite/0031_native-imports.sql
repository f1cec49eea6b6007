CREATE TABLE `module_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`claim` text,
	`file_name` text NOT NULL,
	`archive_hash` text,
	`archive_bytes` integer NOT NULL,
	`state` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`total` integer,
	`faults` text,
	`refusal` text,
	`course_id` text,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "module_imports_state_check" CHECK("state" in ('running', 'done', 'faulty', 'refused', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `module_imports_claim_key` ON `module_imports` (`claim`);
--> statement-breakpoint
CREATE INDEX `module_imports_owner_idx` ON `module_imports` (`owner_id`);
--> statement-breakpoint
CREATE INDEX `module_imports_archive_idx` ON `module_imports` (`archive_hash`);
--> statement-breakpoint
CREATE INDEX `module_imports_course_idx` ON `module_imports` (`course_id`);
--> statement-breakpoint
ALTER TABLE `course_versions` ADD `cover_hash` text;
--> statement-breakpoint
ALTER TABLE `course_versions` ADD `cover_type` text;
--> statement-breakpoint
ALTER TABLE `course_versions` ADD `cover_bytes` integer DEFAULT 0 NOT NULL;
