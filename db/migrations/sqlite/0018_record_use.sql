CREATE TABLE `xapi_record_use` (
	`association_id` text PRIMARY KEY NOT NULL,
	`bytes` integer NOT NULL,
	`counted_at` integer
);
