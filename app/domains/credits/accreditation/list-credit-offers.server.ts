import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readOffersOfVersions } from '#app/domains/credits/internal/offers-of-versions.server.ts';
import type { CreditOffer } from './credit-offer.ts';

/** Credit that a version gives today in every programme in which it is accredited. Public. */
export const listCreditOffers = async (ctx: Ctx, versionId: string): Promise<CreditOffer[]> =>
  (await readOffersOfVersions(ctx, [versionId])).offers.get(versionId) ?? [];
