import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import type { Rule } from '#app/domains/credits/types.ts';
import { requireOwnProgramme } from '#app/domains/credits/internal/require-own-programme.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { ruleSignatures } from '#db/schema/credits.ts';
import { hashRules } from './hash-rules.server.ts';
import { readRuleSets } from './read-rule-sets.server.ts';

/** An officer confirms a set that is or will be in force. Idempotent. Throws `own_decision` for a set of one's own. */
export async function signRules(
  ctx: Ctx,
  associationId: string,
  programmeId: string,
  setId: string,
): Promise<void> {
  await requireOwnProgramme(ctx, associationId, programmeId);
  const set = (await readRuleSets(ctx.db.read)).get(programmeId)!.find(({ id }) => id === setId);
  if (!set) throw new DomainError('not_found');
  mustBeSomebodyElse(ctx as SignedInCtx, set.writtenBy);
  await ctx.db.transact((tx) => signRulesIn(tx, ctx, associationId, programmeId, set.rules));
}

export async function signRulesIn(
  tx: Tx,
  ctx: Ctx,
  associationId: string,
  programmeId: string,
  rules: readonly Rule[],
): Promise<void> {
  const { actor } = ctx as SignedInCtx;
  const rulesHash = hashRules(rules);
  const id = newId();
  await tx
    .insert(ruleSignatures)
    .values({ id, programmeId, rulesHash, associationId, signedBy: actor.id, signedAt: ctx.now })
    .onConflictDoNothing();
  await appendAudit(tx, ctx, 'credits.rules-signed', id, { programmeId, rulesHash, associationId });
}
