CREATE TABLE `scorm_record_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`launch_id` text NOT NULL,
	`fetch_hash` text NOT NULL,
	`secret_hash` text,
	`created_at` integer NOT NULL,
	`fetched_at` integer,
	FOREIGN KEY (`launch_id`) REFERENCES `scorm_launches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scorm_record_sessions_fetch_key` ON `scorm_record_sessions` (`fetch_hash`);--> statement-breakpoint
CREATE INDEX `scorm_record_sessions_launch_idx` ON `scorm_record_sessions` (`launch_id`);--> statement-breakpoint
ALTER TABLE `xapi_activities` ADD `owner` text;--> statement-breakpoint
ALTER TABLE `xapi_credential_use` ADD `bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `xapi_credentials` ADD `prefixes` text;--> statement-breakpoint
ALTER TABLE `xapi_documents` ADD `owner` text DEFAULT 'earlier' NOT NULL;--> statement-breakpoint
CREATE INDEX `xapi_documents_owner_idx` ON `xapi_documents` (`owner`);