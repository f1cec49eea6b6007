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
CREATE TABLE `throttles` (
	`key` text PRIMARY KEY NOT NULL,
	`forgotten_at` integer NOT NULL,
	`wait_until` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `throttles_forgotten_idx` ON `throttles` (`forgotten_at`);--> statement-breakpoint
CREATE TABLE `failed_sign_ins` (
	`window_start` integer NOT NULL,
	`thing` text NOT NULL,
	`remote` text NOT NULL,
	`tries` integer NOT NULL,
	PRIMARY KEY(`window_start`, `thing`, `remote`)
);
--> statement-breakpoint
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
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`public_key` blob NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `passkeys_person_idx` ON `passkeys` (`person_id`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recovery_codes_person_idx` ON `recovery_codes` (`person_id`);--> statement-breakpoint
CREATE TABLE `spent_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `spent_tokens_expires_idx` ON `spent_tokens` (`expires_at`);--> statement-breakpoint
CREATE TABLE `totp_secrets` (
	`person_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`last_step` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
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
ALTER TABLE `people` ADD `devices_from` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `created_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `seen_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `ends_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `device` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `network` text;--> statement-breakpoint
CREATE INDEX `sessions_expires_idx` ON `sessions` (`expires_at`);--> statement-breakpoint
ALTER TABLE `courses` ADD `cover_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `xapi_activities` ADD `owner` text;--> statement-breakpoint
ALTER TABLE `xapi_attachments` ADD `association_id` text REFERENCES associations(id);--> statement-breakpoint
ALTER TABLE `xapi_credential_use` ADD `bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `xapi_credentials` ADD `prefixes` text;--> statement-breakpoint
ALTER TABLE `xapi_documents` ADD `owner` text DEFAULT 'earlier' NOT NULL;--> statement-breakpoint
CREATE INDEX `xapi_documents_owner_idx` ON `xapi_documents` (`owner`);--> statement-breakpoint
ALTER TABLE `accreditations` ADD `repeatable` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `credit_exports` ADD `file_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `external_activities` ADD `file_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `external_activities` ADD `file_by_officer` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `scorm_intervals` ADD `offline` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `scorm_launches` ADD `journal_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scorm_launches` ADD `hour` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scorm_launches` ADD `hour_commits` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scorm_launches` ADD `hour_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scorm_packages` ADD `asked_needs` text;--> statement-breakpoint
ALTER TABLE `scorm_packages` ADD `needs_widened_at` integer;--> statement-breakpoint
ALTER TABLE `scorm_packages` ADD `archive_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `room_slides` ADD `file_bytes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `room_slides` ADD `added_by` text REFERENCES people(id);--> statement-breakpoint
CREATE INDEX `mails_recipient_idx` ON `mails` (`recipient`,`created_at`);