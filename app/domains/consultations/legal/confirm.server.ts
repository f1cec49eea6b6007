import { and, eq, inArray } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { consultationCards } from '#db/schema/consultations.ts';
import type { Ctx, SignedInCtx } from '../../accounts/ctx.ts';
import { mustBeVerified } from '../verified.server.ts';
import { type Card, cardOf } from './card.ts';

/** Those of some cards that somebody has not confirmed as they are now. */
export async function unconfirmed(read: Reader | Tx, personId: string, cards: Card[]): Promise<Card[]> {
  const rows = await read
    .select()
    .from(consultationCards)
    .where(
      and(
        eq(consultationCards.personId, personId),
        inArray(
          consultationCards.pair,
          cards.map(({ pair }) => pair),
        ),
      ),
    );
  return cards.filter(
    (card) => !rows.some(({ pair, version }) => pair === card.pair && version === card.version),
  );
}

/** Once per version; a second time changes nothing. */
export async function confirmCardsIn(tx: Tx, ctx: SignedInCtx, cards: Card[]): Promise<void> {
  for (const { pair, version } of cards) {
    const [fresh] = await tx
      .insert(consultationCards)
      .values({ personId: ctx.actor.id, pair, version, confirmedAt: ctx.now })
      .onConflictDoNothing()
      .returning();
    if (fresh) await appendAudit(tx, ctx, 'consultations.card-confirmed', pair, { version });
  }
}

/** Whoever answers confirms the card of the two countries before the first case from there. */
export async function confirmCard(ctx: Ctx, askerCountry: string): Promise<void> {
  const { ctx: own, country } = await mustBeVerified(ctx);
  await ctx.db.transact((tx) => confirmCardsIn(tx, own, [cardOf(askerCountry, country)]));
}
