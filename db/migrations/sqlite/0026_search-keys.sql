ALTER TABLE `people` ADD `search_key` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `people` ADD `sort_keys` text DEFAULT '{}' NOT NULL;
