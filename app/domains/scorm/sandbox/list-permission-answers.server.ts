import { and, desc, eq, gte, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { audit } from '#db/schema/platform.ts';
import { scormPackages } from '#db/schema/scorm.ts';

const ANSWERS = { 'scorm.needs-agreed': 'agreed', 'scorm.needs-declined': 'declined' } as const;

/** What associations have answered since then about permissions that the author's packages asked for, the last of each package. */
export async function listPermissionAnswers(ctx: Ctx, since: Date) {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const rows = await ctx.db.read
    .select({
      packageId: scormPackages.id,
      report: scormPackages.report,
      fileName: scormPackages.fileName,
      action: audit.action,
      at: audit.at,
    })
    .from(scormPackages)
    .innerJoin(audit, eq(audit.thing, scormPackages.id))
    .where(
      and(
        eq(scormPackages.ownerId, ctx.actor.id),
        inArray(audit.action, Object.keys(ANSWERS)),
        gte(audit.at, since),
      ),
    )
    .orderBy(desc(audit.at), desc(audit.id))
    .limit(20);
  return rows
    .filter(({ packageId }, i) => rows.findIndex((each) => each.packageId === packageId) === i)
    .map(({ packageId, report, fileName, action, at }) => ({
      packageId,
      title: report.title ?? fileName,
      answer: ANSWERS[action as keyof typeof ANSWERS],
      at,
    }));
}
