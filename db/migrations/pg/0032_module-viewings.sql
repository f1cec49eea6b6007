CREATE TABLE "module_viewings" (
	"registration_id" text NOT NULL,
	"file" text NOT NULL,
	"played" jsonb NOT NULL,
	"heard_at" timestamp (3) with time zone,
	"transcript_at" timestamp (3) with time zone,
	"transcript_read_at" timestamp (3) with time zone,
	CONSTRAINT "module_viewings_registration_id_file_pk" PRIMARY KEY("registration_id","file")
);
--> statement-breakpoint
ALTER TABLE "module_viewings" ADD CONSTRAINT "module_viewings_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;