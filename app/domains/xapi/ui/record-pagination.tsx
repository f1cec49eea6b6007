import { useTranslation } from '#app/i18n/use-translation.ts';

/** On to older entries, and back to the newest; `query` is what the list is filtered by. */
export function RecordPagination({
  next,
  query,
  begun,
}: {
  next: string | null;
  query: string;
  begun: boolean;
}) {
  const { t } = useTranslation('xapi');
  if (!next && !begun) return null;
  const to = (after: string) => {
    const all = new URLSearchParams(query);
    all.set('after', after);
    return `?${all}`;
  };
  return (
    <nav className="cluster" aria-label={t('common:page')}>
      {begun && (
        <a className="button" href={`?${query}`}>
          {t('newest')}
        </a>
      )}
      {next && (
        <a className="button" href={to(next)}>
          {t('older')}
        </a>
      )}
    </nav>
  );
}
