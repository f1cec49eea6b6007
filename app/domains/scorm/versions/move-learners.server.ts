import { and, asc, eq, gt, isNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { enqueueJob, type JobHandler } from '#app/platform/jobs.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { courseVariants } from '#db/schema/catalogue.ts';
import { completions, registrations } from '#db/schema/learning.ts';
import { scormAttempts, scormLaunches, scormPackages, scormScoStates } from '#db/schema/scorm.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { mayTeach, mustBeAllowed } from '../../accounts/permissions.ts';
import { publishVersion } from '../../catalogue/place-package.server.ts';
import { together } from '../runtime/cmi.ts';
import { endLaunchesIn, findLastAttempt } from '../runtime/launch.server.ts';
import { listStates, readContents } from '../runtime/parts.server.ts';

export const MOVE_LEARNERS = 'scorm.move-learners';
const BATCH = 50;

/**
 * What becomes of those who are in the middle when a version is published: they finish theirs; or they go over to the new one and keep
 * what they did in parts that are still there; or they go over and begin anew. Who has completed is never touched.
 */
export const HOW = ['stay', 'carry', 'anew'] as const;
type How = (typeof HOW)[number];
const MoveInput = z.object({
  versionId: z.string(),
  learners: z.enum(HOW, 'choose_from_list').default('stay'),
});

/** Publishes a draft and, in the same unit, orders the move of those in progress; the move itself is a job. */
export async function publishAndMove(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const { versionId, learners } = MoveInput.parse(raw);
  await publishVersion(ctx, versionId, async (tx, courseId) => {
    if (learners === 'stay') return;
    await enqueueJob(tx, ctx.now, MOVE_LEARNERS, { courseId, versionId, how: learners });
    await appendAudit(tx, ctx, 'scorm.learners-moved', versionId, { courseId, how: learners });
  });
}

/** Running, not completed, and in another version than this one. */
const inProgress = (courseId: string, versionId: string) =>
  and(
    eq(registrations.courseId, courseId),
    ne(registrations.versionId, versionId),
    isNull(registrations.endedAt),
    isNull(completions.at),
  );

/** How many the author decides about; the caller has shown that the course is the actor's. */
export async function countInProgress(ctx: Ctx, courseId: string, versionId: string): Promise<number> {
  const rows = await ctx.db.read
    .select({ id: registrations.id })
    .from(registrations)
    .leftJoin(completions, eq(completions.registrationId, registrations.id))
    .where(inProgress(courseId, versionId));
  return rows.length;
}

/** The job: in batches, each a unit of its own; whoever has been moved is found no more, so that a second run does nothing twice. */
export const moveLearnersHandler =
  (platform: Platform): JobHandler =>
  async (payload, { id, now }) => {
    const { courseId, versionId, how } = payload as { courseId: string; versionId: string; how: How };
    const ctx: Ctx = { ...platform, now, requestId: id, actor: null, remote: null };
    for (let after = ''; ;) {
      const moved = await ctx.db.transact(async (tx) => {
        const rows = await tx
          .select({ registration: registrations })
          .from(registrations)
          .leftJoin(completions, eq(completions.registrationId, registrations.id))
          .where(and(inProgress(courseId, versionId), gt(registrations.id, after)))
          .orderBy(asc(registrations.id))
          .limit(BATCH);
        for (const { registration } of rows) await moveIn(tx, ctx, registration, versionId, how);
        return rows.map(({ registration }) => registration.id);
      });
      if (moved.length === 0) return;
      after = moved.at(-1)!;
    }
  };

const packageOf = async (read: Reader, versionId: string, language: string): Promise<string | null> => {
  const [row] = await read
    .select({ packageId: courseVariants.packageId })
    .from(courseVariants)
    .where(and(eq(courseVariants.versionId, versionId), eq(courseVariants.language, language)));
  return row?.packageId ?? null;
};

/** Somebody whose language the new version does not have stays where they are. */
async function moveIn(
  tx: Tx,
  ctx: Ctx,
  registration: typeof registrations.$inferSelect,
  versionId: string,
  how: How,
): Promise<void> {
  const { id, language } = registration;
  const [before, after] = [
    await packageOf(tx, registration.versionId, language),
    await packageOf(tx, versionId, language),
  ];
  if (after === null) return;
  await tx.update(registrations).set({ versionId }).where(eq(registrations.id, id));
  if (before === null || before === after) return;
  await endLaunchesIn(
    tx,
    ctx,
    and(eq(scormLaunches.registrationId, id), isNull(scormLaunches.endedAt)),
    'superseded',
  );
  if (how === 'carry') await carryIn(tx, id, before, after);
}

/** What was done in parts of the same identifier becomes the beginning of an attempt at the new package. */
async function carryIn(tx: Tx, registrationId: string, before: string, after: string): Promise<void> {
  const last = await findLastAttempt(tx, registrationId, before);
  if (!last || (await findLastAttempt(tx, registrationId, after))) return;
  const [from, to] = await Promise.all(
    [before, after].map(
      async (id) => (await tx.select().from(scormPackages).where(eq(scormPackages.id, id)))[0]!,
    ),
  );
  if (from!.standard !== to!.standard) return;
  const { points } = await readContents(tx, after);
  const known = new Set(points.map(({ sco }) => sco));
  const states = (await listStates(tx, last.id)).filter(({ sco }) => known.has(sco));
  if (states.length === 0) return;
  const isSameOrder = JSON.stringify(from!.contents) === JSON.stringify(to!.contents);
  const [alone] = states;
  const attempt: typeof scormAttempts.$inferInsert = {
    id: newId(),
    registrationId,
    packageId: after,
    number: last.number,
    // The sequencer's state fits the tree that it is of, and no other.
    sequencing: to!.kind === 'sequenced' && isSameOrder ? last.sequencing : null,
    startedAt: last.startedAt,
    ...(to!.kind === 'list' ? together(states, points.length) : {}),
    ...(to!.kind === 'single'
      ? {
          completionStatus: alone!.completionStatus,
          successStatus: alone!.successStatus,
          scaledScore: alone!.scaledScore,
        }
      : {}),
  };
  await tx.insert(scormAttempts).values(attempt);
  await tx.insert(scormScoStates).values(states.map((state) => ({ ...state, attemptId: attempt.id })));
}
