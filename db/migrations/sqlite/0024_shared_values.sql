CREATE TABLE `scorm_shared_values` (
	`person_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`values` text NOT NULL,
	PRIMARY KEY(`person_id`, `owner_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
