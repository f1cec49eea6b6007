CREATE TABLE `course_packages` (
	`version_id` text NOT NULL,
	`module_id` text NOT NULL,
	`language` text NOT NULL,
	`package_id` text NOT NULL,
	PRIMARY KEY(`version_id`, `module_id`, `language`),
	FOREIGN KEY (`version_id`) REFERENCES `course_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `course_packages_package_idx` ON `course_packages` (`package_id`);
