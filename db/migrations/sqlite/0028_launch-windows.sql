ALTER TABLE `scorm_launches` ADD `windows` integer DEFAULT 0 NOT NULL;
