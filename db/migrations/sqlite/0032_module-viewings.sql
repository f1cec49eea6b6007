CREATE TABLE `module_viewings` (
	`registration_id` text NOT NULL,
	`file` text NOT NULL,
	`played` text NOT NULL,
	`heard_at` integer,
	`transcript_at` integer,
	`transcript_read_at` integer,
	PRIMARY KEY(`registration_id`, `file`),
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action
);
