import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { DomainError } from '#app/platform/errors.ts';
import { webinarAssets } from '#db/schema/webinars.ts';
import type { Asset } from './list-assets.server.ts';
import type { Recording } from './require-own-recording.server.ts';

/** The whole of a recording, also of one that is trimmed. The caller has authorised. Throws `no_recording` where the engine has it no more. */
export async function readWholeAsset(
  ctx: Pick<Ctx, 'db'>,
  { assetId }: Pick<Recording, 'assetId'>,
): Promise<Asset> {
  const assetOf = async (id: string) =>
    (await ctx.db.read.select().from(webinarAssets).where(eq(webinarAssets.id, id)))[0];
  const shown = await assetOf(assetId);
  const whole = shown?.clipOf ? await assetOf(shown.clipOf) : shown;
  if (whole?.state !== 'ready') throw new DomainError('no_recording');
  return whole;
}
