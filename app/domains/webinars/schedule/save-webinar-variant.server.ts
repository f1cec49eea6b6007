import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { LiveVariantInput } from '#app/domains/catalogue/schemas.ts';
import { saveLiveVariantIn } from '#app/domains/catalogue/versions/save-live-variant.server.ts';
import { requireOwnWebinar } from './require-own-webinar.server.ts';

/** Words in one more language, or better ones in the same. */
export async function saveWebinarVariant(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { webinar } = await requireOwnWebinar(ctx, id);
  const words = LiveVariantInput.parse(raw);
  await ctx.db.transact((tx) =>
    saveLiveVariantIn(
      tx,
      ctx,
      { courseId: webinar.courseId, versionId: webinar.versionId, format: 'webinar' },
      words,
    ),
  );
}
