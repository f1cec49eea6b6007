import { useTranslation } from '#app/i18n/use-translation.ts';
import { urls } from '#app/urls.ts';
import { PageHeader } from './page.tsx';

const TITLES = {
  busy: 'error.busy',
  database_away: 'error.away',
  outcome_unknown: 'error.unknown',
  unexpected: 'error.fault',
} as const;

/** Neither the reader's doing nor about the thing they asked for. */
export const isFault = (code: string): code is keyof typeof TITLES => Object.hasOwn(TITLES, code);

/** What is wrong with us, and what the reader can do: ask for the page again, or send once more what they wrote. */
export function Fault({
  code,
  again,
}: {
  code: keyof typeof TITLES;
  again: { path: string; fields: [name: string, value: string][] | null };
}) {
  const { t } = useTranslation();
  return (
    <div className="page narrow">
      <PageHeader title={t(TITLES[code])} lead={t(`errors:${code}`)} />
      {again.fields && <p>{t('error.kept')}</p>}
      <div className="cluster">
        {again.fields ? (
          <form method="post" action={again.path}>
            {again.fields.map(([name, value], i) => (
              <input key={i} type="hidden" name={name} value={value} />
            ))}
            <button className="button beacon">{t('error.sendAgain')}</button>
          </form>
        ) : (
          <a className="button beacon" href={again.path}>
            {t('error.again')}
          </a>
        )}
        <a className="button" href={urls.home()}>
          {t('error.home')}
        </a>
      </div>
    </div>
  );
}
