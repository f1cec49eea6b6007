import { eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { scormPackages } from '#db/schema/scorm.ts';
import type { FallbackCompletion } from '#app/domains/scorm/types.ts';
import { FallbackCompletionInput } from './fallback-completion.ts';
import { readOwnPackage } from './read-own-package.server.ts';

/** Sets the rule by which a silent package of one's own is completed; `raw` null takes it back. Who, when and why are kept. */
export async function setFallbackCompletion(ctx: Ctx, packageId: string, raw: unknown): Promise<void> {
  const { id } = await readOwnPackage(ctx, packageId);
  const { actor } = ctx as SignedInCtx;
  const ownRule: FallbackCompletion | null =
    raw === null
      ? null
      : { ...FallbackCompletionInput.parse(raw), personId: actor.id, at: ctx.now.toISOString() };
  await ctx.db.transact(async (tx) => {
    await tx.update(scormPackages).set({ ownRule }).where(eq(scormPackages.id, id));
    await appendAudit(tx, ctx, ownRule ? 'scorm.own-rule-set' : 'scorm.own-rule-taken-back', id, {
      ...ownRule,
    });
  });
}
