import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { takeFirstStepIn } from '#app/domains/accounts/first-steps/take-first-step.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { MembershipInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { associations, memberships, people } from '#db/schema/accounts.ts';

/** Asks to join with a registration number, which is that of the profile unless another one is given, and from now on is; throws `membership_open` where a request waits or was accepted. */
export async function applyForMembership(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const { associationId, registrationNumber: entered } = MembershipInput.parse(raw);
  const id = newId();
  await ctx.db.transact(async (tx) => {
    const [association] = await tx.select().from(associations).where(eq(associations.id, associationId));
    if (!association) throw new DomainError('not_found');
    const own = eq(people.id, actor.id);
    const [person] = await tx.select().from(people).where(own);
    const registrationNumber = entered || person!.registrationNumber;
    if (!registrationNumber) throw new DomainError('invalid', {}, { registrationNumber: 'required' });
    if (!person!.registrationNumber) await tx.update(people).set({ registrationNumber }).where(own);
    const input = { associationId, registrationNumber };
    const open = and(
      eq(memberships.personId, actor.id),
      eq(memberships.associationId, association.id),
      inArray(memberships.state, ['requested', 'accepted']),
    );
    if ((await tx.$count(memberships, open)) > 0) throw new DomainError('membership_open');
    await tx
      .insert(memberships)
      .values({ id, ...input, personId: actor.id, state: 'requested', requestedAt: ctx.now });
    await takeFirstStepIn(tx, actor.id, 'association');
    await appendAudit(tx, ctx, 'accounts.membership-asked', id, input);
  });
}
