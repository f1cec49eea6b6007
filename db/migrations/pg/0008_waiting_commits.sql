DROP INDEX "scorm_commits_base_idx";--> statement-breakpoint
CREATE INDEX "scorm_commits_waiting_idx" ON "scorm_commits" USING btree ("launch_id","base","sequence");