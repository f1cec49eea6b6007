-- Names that people had before they were erased.
UPDATE "name_changes" SET "name_before" = '–', "name" = '–', "reason" = NULL WHERE "person_id" IN (SELECT "id" FROM "people" WHERE "erased_at" IS NOT NULL);
