import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendParticipationIn } from '#app/domains/credits/internal/append-participation.server.ts';
import { refreshStandingsIn } from '#app/domains/credits/standings/refresh-standings.server.ts';
import {
  recordStatementIn,
  type StatementInput,
} from '#app/domains/xapi/statements/record-statement.server.ts';
import type { Tx } from '#db/database.ts';
import { type Earned, lineOf } from './earned.ts';
import type { Participation } from './ledger.ts';

/** What the record store says of it; a course has said so when it was completed. */
type Activity = Pick<StatementInput, 'activity' | 'name' | 'type'> & { id: string };

/**
 * From something that was done to credit, in the unit of its cause: statement, line of the ledger, standings. The one way into
 * the ledger; the caller has verified that it happened, and whose it is. Where nothing counts for it (`activityType` is
 * empty, or nobody accepts it) the statement alone is recorded, and the answer is null.
 */
export async function earnCreditIn(
  tx: Tx,
  ctx: Ctx,
  earned: Earned & { course: object },
): Promise<Participation>;
export async function earnCreditIn(
  tx: Tx,
  ctx: Ctx,
  earned: Earned,
  activity: Activity | null,
): Promise<Participation | null>;
export async function earnCreditIn(
  tx: Tx,
  ctx: Ctx,
  earned: Earned,
  activity: Activity | null = null,
): Promise<Participation | null> {
  const { person, minutes, activityType } = earned;
  if (activity)
    await recordStatementIn(tx, ctx, {
      actor: person.opaqueId,
      verb: 'completed',
      activity: activity.activity,
      name: activity.name,
      type: activity.type,
      registration: activity.id,
      result: { completion: true, duration: `PT${minutes}M` },
    });
  if (activityType === '' || (!earned.course && earned.acceptedIn === undefined)) return null;
  const line = await appendParticipationIn(tx, ctx, lineOf(earned), null);
  await refreshStandingsIn(tx, ctx, [person.id]);
  return line;
}
