CREATE TABLE `credit_export_lines` (
	`association_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`participation_id` text NOT NULL,
	`export_id` text NOT NULL,
	PRIMARY KEY(`association_id`, `programme_id`, `participation_id`),
	FOREIGN KEY (`participation_id`) REFERENCES `participations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`export_id`) REFERENCES `credit_exports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `credit_exports` (
	`id` text PRIMARY KEY NOT NULL,
	`association_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`number` integer NOT NULL,
	`lines` integer NOT NULL,
	`file_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `credit_exports_key` ON `credit_exports` (`association_id`,`programme_id`,`number`);--> statement-breakpoint
CREATE TABLE `credit_standings` (
	`person_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`total` text NOT NULL,
	`required` text,
	`cycle_from` text,
	`cycle_to` text,
	`done` integer NOT NULL,
	`behind_from` text,
	`at_risk_from` text,
	`recount_on` text,
	`counted_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `programme_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `credit_standings_recount_idx` ON `credit_standings` (`recount_on`);--> statement-breakpoint
CREATE TABLE `rule_sets` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`association_id` text NOT NULL,
	`rules` text NOT NULL,
	`applies` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text NOT NULL,
	`note` text NOT NULL,
	`revision` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`published_at` integer,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rule_sets_programme_idx` ON `rule_sets` (`programme_id`,`valid_from`);--> statement-breakpoint
CREATE TABLE `rule_signatures` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`rules_hash` text NOT NULL,
	`association_id` text NOT NULL,
	`signed_by` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rule_signatures_key` ON `rule_signatures` (`programme_id`,`rules_hash`,`association_id`);--> statement-breakpoint
ALTER TABLE `memberships` ADD `export_consent_at` integer;--> statement-breakpoint
ALTER TABLE `programme_enrolments` ADD `step` text;--> statement-breakpoint
ALTER TABLE `programme_enrolments` ADD `leaves` text;--> statement-breakpoint
ALTER TABLE `programme_enrolments` ADD `facts` text;--> statement-breakpoint
ALTER TABLE `programme_enrolments` ADD `remind_months` text;--> statement-breakpoint
ALTER TABLE `programme_enrolments` ADD `reminded_for` text;