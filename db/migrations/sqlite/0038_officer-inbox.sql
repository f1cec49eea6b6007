CREATE INDEX `credit_findings_seen_idx` ON `credit_findings` (`seen_at`);
--> statement-breakpoint
CREATE INDEX `programme_enrolments_confirmed_idx` ON `programme_enrolments` (`confirmed_at`);
