CREATE TABLE "rewrites" (
	"reason" text PRIMARY KEY NOT NULL,
	CONSTRAINT "rewrites_reason_check" CHECK ("reason" in ('sample', 'erasure', 'repair'))
);
--> statement-breakpoint
CREATE INDEX "jobs_ended_idx" ON "jobs" USING btree ("state","ended_at");--> statement-breakpoint
CREATE INDEX "mails_sent_idx" ON "mails" USING btree ("sent_at");--> statement-breakpoint
CREATE INDEX "courses_topic_idx" ON "courses" USING btree ("topic_id");--> statement-breakpoint
CREATE INDEX "xapi_attachments_association_idx" ON "xapi_attachments" USING btree ("association_id");--> statement-breakpoint
CREATE INDEX "accreditations_association_idx" ON "accreditations" USING btree ("association_id");--> statement-breakpoint
CREATE INDEX "credit_decisions_association_idx" ON "credit_decisions" USING btree ("association_id");--> statement-breakpoint
CREATE INDEX "credit_export_lines_participation_idx" ON "credit_export_lines" USING btree ("participation_id");--> statement-breakpoint
CREATE INDEX "credit_export_lines_export_idx" ON "credit_export_lines" USING btree ("export_id");--> statement-breakpoint
CREATE INDEX "external_activities_participation_idx" ON "external_activities" USING btree ("participation_id");--> statement-breakpoint
CREATE INDEX "participations_version_idx" ON "participations" USING btree ("course_version_id");--> statement-breakpoint
CREATE INDEX "rule_sets_association_idx" ON "rule_sets" USING btree ("association_id");--> statement-breakpoint
CREATE INDEX "rule_signatures_association_idx" ON "rule_signatures" USING btree ("association_id");--> statement-breakpoint
CREATE INDEX "registrations_version_idx" ON "registrations" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "scorm_attempts_package_idx" ON "scorm_attempts" USING btree ("package_id");--> statement-breakpoint
CREATE INDEX "scorm_launches_package_idx" ON "scorm_launches" USING btree ("package_id");--> statement-breakpoint
CREATE INDEX "room_answers_person_idx" ON "room_answers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "room_events_person_idx" ON "room_events" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "room_hands_person_idx" ON "room_hands" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "room_messages_person_idx" ON "room_messages" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "room_questions_person_idx" ON "room_questions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "room_questions_answered_idx" ON "room_questions" USING btree ("answered_by");--> statement-breakpoint
CREATE INDEX "room_restrictions_person_idx" ON "room_restrictions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "room_restrictions_by_idx" ON "room_restrictions" USING btree ("by");--> statement-breakpoint
CREATE INDEX "room_slides_added_idx" ON "room_slides" USING btree ("added_by");--> statement-breakpoint
CREATE INDEX "room_votes_person_idx" ON "room_votes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "broadcast_tickets_stream_idx" ON "broadcast_tickets" USING btree ("stream_id");--> statement-breakpoint
CREATE INDEX "broadcast_tickets_person_idx" ON "broadcast_tickets" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "recordings_version_idx" ON "recordings" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "recordings_asset_idx" ON "recordings" USING btree ("asset_id");--> statement-breakpoint
CREATE INDEX "webinar_corrections_by_idx" ON "webinar_corrections" USING btree ("by");--> statement-breakpoint
CREATE INDEX "webinar_intervals_session_idx" ON "webinar_intervals" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "webinar_sessions_webinar_idx" ON "webinar_sessions" USING btree ("webinar_id");--> statement-breakpoint
CREATE INDEX "webinar_staff_person_idx" ON "webinar_staff" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "webinars_version_idx" ON "webinars" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "webinars_association_idx" ON "webinars" USING btree ("association_id");--> statement-breakpoint
CREATE INDEX "mentoring_confirmations_person_idx" ON "mentoring_confirmations" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "mentoring_fits_person_idx" ON "mentoring_fits" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "mentoring_matches_mentor_idx" ON "mentoring_matches" USING btree ("mentor_id");--> statement-breakpoint
CREATE INDEX "mentoring_notes_author_idx" ON "mentoring_notes" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "mentoring_pairs_round_idx" ON "mentoring_pairs" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "mentoring_presence_person_idx" ON "mentoring_presence" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "consultation_comments_person_idx" ON "consultation_comments" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "consultation_entries_person_idx" ON "consultation_entries" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "consultation_reads_person_idx" ON "consultation_reads" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "consultation_reflections_person_idx" ON "consultation_reflections" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_state_check" CHECK ("state" in ('waiting', 'done', 'failed'));--> statement-breakpoint
ALTER TABLE "storage_quotas" ADD CONSTRAINT "storage_quotas_kind_check" CHECK ("kind" in ('person', 'association'));--> statement-breakpoint
ALTER TABLE "mail_tokens" ADD CONSTRAINT "mail_tokens_purpose_check" CHECK ("purpose" in ('confirm', 'reset'));--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_state_check" CHECK ("state" in ('requested', 'accepted', 'declined', 'ended'));--> statement-breakpoint
ALTER TABLE "name_changes" ADD CONSTRAINT "name_changes_state_check" CHECK ("state" in ('requested', 'approved', 'declined', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_role_check" CHECK ("role" in ('author', 'mentor', 'administrator'));--> statement-breakpoint
ALTER TABLE "course_disclosures" ADD CONSTRAINT "course_disclosures_role_check" CHECK ("role" in ('author', 'planner', 'speaker', 'reviewer'));--> statement-breakpoint
ALTER TABLE "course_variants" ADD CONSTRAINT "course_variants_format_check" CHECK ("format" in ('scorm-1.2', 'scorm-2004', 'webinar', 'recording'));--> statement-breakpoint
ALTER TABLE "course_versions" ADD CONSTRAINT "course_versions_state_check" CHECK ("state" in ('draft', 'published', 'replaced'));--> statement-breakpoint
ALTER TABLE "xapi_documents" ADD CONSTRAINT "xapi_documents_kind_check" CHECK ("kind" in ('state', 'activity', 'agent'));--> statement-breakpoint
ALTER TABLE "xapi_forwardings" ADD CONSTRAINT "xapi_forwardings_state_check" CHECK ("state" in ('waiting', 'sent', 'refused'));--> statement-breakpoint
ALTER TABLE "xapi_forwards" ADD CONSTRAINT "xapi_forwards_version_check" CHECK ("version" in ('1.0.3', '2.0.0'));--> statement-breakpoint
ALTER TABLE "xapi_forwards" ADD CONSTRAINT "xapi_forwards_state_check" CHECK ("state" in ('on', 'paused', 'ended'));--> statement-breakpoint
ALTER TABLE "accreditation_applications" ADD CONSTRAINT "accreditation_applications_state_check" CHECK ("state" in ('submitted', 'returned', 'approved', 'refused'));--> statement-breakpoint
ALTER TABLE "application_reviews" ADD CONSTRAINT "application_reviews_verdict_check" CHECK ("verdict" is null or "verdict" in ('recommend', 'with_changes', 'against'));--> statement-breakpoint
ALTER TABLE "external_activities" ADD CONSTRAINT "external_activities_state_check" CHECK ("state" in ('submitted', 'returned', 'accepted', 'declined'));--> statement-breakpoint
ALTER TABLE "participations" ADD CONSTRAINT "participations_kind_check" CHECK ("kind" in ('course', 'external', 'mentoring', 'consultation'));--> statement-breakpoint
ALTER TABLE "programme_enrolments" ADD CONSTRAINT "programme_enrolments_anchor_kind_check" CHECK ("anchor_kind" in ('certificate', 'licence', 'category', 'none'));--> statement-breakpoint
ALTER TABLE "rule_sets" ADD CONSTRAINT "rule_sets_applies_check" CHECK ("applies" in ('activity_date', 'cycle_end'));--> statement-breakpoint
ALTER TABLE "scorm_launches" ADD CONSTRAINT "scorm_launches_mode_check" CHECK ("mode" in ('normal', 'review'));--> statement-breakpoint
ALTER TABLE "scorm_launches" ADD CONSTRAINT "scorm_launches_end_reason_check" CHECK ("end_reason" is null or "end_reason" in ('finished', 'superseded', 'expired'));--> statement-breakpoint
ALTER TABLE "scorm_packages" ADD CONSTRAINT "scorm_packages_standard_check" CHECK ("standard" in ('scorm-1.2', 'scorm-2004'));--> statement-breakpoint
ALTER TABLE "scorm_packages" ADD CONSTRAINT "scorm_packages_kind_check" CHECK ("kind" in ('single', 'list', 'sequenced'));--> statement-breakpoint
ALTER TABLE "room_messages" ADD CONSTRAINT "room_messages_state_check" CHECK ("state" in ('shown', 'silenced', 'deleted'));--> statement-breakpoint
ALTER TABLE "room_prompts" ADD CONSTRAINT "room_prompts_kind_check" CHECK ("kind" in ('poll', 'check'));--> statement-breakpoint
ALTER TABLE "room_prompts" ADD CONSTRAINT "room_prompts_state_check" CHECK ("state" in ('draft', 'open', 'closed'));--> statement-breakpoint
ALTER TABLE "room_questions" ADD CONSTRAINT "room_questions_state_check" CHECK ("state" in ('pending', 'open', 'answered', 'declined', 'silenced'));--> statement-breakpoint
ALTER TABLE "room_restrictions" ADD CONSTRAINT "room_restrictions_state_check" CHECK ("state" in ('silenced', 'blocked'));--> statement-breakpoint
ALTER TABLE "webinar_assets" ADD CONSTRAINT "webinar_assets_state_check" CHECK ("state" in ('live', 'ready', 'errored', 'deleted'));--> statement-breakpoint
ALTER TABLE "webinar_intervals" ADD CONSTRAINT "webinar_intervals_mode_check" CHECK ("mode" in ('watched', 'listened', 'read'));--> statement-breakpoint
ALTER TABLE "webinar_seats" ADD CONSTRAINT "webinar_seats_state_check" CHECK ("state" in ('seat', 'waiting', 'left'));--> statement-breakpoint
ALTER TABLE "webinar_staff" ADD CONSTRAINT "webinar_staff_role_check" CHECK ("role" in ('cohost', 'moderator'));--> statement-breakpoint
ALTER TABLE "webinar_streams" ADD CONSTRAINT "webinar_streams_purpose_check" CHECK ("purpose" in ('live', 'rehearsal'));--> statement-breakpoint
ALTER TABLE "webinar_streams" ADD CONSTRAINT "webinar_streams_state_check" CHECK ("state" in ('idle', 'connected', 'active', 'disconnected', 'disabled', 'deleted'));--> statement-breakpoint
ALTER TABLE "webinars" ADD CONSTRAINT "webinars_state_check" CHECK ("state" in ('draft', 'announced', 'cancelled'));--> statement-breakpoint
ALTER TABLE "mentoring_fits" ADD CONSTRAINT "mentoring_fits_answer_check" CHECK ("answer" in ('good', 'deciding', 'no'));--> statement-breakpoint
ALTER TABLE "mentoring_meetings" ADD CONSTRAINT "mentoring_meetings_state_check" CHECK ("state" in ('proposed', 'agreed', 'cancelled'));--> statement-breakpoint
ALTER TABLE "mentoring_pairs" ADD CONSTRAINT "mentoring_pairs_state_check" CHECK ("state" in ('proposed', 'active', 'paused', 'declined', 'expired', 'ended'));--> statement-breakpoint
ALTER TABLE "mentoring_pairs" ADD CONSTRAINT "mentoring_pairs_end_reason_check" CHECK ("end_reason" is null or "end_reason" in ('done', 'fit', 'time', 'moved', 'other'));--> statement-breakpoint
ALTER TABLE "mentoring_profiles" ADD CONSTRAINT "mentoring_profiles_role_check" CHECK ("role" in ('mentee', 'mentor'));--> statement-breakpoint
ALTER TABLE "mentoring_profiles" ADD CONSTRAINT "mentoring_profiles_state_check" CHECK ("state" in ('active', 'paused', 'left'));--> statement-breakpoint
ALTER TABLE "mentoring_programmes" ADD CONSTRAINT "mentoring_programmes_state_check" CHECK ("state" in ('draft', 'open', 'closed'));--> statement-breakpoint
ALTER TABLE "mentoring_rounds" ADD CONSTRAINT "mentoring_rounds_state_check" CHECK ("state" in ('draft', 'published', 'discarded'));--> statement-breakpoint
ALTER TABLE "consultation_assignments" ADD CONSTRAINT "consultation_assignments_ending_check" CHECK ("ending" is null or "ending" in ('answered', 'unopened', 'declined', 'barred', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "consultation_cases" ADD CONSTRAINT "consultation_cases_reach_check" CHECK ("reach" in ('country', 'union', 'region'));--> statement-breakpoint
ALTER TABLE "consultation_cases" ADD CONSTRAINT "consultation_cases_urgency_check" CHECK ("urgency" in ('today', 'days', 'week'));--> statement-breakpoint
ALTER TABLE "consultation_cases" ADD CONSTRAINT "consultation_cases_state_check" CHECK ("state" in ('sending', 'held', 'waiting', 'assigned', 'asked_back', 'answered', 'closed', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "consultation_cases" ADD CONSTRAINT "consultation_cases_outcome_check" CHECK ("outcome" is null or "outcome" in ('new_plan', 'confirmed', 'avoided', 'referred'));--> statement-breakpoint
ALTER TABLE "consultation_entries" ADD CONSTRAINT "consultation_entries_kind_check" CHECK ("kind" in ('answer', 'ask_back', 'refer', 'reply', 'follow_up', 'sent_back'));--> statement-breakpoint
ALTER TABLE "consultation_lessons" ADD CONSTRAINT "consultation_lessons_state_check" CHECK ("state" in ('offered', 'published', 'declined', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "consultation_reads" ADD CONSTRAINT "consultation_reads_what_check" CHECK ("what" in ('case', 'picture', 'export', 'lesson', 'refused'));--> statement-breakpoint
ALTER TABLE "consultation_specialists" ADD CONSTRAINT "consultation_specialists_state_check" CHECK ("state" in ('active', 'paused'));