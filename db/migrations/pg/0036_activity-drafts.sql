ALTER TABLE "accreditation_applications" DROP CONSTRAINT "accreditation_applications_state_check";--> statement-breakpoint
ALTER TABLE "external_activities" DROP CONSTRAINT "external_activities_state_check";--> statement-breakpoint
ALTER TABLE "external_activities" ALTER COLUMN "association_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "accreditation_applications" ADD COLUMN "form" jsonb;--> statement-breakpoint
ALTER TABLE "external_activities" ADD COLUMN "form" jsonb;--> statement-breakpoint
ALTER TABLE "external_activities" ADD COLUMN "corrected" jsonb;--> statement-breakpoint
ALTER TABLE "accreditation_applications" ADD CONSTRAINT "accreditation_applications_state_check" CHECK ("state" in ('draft', 'submitted', 'returned', 'approved', 'refused'));--> statement-breakpoint
ALTER TABLE "external_activities" ADD CONSTRAINT "external_activities_state_check" CHECK ("state" in ('draft', 'submitted', 'returned', 'accepted', 'declined'));