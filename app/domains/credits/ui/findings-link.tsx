import { useTranslation } from '#app/i18n/use-translation.ts';
import { urls } from '#app/urls.ts';

/** The way to what checks of the ledger found, while there is something to look at. */
export function FindingsLink({ slug, count }: { slug: string; count: number }) {
  const { t } = useTranslation('credits');
  if (count === 0) return null;
  return (
    <a className="button" href={urls.findings(slug)}>
      {t('findings.link', { count })}
    </a>
  );
}
