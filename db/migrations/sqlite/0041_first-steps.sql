ALTER TABLE `people` ADD `first_step` text;
