import { eq } from 'drizzle-orm';
import { combineParts } from '#app/domains/scorm/attempts/cmi.ts';
import { findLastAttempt } from '#app/domains/scorm/internal/attempts.server.ts';
import { readPackageContents } from '#app/domains/scorm/internal/package-contents.server.ts';
import { listPartStates } from '#app/domains/scorm/internal/part-states.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { scormAttempts, scormPackages, scormScoStates } from '#db/schema/scorm.ts';

/**
 * The state of parts with the same identifier becomes the beginning of an attempt at the new package, where none was begun yet. The caller
 * has authorised.
 */
export async function carryStatesIn(
  tx: Tx,
  registrationId: string,
  before: string,
  after: string,
): Promise<void> {
  const last = await findLastAttempt(tx, registrationId, before);
  if (!last || (await findLastAttempt(tx, registrationId, after))) return;
  const [from, to] = await Promise.all(
    [before, after].map(
      async (id) => (await tx.select().from(scormPackages).where(eq(scormPackages.id, id)))[0]!,
    ),
  );
  if (from!.standard !== to!.standard) return;
  const { points } = await readPackageContents(tx, after);
  const known = new Set(points.map(({ sco }) => sco));
  const states = (await listPartStates(tx, last.id)).filter(({ sco }) => known.has(sco));
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
    ...(to!.kind === 'list' ? combineParts(states, points.length) : {}),
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
