import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Ctx, type SignedInCtx, todayOf } from '#app/domains/accounts/ctx.ts';
import { mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { PublishInput } from '#app/domains/credits/schemas.ts';
import { enqueueRecount } from '#app/domains/credits/standings/enqueue-recount.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { addDays } from '#app/platform/time.ts';
import { ruleSets } from '#db/schema/credits.ts';
import { hashRules } from './hash-rules.server.ts';
import { readOwnRuleDraft } from './read-own-rule-draft.server.ts';
import { findRulesFault } from './find-rules-fault.ts';
import { hasUnsavedRules } from './has-unsaved-rules.server.ts';
import { signRulesIn } from './sign-rules.server.ts';

/**
 * Publishes a draft from its date on and signs it; earlier credit does not change. The last editor may not publish
 * (`own_decision`): two officers have read rules that count for everybody (four-eyes principle). Throws by field: a date that
 * is past, that is in another set or leaves a gap after one. Throws `rules_unsaved` where the form that came along says something else than
 * what is stored.
 */
export async function publishRuleDraft(
  ctx: Ctx,
  associationId: string,
  id: string,
  raw: Record<string, unknown>,
): Promise<void> {
  const { draft } = await readOwnRuleDraft(ctx, associationId, id);
  mustBeSomebodyElse(ctx as SignedInCtx, draft.updatedBy);
  const { revision } = PublishInput.parse(raw);
  const { programmeId } = draft;
  const today = todayOf(ctx);
  if (revision === draft.revision && hasUnsavedRules(draft, raw)) throw new DomainError('rules_unsaved');
  const fault = findRulesFault(draft.rules);
  if (fault) throw new DomainError(fault);
  if (draft.validFrom < today) throw new DomainError('invalid', {}, { validFrom: 'date_past' });
  await ctx.db.transact(async (tx) => {
    const others = await tx
      .select({ validFrom: ruleSets.validFrom, validTo: ruleSets.validTo })
      .from(ruleSets)
      .where(and(eq(ruleSets.programmeId, programmeId), isNotNull(ruleSets.publishedAt)))
      .orderBy(asc(ruleSets.validFrom));
    const last = others.at(-1);
    if (last && draft.validFrom <= (last.validTo || last.validFrom))
      throw new DomainError('invalid', {}, { validFrom: 'rules_overlap' });
    if (last?.validTo && draft.validFrom > addDays(last.validTo, 1))
      throw new DomainError('invalid', {}, { validFrom: 'rules_gap' });
    const [published] = await tx
      .update(ruleSets)
      .set({ publishedAt: ctx.now })
      .where(and(eq(ruleSets.id, id), eq(ruleSets.revision, revision), isNull(ruleSets.publishedAt)))
      .returning();
    if (!published) throw new DomainError('changed_meanwhile');
    await signRulesIn(tx, ctx, associationId, programmeId, draft.rules);
    await appendAudit(tx, ctx, 'credits.rules-published', id, {
      programmeId,
      validFrom: draft.validFrom,
      validTo: draft.validTo,
      applies: draft.applies,
      rulesHash: hashRules(draft.rules),
    });
    await enqueueRecount(tx, ctx.now, { programmeId });
  });
}
