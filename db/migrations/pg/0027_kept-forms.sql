CREATE TABLE "kept_forms" (
	"id" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"form" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sent_forms" ADD COLUMN "answer_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "kept_forms_at_idx" ON "kept_forms" USING btree ("at");--> statement-breakpoint
CREATE INDEX "kept_forms_owner_idx" ON "kept_forms" USING btree ("owner","at");--> statement-breakpoint
CREATE INDEX "sent_forms_answer_idx" ON "sent_forms" USING btree ("answer_until");