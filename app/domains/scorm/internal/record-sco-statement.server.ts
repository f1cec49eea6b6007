import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { LaunchPoint } from '#app/domains/scorm/types.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import type { Verb } from '#app/domains/xapi/statements/verbs.ts';
import type { Tx } from '#db/database.ts';
import type { scormLaunches } from '#db/schema/scorm.ts';

type ScoOfLaunch = {
  launch: typeof scormLaunches.$inferSelect;
  learner: { opaqueId: string; language: string };
  point: Pick<LaunchPoint, 'sco' | 'title'>;
};

/** One statement about the SCO of a launch. */
export const recordScoStatementIn = (
  tx: Tx,
  ctx: Ctx,
  { launch, learner, point }: ScoOfLaunch,
  verb: Verb,
  result?: Record<string, unknown>,
) =>
  recordStatementIn(tx, ctx, {
    actor: learner.opaqueId,
    verb,
    activity: `/activities/packages/${launch.packageId}/${encodeURIComponent(point.sco)}`,
    name: { [learner.language]: point.title },
    type: 'module',
    registration: launch.registrationId,
    ...(result ? { result } : {}),
  });
