ALTER TABLE `courses` ADD `unpublished_at` integer;
