import { and, eq, ne } from 'drizzle-orm';
import { associationName } from '#app/domains/accounts/associations/association-name.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { associations, memberships } from '#db/schema/accounts.ts';
import { forwards } from '#db/schema/xapi.ts';

export type RecordRecipient = {
  membershipId: string;
  association: string;
  /** Host that the record would go to. */
  host: string;
  agreedAt: Date | null;
};

/** Associations of the acting person that forward records, and whether they may. */
export async function listRecordRecipients(ctx: Ctx): Promise<RecordRecipient[]> {
  mustBeSignedIn(ctx);
  const rows = await ctx.db.read
    .select({
      membershipId: memberships.id,
      association: associationName(ctx.actor.locale),
      endpoint: forwards.endpoint,
      agreedAt: memberships.recordConsentAt,
    })
    .from(memberships)
    .innerJoin(associations, eq(associations.id, memberships.associationId))
    .innerJoin(forwards, eq(forwards.associationId, associations.id))
    .where(and(isAcceptedMembership({ personId: ctx.actor.id }), ne(forwards.state, 'ended')));
  return rows.map(({ endpoint, ...row }) => ({ ...row, host: new URL(endpoint).host }));
}
