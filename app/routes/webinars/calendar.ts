import type { LoaderFunctionArgs } from '@remix-run/node';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { calendarFile } from '#app/platform/calendar.server.ts';
import { readWebinar } from '#app/domains/webinars/schedule/read-webinar.server.ts';
import { load } from '#app/http/load.server.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { webinar, offer } = await readWebinar(ctx, args.params['slug']!);
    const { title, summary } = pickVariant(offer.variants, locale)!;
    const dated = {
      id: webinar.id,
      title,
      summary,
      startsAt: webinar.startsAt,
      endsAt: webinar.endsAt,
      sequence: webinar.sequence,
      cancelled: webinar.state === 'cancelled',
      url: ctx.settings.appOrigin + urls.webinar(offer.course.slug),
    };
    const { text, type } = calendarFile(dated, ctx);
    return new Response(text, {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${offer.course.slug}.ics"`,
      },
    });
  });
}
