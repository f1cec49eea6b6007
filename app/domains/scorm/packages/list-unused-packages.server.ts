import { and, desc, eq, notExists, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { coursePackages, courseVariants } from '#db/schema/catalogue.ts';
import { scormPackages } from '#db/schema/scorm.ts';

/** Packages that the author uploaded and made no course of, the newest five, with how much there is to look at in their report. */
export async function listUnusedPackages(ctx: Ctx) {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const { read } = ctx.db;
  const rows = await read
    .select({
      id: scormPackages.id,
      report: scormPackages.report,
      fileName: scormPackages.fileName,
      createdAt: scormPackages.createdAt,
    })
    .from(scormPackages)
    .where(
      and(
        eq(scormPackages.ownerId, ctx.actor.id),
        notExists(
          read
            .select({ one: sql`1` })
            .from(courseVariants)
            .where(eq(courseVariants.packageId, scormPackages.id)),
        ),
        notExists(
          read
            .select({ one: sql`1` })
            .from(coursePackages)
            .where(eq(coursePackages.packageId, scormPackages.id)),
        ),
      ),
    )
    .orderBy(desc(scormPackages.createdAt))
    .limit(5);
  return rows.map(({ id, report, fileName, createdAt }) => ({
    id,
    title: report.title ?? fileName,
    faults: report.errors.length + report.warnings.length,
    createdAt,
  }));
}
