CREATE TABLE `member_filters` (
	`id` text PRIMARY KEY NOT NULL,
	`association_id` text NOT NULL,
	`name` text NOT NULL,
	`filter` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_filters_key` ON `member_filters` (`association_id`,`name`);
--> statement-breakpoint
CREATE TABLE `member_message_recipients` (
	`message_id` text NOT NULL,
	`person_id` text NOT NULL,
	`mailed_at` integer,
	`language` text,
	PRIMARY KEY(`message_id`, `person_id`),
	FOREIGN KEY (`message_id`) REFERENCES `member_messages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `member_message_recipients_person_idx` ON `member_message_recipients` (`person_id`);
--> statement-breakpoint
CREATE INDEX `member_message_recipients_waiting_idx` ON `member_message_recipients` (`message_id`,`mailed_at`);
--> statement-breakpoint
CREATE TABLE `member_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`association_id` text NOT NULL,
	`author_id` text NOT NULL,
	`state` text NOT NULL,
	`kind` text NOT NULL,
	`selection` text NOT NULL,
	`texts` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`people` integer DEFAULT 0 NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "member_messages_state_check" CHECK("state" in ('draft', 'sending', 'sent')),
	CONSTRAINT "member_messages_kind_check" CHECK("kind" in ('news', 'cycle'))
);
--> statement-breakpoint
CREATE INDEX `member_messages_association_idx` ON `member_messages` (`association_id`,`created_at`);
--> statement-breakpoint
CREATE INDEX `member_messages_author_idx` ON `member_messages` (`author_id`);
--> statement-breakpoint
CREATE TABLE `mentoring_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`pair_id` text NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`pair_id`) REFERENCES `mentoring_pairs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mentoring_messages_pair_idx` ON `mentoring_messages` (`pair_id`,`at`);
--> statement-breakpoint
CREATE INDEX `mentoring_messages_author_idx` ON `mentoring_messages` (`author_id`);
--> statement-breakpoint
CREATE TABLE `mentoring_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`profiles_until` text NOT NULL,
	`proposes_on` text NOT NULL,
	`answers_until` text NOT NULL,
	`created_at` integer NOT NULL,
	`reminded_at` integer,
	`coordinators_reminded_at` integer,
	FOREIGN KEY (`programme_id`) REFERENCES `mentoring_programmes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mentoring_plans_key` ON `mentoring_plans` (`programme_id`,`proposes_on`);
--> statement-breakpoint
CREATE INDEX `mentoring_plans_proposes_idx` ON `mentoring_plans` (`proposes_on`);
--> statement-breakpoint
CREATE TABLE `mentoring_readings` (
	`pair_id` text NOT NULL,
	`person_id` text NOT NULL,
	`read_at` integer,
	`mailed_at` integer,
	PRIMARY KEY(`pair_id`, `person_id`),
	FOREIGN KEY (`pair_id`) REFERENCES `mentoring_pairs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mentoring_readings_person_idx` ON `mentoring_readings` (`person_id`);
--> statement-breakpoint
ALTER TABLE `memberships` ADD `news_off_at` integer;
--> statement-breakpoint
ALTER TABLE `mentoring_pairs` DROP CONSTRAINT `mentoring_pairs_state_check`;
--> statement-breakpoint
ALTER TABLE `mentoring_pairs` DROP CONSTRAINT `mentoring_pairs_end_reason_check`;
--> statement-breakpoint
ALTER TABLE `mentoring_pairs` ADD CONSTRAINT `mentoring_pairs_state_check` CHECK("state" in ('proposed', 'active', 'paused', 'declined', 'expired', 'withdrawn', 'ended'));
--> statement-breakpoint
ALTER TABLE `mentoring_pairs` ADD CONSTRAINT `mentoring_pairs_end_reason_check` CHECK("end_reason" is null or "end_reason" in ('done', 'fit', 'time', 'moved', 'other', 'left', 'lost'));
