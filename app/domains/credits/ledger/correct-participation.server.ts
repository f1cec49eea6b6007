import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  appendParticipationIn,
  type Correction,
} from '#app/domains/credits/internal/append-participation.server.ts';
import { refreshStandingsIn } from '#app/domains/credits/standings/refresh-standings.server.ts';
import type { Tx } from '#db/database.ts';
import { type Earned, lineOf } from './earned.ts';
import type { Participation } from './ledger.ts';

/** A second line in place of the one it names, which stays and counts no more. Throws `already_decided` a second time. */
export async function correctParticipationIn(
  tx: Tx,
  ctx: Ctx,
  earned: Earned,
  correction: Correction,
): Promise<Participation> {
  const line = await appendParticipationIn(tx, ctx, lineOf(earned), correction);
  await refreshStandingsIn(tx, ctx, [earned.person.id]);
  return line;
}
