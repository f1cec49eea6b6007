import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { confirmCardsIn } from '#app/domains/consultations/internal/confirm-cards.server.ts';
import { legalCard } from './card.ts';

/** A specialist confirms the card of the two countries before the first case from there. */
export async function confirmCard(ctx: Ctx, askerCountry: string): Promise<void> {
  const { ctx: own, country } = await requireVerifiedProfessional(ctx);
  await ctx.db.transact((tx) => confirmCardsIn(tx, own, [legalCard(askerCountry, country)]));
}
