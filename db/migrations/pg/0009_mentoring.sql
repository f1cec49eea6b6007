CREATE TABLE "mentoring_blocks" (
	"person_id" text NOT NULL,
	"blocked_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mentoring_blocks_person_id_blocked_id_pk" PRIMARY KEY("person_id","blocked_id")
);
--> statement-breakpoint
CREATE TABLE "mentoring_matches" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"mentee_id" text NOT NULL,
	"mentor_id" text,
	"score" bigint NOT NULL,
	"reasons" jsonb NOT NULL,
	"better" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mentoring_pairs" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"mentee_id" text NOT NULL,
	"mentor_id" text NOT NULL,
	"round_id" text,
	"state" text NOT NULL,
	"score" bigint NOT NULL,
	"reasons" jsonb NOT NULL,
	"answer_by" timestamp (3) with time zone NOT NULL,
	"mentee_accepted_at" timestamp (3) with time zone,
	"mentor_accepted_at" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"paused_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	"proposed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mentoring_profiles" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"state" text NOT NULL,
	"topics" jsonb NOT NULL,
	"specialties" jsonb NOT NULL,
	"languages" jsonb NOT NULL,
	"days" jsonb NOT NULL,
	"parts" jsonb NOT NULL,
	"time_zone" text NOT NULL,
	"remoteness" bigint NOT NULL,
	"years" bigint NOT NULL,
	"country" text NOT NULL,
	"workplace" text NOT NULL,
	"about" text NOT NULL,
	"answers" jsonb NOT NULL,
	"capacity" bigint NOT NULL,
	"wishes" jsonb NOT NULL,
	"waited" bigint DEFAULT 0 NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mentoring_programmes" (
	"id" text PRIMARY KEY NOT NULL,
	"association_id" text NOT NULL,
	"state" text NOT NULL,
	"words" jsonb NOT NULL,
	"settings" jsonb NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mentoring_rounds" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"state" text NOT NULL,
	"settings" jsonb NOT NULL,
	"revision" bigint NOT NULL,
	"seed" bigint NOT NULL,
	"is_largest" boolean NOT NULL,
	"bound" bigint NOT NULL,
	"mentors" bigint NOT NULL,
	"mentees" bigint NOT NULL,
	"blocking" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "mentoring_blocks" ADD CONSTRAINT "mentoring_blocks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_blocks" ADD CONSTRAINT "mentoring_blocks_blocked_id_people_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_matches" ADD CONSTRAINT "mentoring_matches_round_id_mentoring_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."mentoring_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_matches" ADD CONSTRAINT "mentoring_matches_mentee_id_mentoring_profiles_id_fk" FOREIGN KEY ("mentee_id") REFERENCES "public"."mentoring_profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_matches" ADD CONSTRAINT "mentoring_matches_mentor_id_mentoring_profiles_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."mentoring_profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_pairs" ADD CONSTRAINT "mentoring_pairs_programme_id_mentoring_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."mentoring_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_pairs" ADD CONSTRAINT "mentoring_pairs_mentee_id_mentoring_profiles_id_fk" FOREIGN KEY ("mentee_id") REFERENCES "public"."mentoring_profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_pairs" ADD CONSTRAINT "mentoring_pairs_mentor_id_mentoring_profiles_id_fk" FOREIGN KEY ("mentor_id") REFERENCES "public"."mentoring_profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_pairs" ADD CONSTRAINT "mentoring_pairs_round_id_mentoring_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."mentoring_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_profiles" ADD CONSTRAINT "mentoring_profiles_programme_id_mentoring_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."mentoring_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_profiles" ADD CONSTRAINT "mentoring_profiles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_programmes" ADD CONSTRAINT "mentoring_programmes_association_id_associations_id_fk" FOREIGN KEY ("association_id") REFERENCES "public"."associations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentoring_rounds" ADD CONSTRAINT "mentoring_rounds_programme_id_mentoring_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."mentoring_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mentoring_blocks_blocked_idx" ON "mentoring_blocks" USING btree ("blocked_id");--> statement-breakpoint
CREATE INDEX "mentoring_matches_round_idx" ON "mentoring_matches" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "mentoring_matches_mentee_idx" ON "mentoring_matches" USING btree ("mentee_id");--> statement-breakpoint
CREATE INDEX "mentoring_pairs_programme_idx" ON "mentoring_pairs" USING btree ("programme_id","state");--> statement-breakpoint
CREATE INDEX "mentoring_pairs_mentee_idx" ON "mentoring_pairs" USING btree ("mentee_id");--> statement-breakpoint
CREATE INDEX "mentoring_pairs_mentor_idx" ON "mentoring_pairs" USING btree ("mentor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mentoring_profiles_person_key" ON "mentoring_profiles" USING btree ("programme_id","person_id","role");--> statement-breakpoint
CREATE INDEX "mentoring_profiles_person_idx" ON "mentoring_profiles" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "mentoring_programmes_association_idx" ON "mentoring_programmes" USING btree ("association_id");--> statement-breakpoint
CREATE INDEX "mentoring_rounds_programme_idx" ON "mentoring_rounds" USING btree ("programme_id","created_at");