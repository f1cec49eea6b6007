import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { LOCALES, nameOfLocale } from '#app/i18n/locales.ts';
import { urls } from '#app/urls.ts';
import { Brand } from './brand.tsx';
import { CountMark } from './count-mark.tsx';
import { Icon } from './icon.tsx';
import { PlaceContext } from './sub-navigation.tsx';
import { type Counts, type Place, placeOf, type Workspace, workspacesOf } from '#app/workspaces.ts';

export type ShellData = {
  locale: string;
  timeZone: string;
  path: string;
  demonstration: boolean;
  person: { name: string; roles: string[] } | null;
  associations: { slug: string; name: string; language: string }[];
  /** The workspace that the reader was in last. */
  workspace: string | null;
  /** What the reader can act on in it. */
  counts: Counts;
};

/** Around every page: for somebody signed in a bar under the thumb and a side on the desk; for a stranger a top line. */
export function Shell({ data, children }: { data: ShellData; children: ReactNode }) {
  const { t } = useTranslation();
  const skip = (
    <a className="skip" href="#content">
      {t('shell.skip')}
    </a>
  );
  // A package, a lesson or a studio takes the whole window; its page brings its own top line.
  if (
    /^\/(launches|previews)\/|\/preview\/|^\/courses\/[^/]+\/learn\/|^\/mentor\/webinars\/[^/]+\/studio$/.test(
      data.path,
    )
  )
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

/** Pages that somebody goes on with after signing in. */
const GOES_ON = /^\/(courses|webinars|recordings)(\/|$)/;

function Public({ data, children }: { data: ShellData; children: ReactNode }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const back = GOES_ON.test(pathname) ? pathname + search : undefined;
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
          <a className="button plain" href={urls.signIn(back)}>
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
              <a href={urls.webinars()}>{t('shell.live')}</a>
            </li>
            <li>
              <a href={urls.verify()}>{t('shell.verify')}</a>
            </li>
            <li>
              <a href={urls.privacy()}>{t('accounts:privacy.title')}</a>
            </li>
            <li>
              <a href={urls.help()}>{t('accounts:help.title')}</a>
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
  const all = workspacesOf({ roles: person.roles, associations: data.associations }, data.demonstration);
  const place = placeOf(all, data.path, data.workspace);
  return (
    <div className="shell">
      <header className="top">
        <Brand to={place.workspace.entries[0].pages[0].to} />
        <Workspaces all={all} current={place.workspace} />
        <div className="top-side">
          <Languages data={data} short />
          <a className="person" href={urls.profile()}>
            {avatar}
            <span className="visually-hidden">{t('shell.settingsOf', { name: person.name })}</span>
          </a>
        </div>
      </header>
      <Nav place={place} counts={data.counts} />
      <main id="content">
        <PlaceContext.Provider value={{ ...place, path: data.path, counts: data.counts }}>
          {children}
        </PlaceContext.Provider>
      </main>
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
    </div>
  );
}

function Nav({ place, counts }: { place: Place; counts: Counts }) {
  const { t } = useTranslation();
  return (
    <nav className="nav" aria-label={t('shell.main')}>
      <ul>
        {place.workspace.entries.map((entry) => (
          <li key={entry.name + entry.pages[0].to}>
            <a href={entry.pages[0].to} aria-current={entry === place.entry ? 'page' : undefined}>
              <Icon name={entry.icon} />
              {t(entry.name)}
              {entry.count && <CountMark count={counts[entry.count]} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Choice of the role that somebody works in; nothing for those who have one. */
function Workspaces({ all, current }: { all: Workspace[]; current: Workspace }) {
  const { t } = useTranslation();
  if (all.length === 1) return null;
  const nameOf = ({ name, help, of }: Workspace) => (
    <>
      {t(name)}
      {of ? <small lang={of.language}>{of.name}</small> : <small>{t(help)}</small>}
    </>
  );
  return (
    <details className="workspace">
      <summary>
        <span>
          <span className="visually-hidden">{t('shell.workspace.choose')}: </span>
          {nameOf(current)}
        </span>
        <Icon name="down" />
      </summary>
      <ul>
        {all.map((each) => (
          <li key={each.id}>
            <a href={each.entries[0].pages[0].to} aria-current={each === current ? 'true' : undefined}>
              {nameOf(each)}
            </a>
          </li>
        ))}
      </ul>
    </details>
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
