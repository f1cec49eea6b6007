import { and, eq, gte, isNotNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { MIN_GROUP_SIZE } from '#app/platform/small-groups.ts';
import { courses } from '#db/schema/catalogue.ts';
import { registrations } from '#db/schema/learning.ts';
import { moduleAttempts } from '#db/schema/modules.ts';
import { scormAttempts } from '#db/schema/scorm.ts';

/** First attempts at tests of the author's courses since then, and their mean score from 0 to 1; null of fewer than five. */
export async function readOwnTestResults(
  ctx: Ctx,
  since: Date,
): Promise<{ attempts: number; mean: number | null }> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  const { read } = ctx.db;
  const isOwn = eq(courses.ownerId, ctx.actor.id);
  const inPages = await read
    .select({ score: moduleAttempts.score })
    .from(moduleAttempts)
    .innerJoin(registrations, eq(registrations.id, moduleAttempts.registrationId))
    .innerJoin(courses, eq(courses.id, registrations.courseId))
    .where(
      and(
        isOwn,
        eq(moduleAttempts.number, 1),
        gte(moduleAttempts.startedAt, since),
        isNotNull(moduleAttempts.score),
      ),
    );
  const inPackages = await read
    .select({ score: scormAttempts.scaledScore })
    .from(scormAttempts)
    .innerJoin(registrations, eq(registrations.id, scormAttempts.registrationId))
    .innerJoin(courses, eq(courses.id, registrations.courseId))
    .where(
      and(
        isOwn,
        eq(scormAttempts.number, 1),
        gte(scormAttempts.startedAt, since),
        isNotNull(scormAttempts.scaledScore),
      ),
    );
  const scores = [...inPages, ...inPackages].map(({ score }) => Number(score));
  const sum = scores.reduce((all, score) => all + score, 0);
  return {
    attempts: scores.length,
    mean: scores.length < MIN_GROUP_SIZE ? null : sum / scores.length,
  };
}
