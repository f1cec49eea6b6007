ALTER TABLE "people" ADD COLUMN "search_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "sort_keys" jsonb DEFAULT '{}'::jsonb NOT NULL;