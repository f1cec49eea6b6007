CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`thing` text NOT NULL,
	`digest` text NOT NULL,
	`position` integer,
	`chain` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_position_key` ON `audit` (`position`);--> statement-breakpoint
CREATE INDEX `audit_thing_idx` ON `audit` (`thing`);--> statement-breakpoint
CREATE TABLE `audit_details` (
	`audit_id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`detail` text NOT NULL,
	FOREIGN KEY (`audit_id`) REFERENCES `audit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`last_error` text,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `jobs_due_idx` ON `jobs` (`state`,`run_at`);--> statement-breakpoint
CREATE TABLE `limits` (
	`key` text NOT NULL,
	`window_start` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`key`, `window_start`)
);
--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE INDEX `mails_created_idx` ON `mails` (`created_at`);--> statement-breakpoint
CREATE TABLE `associations` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`language` text NOT NULL,
	`country` text NOT NULL,
	`sample` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `associations_slug_key` ON `associations` (`slug`);--> statement-breakpoint
CREATE TABLE `mail_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`purpose` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mail_tokens_person_idx` ON `mail_tokens` (`person_id`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`association_id` text NOT NULL,
	`person_id` text NOT NULL,
	`registration_number` text NOT NULL,
	`state` text NOT NULL,
	`requested_at` integer NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`reason` text,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memberships_association_idx` ON `memberships` (`association_id`,`state`);--> statement-breakpoint
CREATE INDEX `memberships_person_idx` ON `memberships` (`person_id`);--> statement-breakpoint
CREATE TABLE `officers` (
	`association_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`association_id`, `person_id`),
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `officers_person_idx` ON `officers` (`person_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`opaque_id` text NOT NULL,
	`email` text NOT NULL,
	`email_confirmed_at` integer,
	`password_hash` text,
	`name` text NOT NULL,
	`locale` text NOT NULL,
	`time_zone` text NOT NULL,
	`profession` text,
	`specialty` text,
	`registration_number` text,
	`country` text,
	`region` text,
	`languages` text NOT NULL,
	`blocked_at` integer,
	`sample` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email_key` ON `people` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_opaque_key` ON `people` (`opaque_id`);--> statement-breakpoint
CREATE TABLE `person_roles` (
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`person_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_person_idx` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `course_variants` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`objectives` text NOT NULL,
	`folded` text NOT NULL,
	`package_id` text NOT NULL,
	`format` text NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `course_variants_language_key` ON `course_variants` (`version_id`,`language`);--> statement-breakpoint
CREATE TABLE `course_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`minutes` integer NOT NULL,
	`specialties` text NOT NULL,
	`rule` text NOT NULL,
	`created_at` integer NOT NULL,
	`published_at` integer,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `course_versions_number_key` ON `course_versions` (`course_id`,`number`);--> statement-breakpoint
CREATE INDEX `course_versions_state_idx` ON `course_versions` (`state`);--> statement-breakpoint
CREATE TABLE `courses` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`owner_id` text NOT NULL,
	`cover_hash` text,
	`cover_type` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `courses_slug_key` ON `courses` (`slug`);--> statement-breakpoint
CREATE INDEX `courses_owner_idx` ON `courses` (`owner_id`);--> statement-breakpoint
CREATE TABLE `statements` (
	`id` text PRIMARY KEY NOT NULL,
	`actor` text NOT NULL,
	`verb` text NOT NULL,
	`activity` text NOT NULL,
	`registration` text,
	`timestamp` integer NOT NULL,
	`stored` integer NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `statements_actor_idx` ON `statements` (`actor`,`timestamp`);--> statement-breakpoint
CREATE INDEX `statements_registration_idx` ON `statements` (`registration`);--> statement-breakpoint
CREATE TABLE `accreditations` (
	`id` text PRIMARY KEY NOT NULL,
	`course_version_id` text NOT NULL,
	`association_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`code` text NOT NULL,
	`units` text NOT NULL,
	`category` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text NOT NULL,
	`signed_by` text NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`course_version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`association_id`) REFERENCES `associations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `accreditations_version_idx` ON `accreditations` (`course_version_id`);--> statement-breakpoint
CREATE TABLE `participations` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`course_version_id` text NOT NULL,
	`registration_id` text NOT NULL,
	`title` text NOT NULL,
	`language` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`evidence` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`reverses` text,
	`reason` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `participations_person_idx` ON `participations` (`person_id`,`ended_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `participations_reverses_key` ON `participations` (`reverses`);--> statement-breakpoint
CREATE INDEX `participations_registration_idx` ON `participations` (`registration_id`);--> statement-breakpoint
CREATE TABLE `programme_enrolments` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`programme_id` text NOT NULL,
	`anchor_date` text,
	`anchor_kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`confirmed_by` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programme_enrolments_key` ON `programme_enrolments` (`person_id`,`programme_id`);--> statement-breakpoint
CREATE TABLE `certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`person_id` text NOT NULL,
	`participation_id` text NOT NULL,
	`snapshot` text NOT NULL,
	`key_id` text NOT NULL,
	`signature` text NOT NULL,
	`issued_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participation_id`) REFERENCES `participations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_code_key` ON `certificates` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_participation_key` ON `certificates` (`participation_id`);--> statement-breakpoint
CREATE INDEX `certificates_person_idx` ON `certificates` (`person_id`);--> statement-breakpoint
CREATE TABLE `signing_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `completions` (
	`registration_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`evidence` text NOT NULL,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `evaluations` (
	`id` text PRIMARY KEY NOT NULL,
	`registration_id` text NOT NULL,
	`form_version` text NOT NULL,
	`answers` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evaluations_registration_key` ON `evaluations` (`registration_id`);--> statement-breakpoint
CREATE TABLE `registrations` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`version_id` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `registrations_person_idx` ON `registrations` (`person_id`);--> statement-breakpoint
CREATE INDEX `registrations_course_idx` ON `registrations` (`course_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `scorm_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`registration_id` text NOT NULL,
	`package_id` text NOT NULL,
	`number` integer NOT NULL,
	`sco` text NOT NULL,
	`cmi` text,
	`completion_status` text,
	`success_status` text,
	`scaled_score` text,
	`progress_tenth` integer DEFAULT 0 NOT NULL,
	`statements_sent` text NOT NULL,
	`started_at` integer NOT NULL,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `scorm_packages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scorm_attempts_number_key` ON `scorm_attempts` (`registration_id`,`package_id`,`number`);--> statement-breakpoint
CREATE TABLE `scorm_commits` (
	`launch_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`received_at` integer NOT NULL,
	`base` integer,
	`body` text NOT NULL,
	`applied` integer NOT NULL,
	`late` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`launch_id`, `sequence`),
	FOREIGN KEY (`launch_id`) REFERENCES `scorm_launches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scorm_commits_base_idx` ON `scorm_commits` (`launch_id`,`base`);--> statement-breakpoint
CREATE TABLE `scorm_files` (
	`package_id` text NOT NULL,
	`path` text NOT NULL,
	`folded_path` text NOT NULL,
	`hash` text NOT NULL,
	`bytes` integer NOT NULL,
	PRIMARY KEY(`package_id`, `folded_path`),
	FOREIGN KEY (`package_id`) REFERENCES `scorm_packages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `scorm_intervals` (
	`id` text PRIMARY KEY NOT NULL,
	`launch_id` text NOT NULL,
	`registration_id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer NOT NULL,
	FOREIGN KEY (`launch_id`) REFERENCES `scorm_launches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scorm_intervals_launch_idx` ON `scorm_intervals` (`launch_id`,`to_at`);--> statement-breakpoint
CREATE INDEX `scorm_intervals_person_idx` ON `scorm_intervals` (`person_id`,`from_at`);--> statement-breakpoint
CREATE TABLE `scorm_launches` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`label` text NOT NULL,
	`attempt_id` text NOT NULL,
	`registration_id` text NOT NULL,
	`person_id` text NOT NULL,
	`package_id` text NOT NULL,
	`session_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`end_reason` text,
	`applied_sequence` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `scorm_attempts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`package_id`) REFERENCES `scorm_packages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scorm_launches_token_key` ON `scorm_launches` (`token_hash`);--> statement-breakpoint
CREATE INDEX `scorm_launches_attempt_idx` ON `scorm_launches` (`attempt_id`);--> statement-breakpoint
CREATE INDEX `scorm_launches_person_idx` ON `scorm_launches` (`person_id`);--> statement-breakpoint
CREATE INDEX `scorm_launches_registration_idx` ON `scorm_launches` (`registration_id`);--> statement-breakpoint
CREATE TABLE `scorm_packages` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`standard` text NOT NULL,
	`report` text NOT NULL,
	`launch` text NOT NULL,
	`archive_hash` text NOT NULL,
	`file_name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scorm_packages_owner_idx` ON `scorm_packages` (`owner_id`);