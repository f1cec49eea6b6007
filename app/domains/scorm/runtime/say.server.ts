import type { Tx } from '#db/database.ts';
import type { scormLaunches } from '#db/schema/scorm.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import type { LaunchPoint } from '../inspect/launch-point.ts';
import { recordStatementIn } from '../../xapi/record-statement.server.ts';
import type { Verb } from '../../xapi/verbs.ts';

type OfSco = {
  launch: typeof scormLaunches.$inferSelect;
  learner: { opaqueId: string; language: string };
  point: Pick<LaunchPoint, 'sco' | 'title'>;
};

/** One statement about the SCO of a launch. */
export const sayOfSco = (
  tx: Tx,
  ctx: Ctx,
  { launch, learner, point }: OfSco,
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
