CREATE TABLE `file_sweeps` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`files` integer NOT NULL,
	`bytes` integer NOT NULL,
	`trashed` integer NOT NULL,
	`trashed_bytes` integer NOT NULL,
	`deleted` integer NOT NULL,
	`deleted_bytes` integer NOT NULL,
	`restored` integer NOT NULL,
	`missing` integer NOT NULL,
	`error` text
);
--> statement-breakpoint
CREATE TABLE `storage_quotas` (
	`kind` text NOT NULL,
	`owner_id` text NOT NULL,
	`bytes` integer NOT NULL,
	`set_at` integer NOT NULL,
	PRIMARY KEY(`kind`, `owner_id`)
);
--> statement-breakpoint
ALTER TABLE `courses` ADD `cover_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `xapi_attachments` ADD `association_id` text REFERENCES associations(id);--> statement-breakpoint
ALTER TABLE `credit_exports` ADD `file_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `external_activities` ADD `file_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `external_activities` ADD `file_by_officer` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `scorm_launches` ADD `journal_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scorm_launches` ADD `hour` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scorm_launches` ADD `hour_commits` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scorm_launches` ADD `hour_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scorm_packages` ADD `archive_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `room_slides` ADD `file_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `room_slides` ADD `added_by` text REFERENCES people(id);--> statement-breakpoint
CREATE INDEX `mails_recipient_idx` ON `mails` (`recipient`,`created_at`);