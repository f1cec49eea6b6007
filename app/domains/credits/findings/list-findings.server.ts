import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, isOwn, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { isOfMember, isUnseen } from '#app/domains/credits/internal/own-findings.server.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { creditFindings, participations } from '#db/schema/credits.ts';

const SHOWN = 100;

/** What checks of the ledger found about members and nobody has looked at yet, the oldest first; at most a hundred. `lineId` narrows to one line of the ledger. */
export async function listFindings(ctx: Ctx, associationId: string, lineId?: string) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const rows = await ctx.db.read
    .select({
      id: creditFindings.id,
      kind: creditFindings.kind,
      programmeId: creditFindings.programmeId,
      detail: creditFindings.detail,
      foundAt: creditFindings.foundAt,
      participationId: creditFindings.participationId,
      title: participations.title,
      language: participations.language,
      personId: people.id,
      name: people.name,
    })
    .from(creditFindings)
    .innerJoin(memberships, isOfMember(associationId))
    .innerJoin(people, eq(people.id, creditFindings.personId))
    .innerJoin(participations, eq(participations.id, creditFindings.participationId))
    .where(and(isUnseen, lineId === undefined ? undefined : eq(creditFindings.participationId, lineId)))
    .orderBy(asc(creditFindings.foundAt), asc(creditFindings.id))
    .limit(SHOWN);
  return rows.map(({ personId, ...row }) => ({ ...row, own: isOwn(ctx.actor, personId) }));
}
