import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { people } from '#db/schema/accounts.ts';
import type { Tx } from '#db/database.ts';
import type { FirstStep } from '#app/domains/accounts/types.ts';
import { stepAfter } from './first-steps.ts';

/** Moves the acting person on from a step, without doing what it asks for. Idempotent. */
export async function takeFirstStep(ctx: Ctx, step: FirstStep): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    if (await takeFirstStepIn(tx, actor.id, step))
      await appendAudit(tx, ctx, 'accounts.first-step-skipped', actor.opaqueId, { step });
  });
}

/** Moves a person on where they stand at this step: in the unit that does what it asks for, wherever that was done. Returns whether they stood there. */
export async function takeFirstStepIn(tx: Tx, personId: string, step: FirstStep): Promise<boolean> {
  const here = step === 'about' ? (['new', 'about'] as const) : [step];
  const moved = await tx
    .update(people)
    .set({ firstStep: stepAfter(step) })
    .where(and(eq(people.id, personId), inArray(people.firstStep, here)))
    .returning({ id: people.id });
  return moved.length > 0;
}
