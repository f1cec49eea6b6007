import type { Reference } from '#app/domains/modules/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';

/** The sources of a page, by the numbers in its text. */
export function Sources({ sources }: { sources: Reference[] }) {
  const { t } = useTranslation('modules');
  if (sources.length === 0) return null;
  return (
    <section className="sources small" aria-labelledby="sources">
      <h2 id="sources">{t('lesson.sources')}</h2>
      <ol>
        {sources.map(({ id, text, language, url, doi }, at) => (
          <li key={id} id={`source-${at + 1}`}>
            <span lang={language}>{text}</span>{' '}
            {doi ? (
              <a href={`https://doi.org/${doi}`} rel="noreferrer">
                doi:{doi}
              </a>
            ) : (
              url && (
                <a href={url} rel="noreferrer">
                  {new URL(url).hostname}
                </a>
              )
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
