import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import {
  isOfficerOf,
  mustBeAllowed,
  mustBeSignedIn,
  mustBeSomebodyElse,
} from '#app/domains/accounts/permissions.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { memberships } from '#db/schema/accounts.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';

/** An officer of an association in which the doctor is a member confirms the anchor. Throws `own_decision`. */
export async function confirmEnrolment(ctx: Ctx, enrolmentId: string): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(programmeEnrolments).where(eq(programmeEnrolments.id, enrolmentId));
    const own = row
      ? await tx
          .select()
          .from(memberships)
          .where(isAcceptedMembership({ personId: row.personId }))
      : [];
    mustBeAllowed(
      ctx,
      own.some((membership) => isOfficerOf(actor, membership.associationId)),
    );
    mustBeSomebodyElse(ctx, row!.personId);
    const [confirmed] = await tx
      .update(programmeEnrolments)
      .set({ confirmedAt: ctx.now, confirmedBy: actor.id })
      .where(and(eq(programmeEnrolments.id, enrolmentId), isNull(programmeEnrolments.confirmedAt)))
      .returning();
    if (!confirmed) throw new DomainError('already_decided');
    await appendAudit(tx, ctx, 'credits.enrolment-confirmed', enrolmentId, {
      anchorDate: confirmed.anchorDate,
    });
  });
}
