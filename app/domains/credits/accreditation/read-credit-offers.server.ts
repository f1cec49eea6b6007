import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readOffersOfVersions } from '#app/domains/credits/internal/offers-of-versions.server.ts';
import { type CreditOffer, offerFor } from './credit-offer.ts';

/** Credit that each version offers the reader today, in the programme that is theirs. */
export async function readCreditOffers(ctx: Ctx, versionIds: string[]): Promise<Map<string, CreditOffer>> {
  // A stranger's country is not known, and a number in some unit would only puzzle them.
  if (!ctx.actor) return new Map();
  const { offers, reader } = await readOffersOfVersions(ctx, versionIds);
  return new Map(
    [...offers].flatMap(([id, all]) => {
      const offer = offerFor(all, reader);
      return offer ? [[id, offer] as const] : [];
    }),
  );
}
