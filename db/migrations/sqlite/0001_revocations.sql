CREATE TABLE `certificate_revocations` (
	`certificate_id` text PRIMARY KEY NOT NULL,
	`revoked_at` integer NOT NULL,
	`revoked_by` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revoked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
