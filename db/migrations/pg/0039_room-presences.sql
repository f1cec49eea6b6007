CREATE TABLE "room_presences" (
	"room_id" text NOT NULL,
	"person_id" text NOT NULL,
	"staff" boolean NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "room_presences_room_id_person_id_pk" PRIMARY KEY("room_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "room_prompts" ADD COLUMN "position" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "room_presences" ADD CONSTRAINT "room_presences_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_presences" ADD CONSTRAINT "room_presences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "room_presences_person_idx" ON "room_presences" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "room_presences_seen_idx" ON "room_presences" USING btree ("seen_at");