import { and, eq } from 'drizzle-orm';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { ReleaserInput } from '#app/domains/consultations/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { consultationReleasers } from '#db/schema/consultations.ts';

/** A verified member may look at questions before they leave. Throws `member_unknown`. */
export async function addReleaser(ctx: Ctx, slug: string, raw: unknown): Promise<void> {
  const { id } = await requireOwnAssociation(ctx, slug);
  const { email } = ReleaserInput.parse(raw);
  await ctx.db.transact(async (tx) => {
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .innerJoin(memberships, eq(memberships.personId, people.id))
      .where(and(eq(people.email, email), isAcceptedMembership({ associationId: id })));
    if (!person) throw new DomainError('invalid', {}, { email: 'member_unknown' });
    await tx
      .insert(consultationReleasers)
      .values({ associationId: id, personId: person.id })
      .onConflictDoNothing();
    await appendAudit(tx, ctx, 'consultations.releaser-added', id, { personId: person.id });
  });
}
