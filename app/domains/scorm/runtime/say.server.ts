import type { Tx } from '#db/database.ts';
import type { scormAttempts, scormLaunches } from '#db/schema/scorm.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { recordStatementIn } from '../../xapi/record-statement.server.ts';
import type { Verb } from '../../xapi/verbs.ts';

type OfSco = {
  launch: typeof scormLaunches.$inferSelect;
  attempt: typeof scormAttempts.$inferSelect;
  learner: { opaqueId: string; language: string };
  title: string;
};

/** One statement about the SCO of a launch. */
export const sayOfSco = (
  tx: Tx,
  ctx: Ctx,
  { launch, attempt, learner, title }: OfSco,
  verb: Verb,
  result?: Record<string, unknown>,
) =>
  recordStatementIn(tx, ctx, {
    actor: learner.opaqueId,
    verb,
    activity: `/activities/packages/${launch.packageId}/${encodeURIComponent(attempt.sco)}`,
    name: { [learner.language]: title },
    type: 'module',
    registration: launch.registrationId,
    ...(result ? { result } : {}),
  });
