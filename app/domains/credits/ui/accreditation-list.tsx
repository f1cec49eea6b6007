import type { ShownAccreditation } from '#app/domains/credits/accreditation/shown-accreditation.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';
import { CoverageList } from './coverage.tsx';

/** Which associations accredit it, and until when; `none` where none does. */
export function AccreditationList({
  accreditations,
  covers = null,
  none,
}: {
  accreditations: ShownAccreditation[];
  /** Which version, in which languages, and what became of it when another followed. */
  covers?: {
    number: number;
    languages: string[];
    followed: Parameters<typeof CoverageList>[0]['coverage'];
  } | null;
  none: string;
}) {
  const { t } = useTranslation('catalogue');
  const format = useFormat();
  return (
    <section className="flow">
      <h2>{t('accredited')}</h2>
      {accreditations.length === 0 && <p className="soft">{none}</p>}
      <ul className="list flow">
        {accreditations.map((each) => (
          <li key={each.id}>
            <span lang={each.language}>{each.association}</span>, {each.code},{' '}
            {t('validTo', { date: format.day(each.validTo) })}
            {covers && (
              <span className="block small soft">
                {t('covers', {
                  number: covers.number,
                  languages: format.list(covers.languages.map((code) => nameOfLocale(code))),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {covers && <CoverageList coverage={covers.followed} level="h3" />}
    </section>
  );
}
