CREATE TABLE "course_packages" (
	"version_id" text NOT NULL,
	"module_id" text NOT NULL,
	"language" text NOT NULL,
	"package_id" text NOT NULL,
	CONSTRAINT "course_packages_version_id_module_id_language_pk" PRIMARY KEY("version_id","module_id","language")
);
--> statement-breakpoint
ALTER TABLE "course_packages" ADD CONSTRAINT "course_packages_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "course_packages_package_idx" ON "course_packages" USING btree ("package_id");