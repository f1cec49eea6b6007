CREATE TABLE `xapi_activities` (
	`key` text PRIMARY KEY NOT NULL,
	`iri` text NOT NULL,
	`definition` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `xapi_attachments` (
	`sha2` text PRIMARY KEY NOT NULL,
	`file` text NOT NULL,
	`bytes` integer NOT NULL,
	`content_type` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `xapi_credential_use` (
	`credential_id` text NOT NULL,
	`minute` integer NOT NULL,
	`requests` integer NOT NULL,
	PRIMARY KEY(`credential_id`, `minute`)
);
--> statement-breakpoint
CREATE TABLE `xapi_credentials` (
	`id` text PRIMARY KEY NOT NULL,
	`secret_hash` text NOT NULL,
	`name` text NOT NULL,
	`association_id` text,
	`scopes` text NOT NULL,
	`per_minute` integer,
	`created_at` integer NOT NULL,
	`created_by` text,
	`expires_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `xapi_credentials_association_idx` ON `xapi_credentials` (`association_id`);--> statement-breakpoint
CREATE TABLE `xapi_documents` (
	`key` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`shelf` text NOT NULL,
	`agent` text,
	`registration` text,
	`name` text NOT NULL,
	`content_type` text NOT NULL,
	`etag` text NOT NULL,
	`updated_at` integer NOT NULL,
	`content` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `xapi_documents_shelf_idx` ON `xapi_documents` (`shelf`,`updated_at`);--> statement-breakpoint
CREATE TABLE `xapi_forwardings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`forward_id` text NOT NULL,
	`statement_id` text NOT NULL,
	`learner` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`error` text,
	FOREIGN KEY (`forward_id`) REFERENCES `xapi_forwards`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `xapi_forwardings_waiting_idx` ON `xapi_forwardings` (`forward_id`,`state`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `xapi_forwardings_key` ON `xapi_forwardings` (`forward_id`,`statement_id`);--> statement-breakpoint
CREATE TABLE `xapi_forwards` (
	`id` text PRIMARY KEY NOT NULL,
	`association_id` text NOT NULL,
	`endpoint` text NOT NULL,
	`user` text NOT NULL,
	`password` text NOT NULL,
	`version` text NOT NULL,
	`verbs` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`leased_until` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`last_error` text,
	`last_sent_at` integer,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `xapi_forwards_association_idx` ON `xapi_forwards` (`association_id`);--> statement-breakpoint
CREATE TABLE `xapi_statement_activities` (
	`activity` text NOT NULL,
	`direct` integer NOT NULL,
	`stored` integer NOT NULL,
	`statement` integer NOT NULL,
	`origin` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `xapi_statement_activities_idx` ON `xapi_statement_activities` (`activity`,`direct`,`stored`,`statement`);--> statement-breakpoint
CREATE TABLE `xapi_statement_agents` (
	`agent` text NOT NULL,
	`direct` integer NOT NULL,
	`stored` integer NOT NULL,
	`statement` integer NOT NULL,
	`origin` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `xapi_statement_agents_idx` ON `xapi_statement_agents` (`agent`,`direct`,`stored`,`statement`);--> statement-breakpoint
CREATE TABLE `xapi_statement_references` (
	`statement` integer NOT NULL,
	`origin` integer NOT NULL,
	`stored` integer NOT NULL,
	`verb` text NOT NULL,
	`registration` text,
	PRIMARY KEY(`statement`, `origin`)
);
--> statement-breakpoint
CREATE INDEX `xapi_statement_references_verb_idx` ON `xapi_statement_references` (`verb`,`stored`,`statement`);--> statement-breakpoint
CREATE INDEX `xapi_statement_references_registration_idx` ON `xapi_statement_references` (`registration`,`stored`,`statement`);--> statement-breakpoint
CREATE TABLE `xapi_statement_targets` (
	`statement_id` text PRIMARY KEY NOT NULL,
	`target_id` text NOT NULL,
	`voids` integer NOT NULL,
	`authority` text NOT NULL,
	`anything` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `xapi_statement_targets_idx` ON `xapi_statement_targets` (`target_id`);--> statement-breakpoint
CREATE TABLE `xapi_statements` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`stored` integer DEFAULT (cast(unixepoch('subsec') * 1000 as integer)) NOT NULL,
	`verb` text NOT NULL,
	`registration` text,
	`authority` text NOT NULL,
	`voided_by` text,
	`body` text NOT NULL,
	`size` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `xapi_statements_id_key` ON `xapi_statements` (`id`);--> statement-breakpoint
CREATE INDEX `xapi_statements_stored_idx` ON `xapi_statements` (`stored`,`seq`);--> statement-breakpoint
CREATE INDEX `xapi_statements_verb_idx` ON `xapi_statements` (`verb`,`stored`,`seq`);--> statement-breakpoint
CREATE INDEX `xapi_statements_authority_idx` ON `xapi_statements` (`authority`,`stored`,`seq`);--> statement-breakpoint
CREATE INDEX `xapi_statements_registration_idx` ON `xapi_statements` (`registration`,`stored`,`seq`) WHERE registration is not null;--> statement-breakpoint
DROP INDEX `statements_actor_idx`;--> statement-breakpoint
DROP INDEX `statements_registration_idx`;--> statement-breakpoint
ALTER TABLE `memberships` ADD `record_consent_at` integer;