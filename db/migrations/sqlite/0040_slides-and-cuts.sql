ALTER TABLE `room_slides` ADD `position` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `room_slides` ADD `source` text;
--> statement-breakpoint
CREATE UNIQUE INDEX `room_slides_source_key` ON `room_slides` (`room_id`,`source`);
--> statement-breakpoint
ALTER TABLE `recordings` ADD `next_asset_id` text REFERENCES webinar_assets(id);
--> statement-breakpoint
CREATE INDEX `recordings_next_asset_idx` ON `recordings` (`next_asset_id`);
--> statement-breakpoint
ALTER TABLE `webinar_assets` ADD `clip_of` text;
--> statement-breakpoint
ALTER TABLE `webinar_assets` ADD `clip_from_ms` integer;
--> statement-breakpoint
ALTER TABLE `webinar_assets` ADD `clip_to_ms` integer;
--> statement-breakpoint
CREATE INDEX `webinar_assets_clip_idx` ON `webinar_assets` (`clip_of`);
--> statement-breakpoint
ALTER TABLE `webinar_sessions` ADD `asset_id` text REFERENCES webinar_assets(id);
--> statement-breakpoint
CREATE INDEX `webinar_sessions_asset_idx` ON `webinar_sessions` (`asset_id`);
