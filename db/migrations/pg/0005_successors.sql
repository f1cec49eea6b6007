DROP INDEX "certificates_participation_key";--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "supersedes" text;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "reason" text;--> statement-breakpoint
CREATE INDEX "certificates_participation_idx" ON "certificates" USING btree ("participation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_supersedes_key" ON "certificates" USING btree ("supersedes");