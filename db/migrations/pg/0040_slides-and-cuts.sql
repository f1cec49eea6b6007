ALTER TABLE "room_slides" ADD COLUMN "position" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "room_slides" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "next_asset_id" text;--> statement-breakpoint
ALTER TABLE "webinar_assets" ADD COLUMN "clip_of" text;--> statement-breakpoint
ALTER TABLE "webinar_assets" ADD COLUMN "clip_from_ms" bigint;--> statement-breakpoint
ALTER TABLE "webinar_assets" ADD COLUMN "clip_to_ms" bigint;--> statement-breakpoint
ALTER TABLE "webinar_sessions" ADD COLUMN "asset_id" text;--> statement-breakpoint
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_next_asset_id_webinar_assets_id_fk" FOREIGN KEY ("next_asset_id") REFERENCES "public"."webinar_assets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webinar_sessions" ADD CONSTRAINT "webinar_sessions_asset_id_webinar_assets_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."webinar_assets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "room_slides_source_key" ON "room_slides" USING btree ("room_id","source");--> statement-breakpoint
CREATE INDEX "recordings_next_asset_idx" ON "recordings" USING btree ("next_asset_id");--> statement-breakpoint
CREATE INDEX "webinar_assets_clip_idx" ON "webinar_assets" USING btree ("clip_of");--> statement-breakpoint
CREATE INDEX "webinar_sessions_asset_idx" ON "webinar_sessions" USING btree ("asset_id");