ALTER TABLE `courses` ADD `folder` text;
--> statement-breakpoint
UPDATE "courses" SET "folder" = (SELECT json_extract("s"."structure", '$.slug') FROM "module_structures" "s" JOIN "course_versions" "v" ON "v"."id" = "s"."version_id" WHERE "v"."course_id" = "courses"."id" ORDER BY "v"."number" DESC LIMIT 1);--> statement-breakpoint
CREATE UNIQUE INDEX `courses_folder_key` ON `courses` (`owner_id`,`folder`);
