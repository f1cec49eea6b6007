import { and, eq, inArray } from 'drizzle-orm';
import type { Reader, Tx } from '#db/database.ts';
import { consultationCards } from '#db/schema/consultations.ts';
import type { Card } from './card.ts';

/** Those cards that the person has not confirmed in their current version. */
export async function listUnconfirmedCards(
  read: Reader | Tx,
  personId: string,
  cards: Card[],
): Promise<Card[]> {
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
