import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readPackageContents } from '#app/domains/scorm/internal/package-contents.server.ts';
import { requireTracedPackage } from '#app/domains/scorm/internal/traced-package.server.ts';
import { people } from '#db/schema/accounts.ts';
import { registrations } from '#db/schema/learning.ts';
import { scormAttempts, scormScoStates } from '#db/schema/scorm.ts';
import { learnerAlias } from './learner-alias.ts';

const PAGE = 50;

/** Attempts at a package, newest first, fifty a page; `before` is the id of the last one seen. */
export async function listAttempts(ctx: Ctx, packageId: string, before: string | null) {
  const { title, row, own } = await requireTracedPackage(ctx, packageId);
  const { points } = await readPackageContents(ctx.db.read, packageId);
  const rows = await ctx.db.read
    .select({ attempt: scormAttempts, opaqueId: people.opaqueId })
    .from(scormAttempts)
    .innerJoin(registrations, eq(registrations.id, scormAttempts.registrationId))
    .innerJoin(people, eq(people.id, registrations.personId))
    .where(
      and(eq(scormAttempts.packageId, packageId), before === null ? undefined : lt(scormAttempts.id, before)),
    )
    .orderBy(desc(scormAttempts.id))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const ids = shown.map(({ attempt }) => attempt.id);
  const states = await ctx.db.read
    .select({
      id: scormScoStates.attemptId,
      sco: scormScoStates.sco,
      reported: sql<number>`case when ${scormScoStates.cmi} is null then 0 else 1 end`.mapWith(Number),
    })
    .from(scormScoStates)
    .where(inArray(scormScoStates.attemptId, ids));
  const assets = new Set(points.filter(({ type }) => type === 'asset').map(({ sco }) => sco));
  return {
    title,
    own,
    kind: row.kind,
    parts: points.length,
    attempts: shown.map(({ attempt, opaqueId }) => {
      const opened = states.filter(({ id }) => id === attempt.id);
      const speaking = opened.filter(({ sco, reported }) => reported === 1 || !assets.has(sco));
      return {
        id: attempt.id,
        learner: learnerAlias(opaqueId),
        number: attempt.number,
        startedAt: attempt.startedAt,
        completionStatus: attempt.completionStatus,
        successStatus: attempt.successStatus,
        scaledScore: attempt.scaledScore,
        opened: opened.length,
        /** A part that could speak was opened, and none ever did. */
        silent: speaking.length > 0 && speaking.every(({ reported }) => reported === 0),
      };
    }),
    next: rows.length > PAGE ? ids.at(-1)! : null,
  };
}
