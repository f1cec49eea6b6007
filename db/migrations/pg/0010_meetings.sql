CREATE TABLE "mentoring_confirmations" (
	"meeting_id" text NOT NULL,
	"person_id" text NOT NULL,
	"minutes" bigint NOT NULL,
	"reflection" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"participation_id" text,
	CONSTRAINT "mentoring_confirmations_meeting_id_person_id_pk" PRIMARY KEY("meeting_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "mentoring_fits" (
	"pair_id" text NOT NULL,
	"person_id" text NOT NULL,
	"answer" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mentoring_fits_pair_id_person_id_pk" PRIMARY KEY("pair_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "mentoring_goals" (
	"id" text PRIMARY KEY NOT NULL,
	"pair_id" text NOT NULL,
	"body" text NOT NULL,
	"before" bigint NOT NULL,
	"now" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mentoring_meetings" (
	"id" text PRIMARY KEY NOT NULL,
	"pair_id" text NOT NULL,
	"state" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"minutes" bigint NOT NULL,
	"proposed_by" text NOT NULL,
	"agenda" text NOT NULL,
	"sequence" bigint DEFAULT 0 NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mentoring_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"pair_id" text NOT NULL,
	"author_id" text NOT NULL,
	"shared" boolean NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mentoring_presence" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"person_id" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mentoring_pairs" ADD COLUMN "nudged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mentoring_confirmations" ADD CONSTRAINT "mentoring_confirmations_meeting_id_mentoring_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."mentoring_meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_confirmations" ADD CONSTRAINT "mentoring_confirmations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_fits" ADD CONSTRAINT "mentoring_fits_pair_id_mentoring_pairs_id_fk" FOREIGN KEY ("pair_id") REFERENCES "public"."mentoring_pairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_fits" ADD CONSTRAINT "mentoring_fits_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_goals" ADD CONSTRAINT "mentoring_goals_pair_id_mentoring_pairs_id_fk" FOREIGN KEY ("pair_id") REFERENCES "public"."mentoring_pairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_meetings" ADD CONSTRAINT "mentoring_meetings_pair_id_mentoring_pairs_id_fk" FOREIGN KEY ("pair_id") REFERENCES "public"."mentoring_pairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_meetings" ADD CONSTRAINT "mentoring_meetings_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_notes" ADD CONSTRAINT "mentoring_notes_pair_id_mentoring_pairs_id_fk" FOREIGN KEY ("pair_id") REFERENCES "public"."mentoring_pairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_notes" ADD CONSTRAINT "mentoring_notes_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_presence" ADD CONSTRAINT "mentoring_presence_meeting_id_mentoring_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."mentoring_meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_presence" ADD CONSTRAINT "mentoring_presence_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mentoring_goals_pair_idx" ON "mentoring_goals" USING btree ("pair_id");--> statement-breakpoint
CREATE INDEX "mentoring_meetings_pair_idx" ON "mentoring_meetings" USING btree ("pair_id","starts_at");--> statement-breakpoint
CREATE INDEX "mentoring_meetings_starts_idx" ON "mentoring_meetings" USING btree ("state","starts_at");--> statement-breakpoint
CREATE INDEX "mentoring_notes_pair_idx" ON "mentoring_notes" USING btree ("pair_id");--> statement-breakpoint
CREATE INDEX "mentoring_presence_meeting_idx" ON "mentoring_presence" USING btree ("meeting_id","person_id");