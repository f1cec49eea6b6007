import { and, eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { logCaseReadIn } from '#app/domains/consultations/internal/log-case-read.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { consultationCases, consultationEntries, consultationReleasers } from '#db/schema/consultations.ts';
import type { Case, CaseSide } from './case.ts';

export type OwnCase = { ctx: SignedInCtx; found: Case; side: CaseSide; country: string };

/**
 * A case and the person's side in it; to others it does not exist, but its author sees that somebody tried. Throws
 * `not_verified`, `not_found`.
 */
export async function requireOwnCase(ctx: Ctx, id: string): Promise<OwnCase> {
  const { ctx: own, country } = await requireVerifiedProfessional(ctx);
  const [found] = await ctx.db.read.select().from(consultationCases).where(eq(consultationCases.id, id));
  if (!found) throw new DomainError('not_found');
  const side = await sideOf(own, found);
  if (side) return { ctx: own, found, side, country };
  await ctx.db.transact((tx) => logCaseReadIn(tx, own, id, 'refused'));
  throw new DomainError('not_found');
}

async function sideOf({ actor, db }: SignedInCtx, found: Case): Promise<CaseSide | null> {
  if (found.askerId === actor.id) return 'asker';
  if (found.state === 'sending' || found.state === 'withdrawn') return null;
  if (found.specialistId === actor.id) return 'specialist';
  if (found.state === 'held') {
    const own = and(
      eq(consultationReleasers.associationId, found.associationId),
      eq(consultationReleasers.personId, actor.id),
    );
    return (await db.read.$count(consultationReleasers, own)) > 0 ? 'releaser' : null;
  }
  const wrote = and(eq(consultationEntries.caseId, found.id), eq(consultationEntries.personId, actor.id));
  return (await db.read.$count(consultationEntries, wrote)) > 0 ? 'witness' : null;
}
