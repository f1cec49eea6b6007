CREATE TABLE "throttles" (
	"key" text PRIMARY KEY NOT NULL,
	"forgotten_at" timestamp (3) with time zone NOT NULL,
	"wait_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "failed_sign_ins" (
	"window_start" timestamp (3) with time zone NOT NULL,
	"thing" text NOT NULL,
	"remote" text NOT NULL,
	"tries" bigint NOT NULL,
	CONSTRAINT "failed_sign_ins_window_start_thing_remote_pk" PRIMARY KEY("window_start","thing","remote")
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "devices_from" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "throttles_forgotten_idx" ON "throttles" USING btree ("forgotten_at");