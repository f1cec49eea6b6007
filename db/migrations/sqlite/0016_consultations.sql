CREATE TABLE `topic_wishes` (
	`id` text PRIMARY KEY NOT NULL,
	`topic_id` text NOT NULL,
	`country` text NOT NULL,
	`region` text NOT NULL,
	`month` text NOT NULL,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `topic_wishes_topic_idx` ON `topic_wishes` (`topic_id`);--> statement-breakpoint
CREATE TABLE `topics` (
	`id` text PRIMARY KEY NOT NULL,
	`specialty` text NOT NULL,
	`title` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `topics_specialty_idx` ON `topics` (`specialty`);--> statement-breakpoint
CREATE TABLE `consultation_absences` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_absences_person_idx` ON `consultation_absences` (`person_id`,`to_day`);--> statement-breakpoint
CREATE TABLE `consultation_assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	`opened_at` integer,
	`ended_at` integer,
	`ending` text,
	FOREIGN KEY (`case_id`) REFERENCES `consultation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_assignments_case_idx` ON `consultation_assignments` (`case_id`);--> statement-breakpoint
CREATE INDEX `consultation_assignments_person_idx` ON `consultation_assignments` (`person_id`,`ended_at`);--> statement-breakpoint
CREATE TABLE `consultation_cards` (
	`person_id` text NOT NULL,
	`pair` text NOT NULL,
	`version` text NOT NULL,
	`confirmed_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `pair`, `version`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `consultation_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`draft_id` text NOT NULL,
	`asker_id` text NOT NULL,
	`association_id` text NOT NULL,
	`country` text NOT NULL,
	`specialty` text NOT NULL,
	`named_id` text,
	`reach` text NOT NULL,
	`language` text NOT NULL,
	`urgency` text NOT NULL,
	`state` text NOT NULL,
	`age` integer,
	`sex` text,
	`pictures` integer NOT NULL,
	`check_version` text NOT NULL,
	`asked_at` integer NOT NULL,
	`released_by` text,
	`specialist_id` text,
	`assigned_at` integer,
	`due_at` integer,
	`opened_at` integer,
	`answered_at` integer,
	`remind_at` integer,
	`reminders` integer DEFAULT 0 NOT NULL,
	`closed_at` integer,
	`outcome` text,
	`usefulness` integer,
	`asker_minutes` integer,
	`specialist_minutes` integer DEFAULT 0 NOT NULL,
	`follow_up_on` text,
	`erased_at` integer,
	FOREIGN KEY (`asker_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`named_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`released_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`specialist_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consultation_cases_code_key` ON `consultation_cases` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `consultation_cases_draft_key` ON `consultation_cases` (`draft_id`);--> statement-breakpoint
CREATE INDEX `consultation_cases_asker_idx` ON `consultation_cases` (`asker_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `consultation_cases_specialist_idx` ON `consultation_cases` (`specialist_id`,`state`,`asked_at`);--> statement-breakpoint
CREATE INDEX `consultation_cases_association_idx` ON `consultation_cases` (`association_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `consultation_cases_remind_idx` ON `consultation_cases` (`remind_at`);--> statement-breakpoint
CREATE INDEX `consultation_cases_specialty_idx` ON `consultation_cases` (`specialty`,`state`,`closed_at`);--> statement-breakpoint
CREATE INDEX `consultation_cases_erase_idx` ON `consultation_cases` (`closed_at`) WHERE erased_at is null;--> statement-breakpoint
CREATE TABLE `consultation_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`lesson_id` text NOT NULL,
	`person_id` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`lesson_id`) REFERENCES `consultation_lessons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_comments_lesson_idx` ON `consultation_comments` (`lesson_id`);--> statement-breakpoint
CREATE TABLE `consultation_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`before` text NOT NULL,
	`minutes` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `consultation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_entries_case_idx` ON `consultation_entries` (`case_id`);--> statement-breakpoint
CREATE TABLE `consultation_fields` (
	`person_id` text NOT NULL,
	`specialty` text NOT NULL,
	PRIMARY KEY(`person_id`, `specialty`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_fields_specialty_idx` ON `consultation_fields` (`specialty`);--> statement-breakpoint
CREATE TABLE `consultation_lessons` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`asker_id` text NOT NULL,
	`specialist_id` text NOT NULL,
	`state` text NOT NULL,
	`specialty` text NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`question` text NOT NULL,
	`text` text NOT NULL,
	`answer` text NOT NULL,
	`offered_at` integer NOT NULL,
	`published_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `consultation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asker_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`specialist_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consultation_lessons_case_key` ON `consultation_lessons` (`case_id`);--> statement-breakpoint
CREATE INDEX `consultation_lessons_state_idx` ON `consultation_lessons` (`state`,`published_at`);--> statement-breakpoint
CREATE INDEX `consultation_lessons_specialty_idx` ON `consultation_lessons` (`specialty`,`state`,`published_at`);--> statement-breakpoint
CREATE INDEX `consultation_lessons_asker_idx` ON `consultation_lessons` (`asker_id`);--> statement-breakpoint
CREATE INDEX `consultation_lessons_specialist_idx` ON `consultation_lessons` (`specialist_id`,`state`);--> statement-breakpoint
CREATE TABLE `consultation_pictures` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`position` integer NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`hash` text NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `consultation_cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consultation_pictures_position_key` ON `consultation_pictures` (`case_id`,`position`);--> statement-breakpoint
CREATE TABLE `consultation_reads` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`person_id` text NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `consultation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_reads_case_idx` ON `consultation_reads` (`case_id`,`at`);--> statement-breakpoint
CREATE TABLE `consultation_reflections` (
	`lesson_id` text NOT NULL,
	`person_id` text NOT NULL,
	`answer` text NOT NULL,
	`takeaway` text NOT NULL,
	`participation_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`lesson_id`, `person_id`),
	FOREIGN KEY (`lesson_id`) REFERENCES `consultation_lessons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `consultation_releasers` (
	`association_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`association_id`, `person_id`),
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_releasers_person_idx` ON `consultation_releasers` (`person_id`);--> statement-breakpoint
CREATE TABLE `consultation_rules` (
	`association_id` text PRIMARY KEY NOT NULL,
	`second_person` integer NOT NULL,
	`keep_months` integer NOT NULL,
	`credit` text NOT NULL,
	`reader_minutes` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `consultation_specialists` (
	`person_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`country` text NOT NULL,
	`languages` text NOT NULL,
	`max_open` integer NOT NULL,
	`days` text NOT NULL,
	`last_assigned_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `consultation_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_templates_person_idx` ON `consultation_templates` (`person_id`);--> statement-breakpoint
CREATE TABLE `consultation_terms` (
	`term` text NOT NULL,
	`lesson_id` text NOT NULL,
	PRIMARY KEY(`term`, `lesson_id`),
	FOREIGN KEY (`lesson_id`) REFERENCES `consultation_lessons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_terms_lesson_idx` ON `consultation_terms` (`lesson_id`);--> statement-breakpoint
CREATE TABLE `consultation_texts` (
	`case_id` text PRIMARY KEY NOT NULL,
	`question` text NOT NULL,
	`background` text NOT NULL,
	`findings` text NOT NULL,
	`tried` text NOT NULL,
	`keeps` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `consultation_cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `courses` ADD `topic_id` text REFERENCES topics(id);