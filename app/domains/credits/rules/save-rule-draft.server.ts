import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import type { Rule } from '#app/domains/credits/types.ts';
import { RuleDraftInput } from '#app/domains/credits/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { ruleSets } from '#db/schema/credits.ts';
import { hashRules } from './hash-rules.server.ts';
import { readOwnRuleDraft } from './read-own-rule-draft.server.ts';
import { parseRules } from './rule-form.ts';
import { COUNTED_RULE_TYPES, RULE_TEMPLATES } from './rule-types.ts';

/**
 * Saves what the form says; `add` appends a rule of a kind. Throws `rules_changed` with who where another officer
 * was faster, and what is wrong by field.
 */
export async function saveRuleDraft(
  ctx: Ctx,
  associationId: string,
  id: string,
  raw: Record<string, unknown>,
): Promise<void> {
  const { draft, updatedBy } = await readOwnRuleDraft(ctx, associationId, id);
  const { actor } = ctx as SignedInCtx;
  const { revision, add, ...dates } = RuleDraftInput.parse(raw);
  if (revision !== draft.revision) throw new DomainError('rules_changed', { name: updatedBy });
  const { rules, wrong } = parseRules(draft.rules, raw);
  if (Object.keys(wrong).length > 0) throw new DomainError('invalid', {}, wrong);
  const type = COUNTED_RULE_TYPES.find((each) => each === add);
  if (type)
    rules.push({ id: freeRuleId(rules, type), type, params: { ...RULE_TEMPLATES[type] }, verified: false });
  await ctx.db.transact(async (tx) => {
    const [saved] = await tx
      .update(ruleSets)
      .set({
        ...dates,
        rules,
        revision: revision + 1,
        updatedAt: ctx.now,
        updatedBy: actor.id,
      })
      .where(and(eq(ruleSets.id, id), eq(ruleSets.revision, revision), isNull(ruleSets.publishedAt)))
      .returning();
    if (!saved) throw new DomainError('changed_meanwhile');
    await appendAudit(tx, ctx, 'credits.rules-changed', id, { ...dates, rulesHash: hashRules(rules) });
  });
}

const freeRuleId = (rules: readonly Rule[], type: string): string => {
  for (let n = 1; ; n++) if (!rules.some((rule) => rule.id === `${type}-${n}`)) return `${type}-${n}`;
};
