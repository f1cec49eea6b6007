import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { LOCALES, nameOfLocale } from '#app/i18n/locales.ts';
import { urls } from '#app/urls.ts';
import { Brand } from './brand.tsx';
import { Icon, type IconName } from './icon.tsx';

export type ShellData = {
  locale: string;
  timeZone: string;
  path: string;
  demonstration: boolean;
  person: { name: string; roles: string[] } | null;
  associations: { slug: string; name: string }[];
};

/** Around every page: for somebody signed in a bar under the thumb and a side on the desk; for a stranger a top line. */
export function Shell({ data, children }: { data: ShellData; children: ReactNode }) {
  const { t } = useTranslation();
  const skip = (
    <a className="skip" href="#content">
      {t('shell.skip')}
    </a>
  );
  // A package or a lesson takes the whole window; its page brings its own top line.
  if (/^\/(launches|previews)\/|\/preview\/|^\/courses\/[^/]+\/learn\//.test(data.path))
    return (
      <>
        {skip}
        {children}
      </>
    );
  return data.person ? (
    <>
      {skip}
      <SignedIn data={data}>{children}</SignedIn>
    </>
  ) : (
    <>
      {skip}
      <Public data={data}>{children}</Public>
    </>
  );
}

/** Around a page that knows nothing of its reader but the language. */
export function Bare({ locale, children }: { locale: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      <header className="top public-top">
        <Brand to={urls.home()} />
        <div className="top-side">
          <Languages data={{ locale }} short />
        </div>
      </header>
      <main id="content" className="public">
        {children}
      </main>
    </>
  );
}

function Public({ data, children }: { data: ShellData; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <header className="top public-top">
        <Brand to={urls.home()} />
        <nav aria-label={t('shell.main')}>
          <ul>
            <li>
              <a href={urls.courses()}>{t('shell.courses')}</a>
            </li>
            <li>
              <a href={urls.webinars()}>{t('shell.live')}</a>
            </li>
            <li>
              <a href={urls.verify()}>{t('shell.verify')}</a>
            </li>
          </ul>
        </nav>
        <div className="top-side">
          <Languages data={data} short />
          <a className="button plain" href={urls.signIn()}>
            {t('shell.signIn')}
          </a>
        </div>
      </header>
      <main id="content" className="public">
        {children}
      </main>
      <footer className="foot">
        <div className="page centred cluster spread">
          <p>{t('shell.foot')}</p>
          <ul className="cluster">
            <li>
              <a href={urls.courses()}>{t('shell.courses')}</a>
            </li>
            <li>
              <a href={urls.verify()}>{t('shell.verify')}</a>
            </li>
          </ul>
        </div>
      </footer>
    </>
  );
}

function SignedIn({ data, children }: { data: ShellData; children: ReactNode }) {
  const { t } = useTranslation();
  const person = data.person!;
  const initials = person.name
    .split(/\s+/)
    .map((part) => Array.from(part)[0])
    .filter((_, i, all) => i === 0 || i === all.length - 1)
    .join('');
  const avatar = (
    <span className="avatar" aria-hidden="true">
      {initials}
    </span>
  );
  return (
    <div className="shell">
      <header className="top">
        <Brand to={urls.home()} />
        <div className="top-side">
          <Languages data={data} short />
          <a className="person" href={urls.profile()}>
            {avatar}
            <span className="visually-hidden">{t('shell.settingsOf', { name: person.name })}</span>
          </a>
        </div>
      </header>
      <Nav data={data} />
      <footer className="rail-foot">
        <Languages data={data} />
        <a className="person" href={urls.profile()}>
          {avatar}
          <span>
            {person.name}
            <br />
            <span className="soft small">{t('shell.settings')}</span>
          </span>
        </a>
      </footer>
      <main id="content">{children}</main>
    </div>
  );
}

/** `also`: other paths of its pages. */
type Entry = { to: string; icon: IconName; name: string; also?: string[] };

function Nav({ data }: { data: ShellData }) {
  const { t } = useTranslation();
  const roles = data.person!.roles;
  const credit: Entry = { to: urls.credit(), icon: 'credit', name: t('shell.credit') };
  const work: Entry[] = [];
  if (data.associations[0])
    work.push({
      to: urls.association(data.associations[0].slug),
      icon: 'people',
      name: t('shell.association'),
    });
  if (roles.includes('author')) work.push({ to: urls.author(), icon: 'pen', name: t('shell.author') });
  if (roles.includes('administrator'))
    work.push({ to: urls.people(), icon: 'people', name: t('shell.people') });
  // Five places under the thumb. People with a role find their credit on the first page, and more roles on their profile.
  const entries: Entry[] = [
    { to: urls.home(), icon: 'lighthouse', name: t('shell.nextShort') },
    { to: urls.courses(), icon: 'book', name: t('shell.courses') },
    { to: urls.webinars(), icon: 'live', name: t('shell.live') },
    {
      to: urls.colleagues(),
      icon: 'colleagues',
      name: t('shell.colleagues'),
      also: [urls.consultations(), urls.lessons()],
    },
    work[0] ?? credit,
  ];
  const current = entries
    .filter(({ to, also = [] }) =>
      [to, ...also].some((each) => data.path === each || (each !== '/' && data.path.startsWith(`${each}/`))),
    )
    .at(-1);
  return (
    <nav className="nav" aria-label={t('shell.main')}>
      <ul>
        {entries.map((entry) => (
          <li key={entry.to}>
            <a href={entry.to} aria-current={entry === current ? 'page' : undefined}>
              <Icon name={entry.icon} />
              {entry.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Languages({ data, short = false }: { data: Pick<ShellData, 'locale'>; short?: boolean }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  /** The same page, with what was searched for. */
  const inLanguage = (code: string) => {
    const query = new URLSearchParams(search);
    query.set('lang', code);
    return `?${query}`;
  };
  return (
    <details className="language">
      <summary>
        <Icon name="globe" />
        <span className="visually-hidden">{t('shell.language')}: </span>
        {short ? data.locale.toUpperCase() : nameOfLocale(data.locale)}
      </summary>
      <ul>
        {LOCALES.map(({ code, name }) => (
          <li key={code}>
            <a
              href={inLanguage(code)}
              lang={code}
              hrefLang={code}
              aria-current={code === data.locale ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
