-- What an attempt held of its one part becomes the state of that part.
INSERT INTO "scorm_sco_states" ("attempt_id", "sco", "cmi", "completion_status", "success_status", "scaled_score", "progress_tenth", "statements_sent", "launch_id", "sequence", "terminated")
SELECT a."id", a."sco", a."cmi", a."completion_status", a."success_status", a."scaled_score", a."progress_tenth", a."statements_sent", l."id", l."applied_sequence", coalesce(l."end_reason" = 'finished', false)
FROM "scorm_attempts" a JOIN "scorm_launches" l ON l."id" = (SELECT max(m."id") FROM "scorm_launches" m WHERE m."attempt_id" = a."id" AND m."applied_sequence" > 0)
WHERE a."cmi" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "scorm_attempts" DROP COLUMN "sco";--> statement-breakpoint
ALTER TABLE "scorm_attempts" DROP COLUMN "cmi";--> statement-breakpoint
ALTER TABLE "scorm_attempts" DROP COLUMN "progress_tenth";--> statement-breakpoint
ALTER TABLE "scorm_attempts" DROP COLUMN "statements_sent";