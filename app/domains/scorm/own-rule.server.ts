import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { people } from '#db/schema/accounts.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import { readOwnPackage } from './receive-package.server.ts';
import { type OwnRule, OwnRuleInput } from './runtime/own-rule.ts';

/** Sets the rule by which a silent package of one's own is completed; `raw` null takes it back. Who, when and why are kept. */
export async function setOwnRule(ctx: Ctx, packageId: string, raw: unknown): Promise<void> {
  const { id } = await readOwnPackage(ctx, packageId);
  const { actor } = ctx as SignedInCtx;
  const ownRule: OwnRule | null =
    raw === null ? null : { ...OwnRuleInput.parse(raw), personId: actor.id, at: ctx.now.toISOString() };
  await ctx.db.transact(async (tx) => {
    await tx.update(scormPackages).set({ ownRule }).where(eq(scormPackages.id, id));
    await appendAudit(tx, ctx, ownRule ? 'scorm.own-rule-set' : 'scorm.own-rule-taken-back', id, {
      ...ownRule,
    });
  });
}

/** The rule with the name of who set it; the caller has shown that the actor may see the package. */
export async function readOwnRule(ctx: Ctx, kept: unknown): Promise<(OwnRule & { name: string }) | null> {
  const rule = kept as OwnRule | null;
  if (!rule) return null;
  const [person] = await ctx.db.read
    .select({ name: people.name })
    .from(people)
    .where(eq(people.id, rule.personId));
  return { ...rule, name: person?.name ?? '' };
}
