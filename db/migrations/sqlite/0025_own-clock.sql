ALTER TABLE `mentoring_profiles` DROP COLUMN `time_zone`;
