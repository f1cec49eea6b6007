import { type Ctx, type SignedInCtx, todayOf } from '#app/domains/accounts/ctx.ts';
import { requireOwnProgramme } from '#app/domains/credits/internal/require-own-programme.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { addDays } from '#app/platform/time.ts';
import { ruleSets } from '#db/schema/credits.ts';
import { readRuleSets } from './read-rule-sets.server.ts';
import { ruleSetOn } from './rule-sets.ts';

/** A draft to change, from what is in force today; returns its id. */
export async function startRuleDraft(ctx: Ctx, associationId: string, programmeId: string): Promise<string> {
  await requireOwnProgramme(ctx, associationId, programmeId);
  const { actor } = ctx as SignedInCtx;
  const today = todayOf(ctx);
  const sets = (await readRuleSets(ctx.db.read)).get(programmeId)!;
  const current = ruleSetOn(sets, today);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    await tx.insert(ruleSets).values({
      id,
      programmeId,
      associationId,
      rules: [...current.rules],
      applies: current.applies,
      validFrom: addDays(today, 1),
      validTo: '',
      note: '',
      revision: 1,
      updatedAt: ctx.now,
      updatedBy: actor.id,
    });
    await appendAudit(tx, ctx, 'credits.rules-drafted', id, { programmeId, from: current.id });
  });
  return id;
}
