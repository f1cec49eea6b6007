ALTER TABLE `courses` ADD `folder` text;
--> statement-breakpoint
UPDATE "courses" SET "folder" = (SELECT json_extract("s"."structure", '$.slug') FROM "module_structures" "s" JOIN "course_versions" "v" ON "v"."id" = "s"."version_id" WHERE "v"."course_id" = "courses"."id" ORDER BY "v"."number" DESC LIMIT 1);--> statement-breakpoint
-- Of two courses of one owner with the same name the one with more versions was found, and goes on being found.
UPDATE "courses" SET "folder" = NULL WHERE EXISTS (SELECT 1 FROM "courses" "o" WHERE "o"."owner_id" = "courses"."owner_id" AND "o"."folder" = "courses"."folder" AND ((SELECT max("v"."number") FROM "course_versions" "v" WHERE "v"."course_id" = "o"."id"), "o"."id") > ((SELECT max("v"."number") FROM "course_versions" "v" WHERE "v"."course_id" = "courses"."id"), "courses"."id"));--> statement-breakpoint
CREATE UNIQUE INDEX `courses_folder_key` ON `courses` (`owner_id`,`folder`);
