CREATE TABLE "xapi_record_use" (
	"association_id" text PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL,
	"counted_at" timestamp (3) with time zone
);
