CREATE TABLE "credit_decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"cycle_from" text NOT NULL,
	"cycle_to" text NOT NULL,
	"rules_hash" text NOT NULL,
	"total" text NOT NULL,
	"required" text NOT NULL,
	"met" boolean NOT NULL,
	"result" jsonb NOT NULL,
	"association_id" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "credit_decisions" ADD CONSTRAINT "credit_decisions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_decisions" ADD CONSTRAINT "credit_decisions_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_decisions" ADD CONSTRAINT "credit_decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credit_decisions_key" ON "credit_decisions" USING btree ("person_id","programme_id","cycle_from");