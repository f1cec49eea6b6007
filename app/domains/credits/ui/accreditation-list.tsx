import type { ShownAccreditation } from '#app/domains/credits/accreditation/shown-accreditation.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useFormat } from '#app/ui/use-format.ts';

/** Which associations accredit it, and until when; `none` where none does. */
export function AccreditationList({
  accreditations,
  covers = null,
  none,
}: {
  accreditations: ShownAccreditation[];
  /** Which version, in which languages. */
  covers?: string | null;
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
            {t('validTo', { date: format.day(each.validTo) })}. {covers}
          </li>
        ))}
      </ul>
    </section>
  );
}
