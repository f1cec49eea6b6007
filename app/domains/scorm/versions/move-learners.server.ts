import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isLive } from '#app/domains/catalogue/versions/live-course.ts';
import { isInProgressElsewhere } from '#app/domains/scorm/internal/learners-in-progress.server.ts';
import { endLaunchesIn } from '#app/domains/scorm/launches/end-launches.server.ts';
import { handlerOf, type JobHandler, jobKind } from '#app/platform/jobs.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { courseVariants } from '#db/schema/catalogue.ts';
import { completions, registrations } from '#db/schema/learning.ts';
import { scormLaunches } from '#db/schema/scorm.ts';
import { carryStatesIn } from './carry-states.server.ts';
import { LEARNER_MOVES, type LearnerMove } from './learner-move.ts';

export const MOVE_LEARNERS = jobKind('scorm.move-learners', {
  courseId: z.string(),
  versionId: z.string(),
  how: z.enum(LEARNER_MOVES),
});

const BATCH = 50;

/** Job. Each batch is its own unit; a moved registration no longer matches, so that a second run does nothing. */
export const moveLearnersHandler = (platform: Platform): JobHandler =>
  handlerOf(MOVE_LEARNERS, async ({ courseId, versionId, how }, { id, now }) => {
    const ctx: Ctx = { ...platform, now, requestId: id, actor: null, remote: null };
    for (let after = ''; ;) {
      const moved = await ctx.db.transact(async (tx) => {
        const rows = await tx
          .select({ registration: registrations })
          .from(registrations)
          .leftJoin(completions, eq(completions.registrationId, registrations.id))
          .where(and(isInProgressElsewhere(courseId, versionId), gt(registrations.id, after)))
          .orderBy(asc(registrations.id))
          .limit(BATCH);
        for (const { registration } of rows) await moveRegistrationIn(tx, ctx, registration, versionId, how);
        return rows.map(({ registration }) => registration.id);
      });
      if (moved.length === 0) return;
      after = moved.at(-1)!;
    }
  });

const findVariant = async (read: Reader, versionId: string, language: string) => {
  const [row] = await read
    .select({ packageId: courseVariants.packageId, format: courseVariants.format })
    .from(courseVariants)
    .where(and(eq(courseVariants.versionId, versionId), eq(courseVariants.language, language)));
  return row ?? null;
};

/** Somebody whose language the new version does not have stays where they are. */
async function moveRegistrationIn(
  tx: Tx,
  ctx: Ctx,
  registration: typeof registrations.$inferSelect,
  versionId: string,
  how: LearnerMove,
): Promise<void> {
  const { id, language } = registration;
  const before = (await findVariant(tx, registration.versionId, language))?.packageId ?? null;
  const variant = await findVariant(tx, versionId, language);
  if (!variant || isLive(variant)) return;
  await tx.update(registrations).set({ versionId }).where(eq(registrations.id, id));
  const after = variant.packageId;
  // Progress in a native course is kept by module id, so it moves along. An open package may be finished: its launch stays open.
  if (before === null || after === null || before === after) return;
  await endLaunchesIn(
    tx,
    ctx,
    and(eq(scormLaunches.registrationId, id), isNull(scormLaunches.endedAt)),
    'superseded',
  );
  if (how === 'carry') await carryStatesIn(tx, id, before, after);
}
