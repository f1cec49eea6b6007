ALTER TABLE `course_variants` ADD `content_hash` text;
--> statement-breakpoint
ALTER TABLE `course_versions` ADD `nothing_required_at` integer;
--> statement-breakpoint
ALTER TABLE `course_versions` ADD `nothing_required_by` text REFERENCES people(id);
--> statement-breakpoint
ALTER TABLE `accreditations` ADD `nothing_required` integer DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE `accreditations` ADD `carried_from` text;
--> statement-breakpoint
ALTER TABLE `credit_findings` DROP CONSTRAINT `credit_findings_kind_check`;
--> statement-breakpoint
ALTER TABLE `credit_findings` ADD CONSTRAINT `credit_findings_kind_check` CHECK("kind" in ('day_moved', 'failed_attempt', 'nothing_required', 'units_differ'));
