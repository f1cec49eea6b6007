import type { ComparisonWithPublished } from '#app/domains/scorm/versions/compare-with-published.server.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Pairs } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';

/** Changes of a new package for learners, before it is published. */
export function VersionChanges({ compared }: { compared: ComparisonWithPublished }) {
  const { t } = useTranslation('scorm');
  const nameOf = useWordFor('scorm', 'standard');
  const format = useFormat();
  const { version, language, standard, bytes, parts, files } = compared;
  const titles = (all: string[]) => (all.length === 0 ? '–' : format.list(all));
  return (
    <section className="flow">
      <h2>{t('changes.title', { version, language: nameOfLocale(language) })}</h2>
      {standard && (
        <Alert
          tone="warning"
          title={t('changes.standard', {
            from: nameOf(standard.from),
            to: nameOf(standard.to),
          })}
        >
          <p className="small">{t('changes.standardHelp')}</p>
        </Alert>
      )}
      {parts.gone.length > 0 && (
        <Alert tone="warning" title={t('changes.gone', { titles: titles(parts.gone) })}>
          <p className="small">{t('changes.goneHelp')}</p>
        </Alert>
      )}
      <Pairs
        text
        pairs={[
          [t('changes.kept'), parts.kept],
          [t('changes.added'), titles(parts.added)],
          [t('changes.renamed'), titles(parts.renamed.map(({ from, to }) => `${from} → ${to}`))],
          [
            t('changes.files'),
            t('changes.filesTold', {
              same: files.same,
              changed: files.changed,
              added: files.added,
              gone: files.gone,
            }),
          ],
          [t('changes.size'), `${format.bytes(bytes.from)} → ${format.bytes(bytes.to)}`],
        ]}
      />
    </section>
  );
}
