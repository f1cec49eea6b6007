import { useTranslation } from '#app/i18n/use-translation.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const FAULT_TITLES = {
  busy: 'error.busy',
  database_away: 'error.away',
  outcome_unknown: 'error.unknown',
  unexpected: 'error.fault',
} as const;

/** Neither the reader's doing nor about the thing they asked for. */
export const isFault = (code: string): code is keyof typeof FAULT_TITLES => Object.hasOwn(FAULT_TITLES, code);

/** What can be retried: the page, or the form with these fields. */
export type Again = { path: string; fields: [name: string, value: string][] | null };

/** The error, and what the reader can do: ask for the page again, or send the form again. */
export function Fault({ code, again }: { code: keyof typeof FAULT_TITLES; again: Again }) {
  const { t } = useTranslation();
  return (
    <Page className="narrow" title={t(FAULT_TITLES[code])} lead={t(`errors:${code}`)}>
      {again.fields && <p>{t('error.kept')}</p>}
      <div className="cluster">
        {again.fields ? (
          <SendAgain path={again.path} fields={again.fields} />
        ) : (
          <a className="button beacon" href={again.path}>
            {t('error.again')}
          </a>
        )}
        <a className="button" href={urls.home()}>
          {t('error.home')}
        </a>
      </div>
    </Page>
  );
}

function SendAgain({ path, fields }: { path: string; fields: NonNullable<Again['fields']> }) {
  const { t } = useTranslation();
  return (
    <form method="post" action={path}>
      {fields.map(([name, value], i) => (
        <input key={i} type="hidden" name={name} value={value} />
      ))}
      <button className="button beacon">{t('error.sendAgain')}</button>
    </form>
  );
}

/** In a tab of its own, so that nothing of this one is lost. */
export function SignInElsewhere() {
  const { t } = useTranslation();
  return (
    <a className="button" href={urls.signIn()} target="_blank" rel="noreferrer">
      {t('common:shell.signIn')}
    </a>
  );
}
