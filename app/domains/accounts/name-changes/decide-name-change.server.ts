import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { notifyOfNameChangeIn } from '#app/domains/accounts/notifications.server.ts';
import { nameColumns } from '#app/domains/accounts/people/name-columns.server.ts';
import { isOfficerOf, mustBeAllowed, mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { NameChangeDecision } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { memberships, nameChanges, people } from '#db/schema/accounts.ts';

/**
 * An officer of an association that has verified the person approves another name, valid from now on, or declines it with a
 * reason; the person is notified. Earlier certificates keep the name that they were signed with. Throws `not_found`,
 * `own_decision` and `already_decided`.
 */
export async function decideNameChange(ctx: Ctx, associationId: string, raw: unknown): Promise<void> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { actor } = ctx;
  const { changeId, decision, reason } = NameChangeDecision.parse(raw);
  await ctx.db.transact(async (tx) => {
    const [row] = await tx
      .select({ change: nameChanges, person: people })
      .from(nameChanges)
      .innerJoin(people, eq(people.id, nameChanges.personId))
      .innerJoin(memberships, isAcceptedMembership({ associationId, personId: nameChanges.personId }))
      .where(eq(nameChanges.id, changeId));
    if (!row) throw new DomainError('not_found');
    const { change, person } = row;
    mustBeSomebodyElse(ctx, change.personId);
    const [decided] = await tx
      .update(nameChanges)
      .set({
        state: decision,
        decidedAt: ctx.now,
        decidedBy: actor.id,
        associationId,
        reason: reason || null,
      })
      .where(and(eq(nameChanges.id, changeId), eq(nameChanges.state, 'requested')))
      .returning();
    if (!decided) throw new DomainError('already_decided');
    if (decision === 'approved')
      await tx.update(people).set(nameColumns(change.name)).where(eq(people.id, change.personId));
    await notifyOfNameChangeIn(tx, ctx, person, decision, {
      before: change.nameBefore,
      name: change.name,
      reason,
    });
    await appendAudit(tx, ctx, `accounts.name-${decision}`, changeId, { associationId });
  });
}
