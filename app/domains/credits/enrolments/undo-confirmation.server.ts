import { and, eq, gte } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { UNDO_MS } from '#app/domains/accounts/memberships/undo-time.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { creditDecisions, creditExports, programmeEnrolments } from '#db/schema/credits.ts';

/**
 * Takes back the confirmation of a cycle: by the officer who confirmed it, within ten minutes, and not where its result was confirmed or the association
 * has made a file for the authority since. Throws `already_decided`.
 */
export async function undoConfirmation(ctx: Ctx, associationId: string, enrolmentId: string): Promise<void> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { actor } = ctx;
  const since = new Date(ctx.now.getTime() - UNDO_MS);
  await ctx.db.transact(async (tx) => {
    const [undone] = await tx
      .update(programmeEnrolments)
      .set({ confirmedAt: null, confirmedBy: null })
      .where(
        and(
          eq(programmeEnrolments.id, enrolmentId),
          eq(programmeEnrolments.confirmedBy, actor.id),
          gte(programmeEnrolments.confirmedAt, since),
        ),
      )
      .returning();
    if (!undone) throw new DomainError('already_decided');
    const { personId, programmeId } = undone;
    const results = and(eq(creditDecisions.personId, personId), gte(creditDecisions.decidedAt, since));
    const files = and(
      eq(creditExports.associationId, associationId),
      eq(creditExports.programmeId, programmeId),
      gte(creditExports.createdAt, since),
    );
    if ((await tx.$count(creditDecisions, results)) + (await tx.$count(creditExports, files)) > 0)
      throw new DomainError('already_decided');
    await appendAudit(tx, ctx, 'credits.enrolment-confirmation-undone', enrolmentId, { programmeId });
  });
}
