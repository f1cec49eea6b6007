ALTER TABLE `module_imports` ADD `recording` text;
