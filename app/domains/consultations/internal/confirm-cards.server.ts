import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import type { Card } from '#app/domains/consultations/legal/card.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '#db/database.ts';
import { consultationCards } from '#db/schema/consultations.ts';

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
