DROP INDEX `certificates_participation_key`;--> statement-breakpoint
ALTER TABLE `certificates` ADD `supersedes` text;--> statement-breakpoint
ALTER TABLE `certificates` ADD `reason` text;--> statement-breakpoint
CREATE INDEX `certificates_participation_idx` ON `certificates` (`participation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_supersedes_key` ON `certificates` (`supersedes`);