CREATE TABLE "scorm_shared_values" (
	"person_id" text NOT NULL,
	"owner_id" text NOT NULL,
	"values" jsonb NOT NULL,
	CONSTRAINT "scorm_shared_values_person_id_owner_id_pk" PRIMARY KEY("person_id","owner_id")
);
--> statement-breakpoint
ALTER TABLE "scorm_shared_values" ADD CONSTRAINT "scorm_shared_values_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorm_shared_values" ADD CONSTRAINT "scorm_shared_values_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;