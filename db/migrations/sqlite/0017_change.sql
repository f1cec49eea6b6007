CREATE TABLE `throttles` (
	`key` text PRIMARY KEY NOT NULL,
	`forgotten_at` integer NOT NULL,
	`wait_until` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `throttles_forgotten_idx` ON `throttles` (`forgotten_at`);--> statement-breakpoint
CREATE TABLE `failed_sign_ins` (
	`window_start` integer NOT NULL,
	`thing` text NOT NULL,
	`remote` text NOT NULL,
	`tries` integer NOT NULL,
	PRIMARY KEY(`window_start`, `thing`, `remote`)
);
--> statement-breakpoint
ALTER TABLE `people` ADD `devices_from` integer;