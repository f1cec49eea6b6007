CREATE INDEX `course_versions_cover_idx` ON `course_versions` (`cover_hash`);
