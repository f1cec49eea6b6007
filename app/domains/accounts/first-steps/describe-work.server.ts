import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { specialtyOf } from '#app/domains/accounts/people/specialty-of.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { WorkInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { people } from '#db/schema/accounts.ts';
import { takeFirstStepIn } from './take-first-step.server.ts';

/** The first step: country, profession, specialty, languages and time zone of the acting person. */
export async function describeWork(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const input = WorkInput.parse(raw);
  const described = { ...input, specialty: specialtyOf(input) };
  await ctx.db.transact(async (tx) => {
    await tx.update(people).set(described).where(eq(people.id, actor.id));
    await takeFirstStepIn(tx, actor.id, 'about');
    await appendAudit(tx, ctx, 'accounts.profile-changed', actor.opaqueId, described);
  });
}
