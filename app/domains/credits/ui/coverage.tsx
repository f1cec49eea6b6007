import type { Coverage } from '#app/domains/credits/accreditation/coverage.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { useProgrammeName } from './use-programmes.ts';

type Followed = Omit<NonNullable<Coverage['followed']>, 'publishedAt'> & { publishedAt: Date | string };
type Shown = Omit<Coverage, 'followed'> & { followed: Followed | null };

/** Which version and languages each accreditation covers, and what became of it when a version followed. */
export function CoverageList({ coverage, level = 'h2' }: { coverage: Shown[]; level?: 'h2' | 'h3' }) {
  const { t } = useTranslation('credits');
  const programmeName = useProgrammeName();
  const format = useFormat();
  const Heading = level;
  if (coverage.length === 0) return null;
  return (
    <section className="flow">
      <Heading>{t('coverage.title')}</Heading>
      <ul className="list flow small">
        {coverage.map(({ followed, ...each }) => (
          <li key={each.id}>
            <strong lang={each.association.nameLanguage}>{each.association.name}</strong>,{' '}
            {programmeName(each.programmeId)}:{' '}
            {t('coverage.covers', {
              number: each.number,
              languages: format.list(each.languages.map((code) => nameOfLocale(code))),
              date: format.day(each.validTo),
            })}{' '}
            {followed &&
              t(`coverage.${followed.outcome}`, {
                number: followed.number,
                date: format.date(followed.publishedAt),
                earlier: each.number,
              })}
          </li>
        ))}
      </ul>
    </section>
  );
}
