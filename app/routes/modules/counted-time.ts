import type { LoaderFunctionArgs } from '@remix-run/node';
import { wholeMinutes } from '#app/domains/learning/completion/completion-rule.ts';
import { shownTime } from '#app/domains/learning/completion/counted-time-shown.ts';
import { readCountedTime } from '#app/domains/modules/progress/read-counted-time.server.ts';
import { requireRegisteredCourse } from '#app/domains/modules/reading/require-registered-course.server.ts';
import { load } from '#app/http/load.server.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';

/** What the clock of a lesson or a player asks for while it is seen. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const time = await readCountedTime(ctx, await requireRegisteredCourse(ctx, args.params['slug']!));
    const t = translatorFor(locale);
    const needed = t('common:minutes', { count: time.needed });
    const says = t(`learning:clock.${shownTime(time)}`, { minutes: wholeMinutes(time.ms), needed });
    return Response.json({ says }, { headers: { 'Cache-Control': 'no-store' } });
  });
}
