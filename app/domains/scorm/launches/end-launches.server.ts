import { type SQL, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireLaunchPoint } from '#app/domains/scorm/internal/package-contents.server.ts';
import { listPartStates } from '#app/domains/scorm/internal/part-states.server.ts';
import { recordScoStatementIn } from '#app/domains/scorm/internal/record-sco-statement.server.ts';
import type { Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { registrations } from '#db/schema/learning.ts';
import { scormLaunches, scormPackages } from '#db/schema/scorm.ts';

/** Ends launches that no package ended itself; those that had begun are said to be terminated. */
export async function endLaunchesIn(
  tx: Tx,
  ctx: Ctx,
  where: SQL | undefined,
  endReason: 'superseded' | 'expired',
): Promise<void> {
  const ended = await tx.update(scormLaunches).set({ endedAt: ctx.now, endReason }).where(where).returning();
  for (const launch of ended.filter((each) => each.appliedSequence > 0)) {
    const [row] = await tx
      .select({
        learner: { opaqueId: people.opaqueId, language: registrations.language },
        content: { kind: scormPackages.kind, point: scormPackages.launch },
      })
      .from(registrations)
      .innerJoin(people, eq(people.id, registrations.personId))
      .innerJoin(scormPackages, eq(scormPackages.id, launch.packageId))
      .where(eq(registrations.id, launch.registrationId));
    const { learner, content } = row!;
    for (const state of await listPartStates(tx, launch.attemptId))
      if (state.launchId === launch.id && !state.terminated && state.cmi !== null) {
        const part = await requireLaunchPoint(tx, { ...content, launch }, state.sco);
        await recordScoStatementIn(tx, ctx, { launch, learner, point: part }, 'terminated');
      }
  }
}
