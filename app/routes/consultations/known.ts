import type { LoaderFunctionArgs } from '@remix-run/node';
import { listColleagues } from '#app/domains/consultations/specialists/list-colleagues.server.ts';
import { findUsualAnswerHours } from '#app/domains/consultations/statistics/find-usual-answer-hours.server.ts';
import { REACHES } from '#app/domains/consultations/cases/case-options.ts';
import { countriesWithinReach } from '#app/domains/consultations/legal/card.ts';
import { listComparableLessons } from '#app/domains/consultations/library/list-comparable-lessons.server.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { load } from '#app/http/load.server.ts';
import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';

/**
 * Data for the question's page about a specialty: who answers, how long it takes, and earlier cases to compare on the device.
 */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale, timeZone }) => {
    const { country } = await requireVerifiedProfessional(ctx);
    const query = new URL(args.request.url).searchParams;
    const specialty = query.get('specialty') ?? '';
    const reach = REACHES.find((each) => each === query.get('reach')) ?? 'country';
    const colleagues = await listColleagues(ctx, specialty, countriesWithinReach(country, reach));
    const hours = await findUsualAnswerHours(ctx, specialty);
    const t = translatorFor(locale);
    const format = formatFor(locale, timeZone);
    const says = [
      t('consultations:ask.colleagues', { count: colleagues.length }),
      ...(hours === null ? [] : [t('consultations:ask.usually', { count: Math.max(1, Math.round(hours)) })]),
    ].join(' ');
    return Response.json({
      says,
      colleagues: colleagues.map(({ id, name, country: from, languages }) => ({
        id,
        name: `${name}, ${format.country(from)} (${languages.join(', ')})`,
      })),
      known: await listComparableLessons(ctx, specialty),
    });
  });
}
