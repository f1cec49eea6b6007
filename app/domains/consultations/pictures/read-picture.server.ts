import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnCase } from '#app/domains/consultations/cases/require-own-case.server.ts';
import { logCaseReadIn } from '#app/domains/consultations/internal/log-case-read.server.ts';
import { legalCard } from '#app/domains/consultations/legal/card.ts';
import { listUnconfirmedCards } from '#app/domains/consultations/legal/list-unconfirmed-cards.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { consultationPictures } from '#db/schema/consultations.ts';
import { decryptPicture } from './picture-cipher.ts';
import { unwrapKey } from './wrap-key.ts';

/** A picture for those who may see its case; that it was looked at is written down. */
export async function readPicture(
  ctx: Ctx,
  caseId: string,
  pictureId: string,
): Promise<{ type: string; body: Buffer }> {
  const { ctx: own, found, side, country } = await requireOwnCase(ctx, caseId);
  const [row] = await ctx.db.read
    .select()
    .from(consultationPictures)
    .where(and(eq(consultationPictures.id, pictureId), eq(consultationPictures.caseId, caseId)));
  if (!row) throw new DomainError('not_found');
  const open = await listUnconfirmedCards(ctx.db.read, own.actor.id, [legalCard(found.country, country)]);
  if (side === 'specialist' && open.length > 0) throw new DomainError('not_found');
  await ctx.db.transact((tx) => logCaseReadIn(tx, own, caseId, 'picture'));
  const previous = ctx.keys.previous('pictures');
  const wrappings = [ctx.keys.for('pictures'), ...(previous ? [previous] : [])];
  const key = unwrapKey(wrappings, row.key, row.id);
  return { type: row.type, body: decryptPicture(await ctx.files.read(row.hash), key) };
}
