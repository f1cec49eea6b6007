import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { callEngine } from '#app/domains/webinars/internal/mux.server.ts';
import { requireOwnStream } from '#app/domains/webinars/internal/require-own-stream.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { appendAudit } from '#app/platform/audit.server.ts';

/** The encoder writes captions into the picture (CEA-608), in the language of the webinar. */
export async function setEmbeddedCaptions(ctx: Ctx, webinarId: string, on: boolean): Promise<void> {
  const { offer } = await requireOwnWebinar(ctx, webinarId, ['host', 'cohost']);
  const stream = await requireOwnStream(ctx, webinarId, 'live');
  const { language } = offer.variants[0]!;
  await callEngine(ctx.video, (mux) =>
    mux.video.liveStreams.updateEmbeddedSubtitles(stream.muxId, {
      embedded_subtitles: on
        ? [{ language_channel: 'cc1', language_code: language, name: nameOfLocale(language) }]
        : [],
    }),
  );
  await ctx.db.transact((tx) => appendAudit(tx, ctx, 'webinars.embedded-captions', stream.id, { on }));
}
