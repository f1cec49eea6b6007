import type { LanguageState } from '#app/domains/modules/signatures/list-languages.server.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type Shown = Omit<LanguageState, 'signatures'> & { signatures: { name: string; at: Date | string }[] };

/** For the author: what of each language is missing or outdated, and who has signed it. */
export function LanguageTable({ languages }: { languages: Shown[] }) {
  const { t } = useTranslation('modules');
  const format = useFormat();
  return (
    <section className="flow">
      <h2>{t('languages.title')}</h2>
      <Table
        caption={t('languages.title')}
        columns={[
          { key: 'language', name: t('languages.language'), text: true },
          { key: 'state', name: t('languages.state'), text: true },
          { key: 'signed', name: t('languages.signed'), text: true },
        ]}
        rows={languages.map(({ language, isSource, missing, outdated, signatures }) => ({
          key: language,
          cells: [
            <span lang={language} key="language">
              {nameOfLocale(language)}
            </span>,
            isSource ? (
              t('languages.source')
            ) : missing.length + outdated.length === 0 ? (
              t('languages.complete')
            ) : (
              <>
                {missing.length > 0 && <p>{t('languages.missing', { titles: missing.join(', ') })}</p>}
                {outdated.length > 0 && <p>{t('languages.outdated', { titles: outdated.join(', ') })}</p>}
              </>
            ),
            signatures.length === 0
              ? t('languages.unsigned')
              : signatures.map(({ name, at }) => `${name}, ${format.date(at)}`).join('; '),
          ],
        }))}
      />
    </section>
  );
}
