import { and, asc, eq, gt, notLike } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { consultationPictures } from '#db/schema/consultations.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { wrappedKeyPrefix, unwrapKey, wrapKey } from './wrap-key.ts';

const KEYS_PER_BATCH = 200;

/**
 * Wraps the key of every picture that is not wrapped with the present key of the installation: earlier unwrapped keys, and
 * those of SECRET_KEY_PREVIOUS. A step of the start and a command; idempotent, and may be interrupted at any point. Returns how
 * many it wrapped, and how many nobody here can open.
 */
export async function wrapPictureKeys(ctx: Ctx): Promise<{ wrapped: number; locked: number }> {
  mustBeOperator(ctx);
  const present = ctx.keys.for('pictures');
  const previous = ctx.keys.previous('pictures');
  const known = previous ? [present, previous] : [present];
  let [wrapped, locked] = [0, 0];
  for (let after = ''; ;) {
    const rows = await ctx.db.read
      .select({ id: consultationPictures.id, key: consultationPictures.key })
      .from(consultationPictures)
      .where(
        and(
          gt(consultationPictures.id, after),
          notLike(consultationPictures.key, `${wrappedKeyPrefix(present)}%`),
        ),
      )
      .orderBy(asc(consultationPictures.id))
      .limit(KEYS_PER_BATCH);
    const ready = rows.flatMap(({ id, key }) => {
      try {
        return [{ id, was: key, key: wrapKey(present, unwrapKey(known, key, id), id) }];
      } catch {
        locked++;
        return [];
      }
    });
    if (ready.length > 0)
      await ctx.db.transact(async (tx) => {
        for (const { id, was, key } of ready)
          await tx
            .update(consultationPictures)
            .set({ key })
            .where(and(eq(consultationPictures.id, id), eq(consultationPictures.key, was)));
        await appendAudit(tx, ctx, 'consultations.picture-keys-wrapped', ready[0]!.id, {
          count: ready.length,
        });
      });
    wrapped += ready.length;
    if (rows.length < KEYS_PER_BATCH) break;
    after = rows.at(-1)!.id;
  }
  return { wrapped, locked };
}
