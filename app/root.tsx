import type { LoaderFunctionArgs } from '@remix-run/node';
import { Links, Outlet, useLocation, useMatches, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { countToDo } from '#app/counts.server.ts';
import { listOwnAssociations } from '#app/domains/accounts/associations/list-own-associations.server.ts';
import { load } from '#app/http/load.server.ts';
import { pageViewOf } from '#app/http/page-view.server.ts';
import { type SaidOnPage, takeSaid } from '#app/http/said.server.ts';
import { takeSentBefore } from '#app/http/sent-before.server.ts';
import { workspaceOf } from '#app/http/workspace.server.ts';
import { Alert } from '#app/ui/alert.tsx';
import { SHOWN_AGAIN } from '#app/shown-again.ts';
import { FormPlacesContext } from '#app/ui/form-place.ts';
import { PageViewContext } from '#app/ui/hidden-fields.tsx';
import { Fault, isFault } from '#app/ui/fault.tsx';
import { Page } from '#app/ui/page.tsx';
import { useIsRefused } from '#app/ui/refused.tsx';
import { SaidMessage, useSaidText } from '#app/ui/said.tsx';
import { Bare, Shell, type ShellData } from '#app/ui/shell.tsx';
import stylesheet from '#app/ui/components.css?url';
import { useErrorPage } from '#app/ui/use-error-page.ts';
import { urls } from '#app/urls.ts';

export const links = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/logo.svg', type: 'image/svg+xml' },
];

type RootData = ShellData & {
  pageView: string;
  /** Key of this person's drafts on the device. */
  reader: string | null;
  said: SaidOnPage | null;
  sentBefore: boolean;
  mustAddFactor: boolean;
};

export function loader(args: LoaderFunctionArgs): Promise<RootData> {
  return load(args, async (ctx, context) => {
    const { actor } = ctx;
    const { locale, timeZone } = context;
    const associations = await listOwnAssociations(ctx);
    const workspace = workspaceOf(args.request, context, associations);
    return {
      locale,
      timeZone,
      path: new URL(args.request.url).pathname,
      pageView: pageViewOf(ctx),
      reader: actor?.opaqueId ?? null,
      said: takeSaid(args.request, context),
      sentBefore: takeSentBefore(args.request, context),
      demonstration: ctx.settings.demonstration,
      person: actor && { name: actor.name, roles: actor.roles },
      mustAddFactor: actor?.mustAddFactor ?? false,
      associations: associations.map(({ slug, name, language }) => ({ slug, name, language })),
      workspace,
      counts: await countToDo(ctx, workspace, associations),
    };
  });
}

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  const { i18n } = useTranslation();
  return (
    <html lang={data?.locale ?? i18n.language} data-reader={data?.reader}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <title>{useTitle()}</title>
        <Links />
        <script dangerouslySetInnerHTML={{ __html: SHOWN_AGAIN }} />
        <script type="module" src="/browser/page.js" />
      </head>
      <body>{children}</body>
    </html>
  );
}

/**
 * A route names its page by a key in `handle.title`, by `title` in its data where the page is of a thing, or by both where a thing has several
 * pages; an error page is named by what it says. The title begins with what became of a form, because a screen reader says it first.
 */
function useTitle(): string {
  const { t } = useTranslation();
  const isRefused = useIsRefused();
  const said = useSaidText(useRouteLoaderData<typeof loader>('root')?.said ?? null);
  const last = useMatches().at(-1);
  const error = useErrorPage()?.title.replace(/\.$/, '');
  const thing = (last?.data as { title?: string } | undefined)?.title;
  const key = (last?.handle as { title?: string } | undefined)?.title;
  const names = error ? [error] : [...(key ? [t(key as 'shell.main')] : []), ...(thing ? [thing] : [])];
  const whole = [...names, 'Majakka'].join(' · ');
  if (isRefused) return t('form.errorTitle', { title: whole });
  return said ? `${said.replace(/\.$/, '')} · ${whole}` : whole;
}

export default function App() {
  const data = useRouteLoaderData<typeof loader>('root')!;
  return (
    <PageViewContext.Provider value={data.pageView}>
      <FormPlacesContext.Provider value={new Set()}>
        <Shell data={data}>
          <SaidMessage said={data.said} />
          {data.mustAddFactor && data.path !== urls.security() && <FactorNeeded />}
          {data.sentBefore && <SentBefore />}
          <Outlet />
        </Shell>
      </FormPlacesContext.Provider>
    </PageViewContext.Provider>
  );
}

/** A role is withheld until a second factor is set up: said on every page, since those of the role are not there. */
function FactorNeeded() {
  const { t } = useTranslation('accounts');
  return (
    <div className="page narrow">
      <Alert tone="warning" title={t('security.required.title')}>
        <p>{t('security.required.lead')}</p>
        <p>
          <a className="button" href={urls.security()}>
            {t('security.required.button')}
          </a>
        </p>
      </Alert>
    </div>
  );
}

/** A form that was already done earlier has led here. */
function SentBefore() {
  const { t } = useTranslation();
  return (
    <div className="page narrow">
      <Alert tone="info" title={t('form.sentBefore')} opens>
        <p>{t('form.sentBeforeHelp')}</p>
      </Alert>
    </div>
  );
}

export function ErrorBoundary() {
  const data = useRouteLoaderData<typeof loader>('root');
  const { t, i18n } = useTranslation();
  const { code, title, again: sent } = useErrorPage()!;
  const { pathname, search } = useLocation();
  if (isFault(code)) {
    const again = sent ?? { path: pathname + search, fields: null };
    const fault = <Fault code={code} again={again} />;
    // Who is reading may be what could not be found out.
    return data && !sent ? (
      <Shell data={data}>
        <SaidMessage said={data.said} />
        {fault}
      </Shell>
    ) : (
      <Bare locale={i18n.language}>{fault}</Bare>
    );
  }
  const page = (
    <Page className="narrow" title={title}>
      <p className="cluster">
        {code === 'not_verified' && (
          <a className="button beacon" href={`${urls.profile()}#memberships`}>
            {t('accounts:membership.ask')}
          </a>
        )}
        {code === 'verification_waits' && (
          <a className="button beacon" href={urls.courses()}>
            {t('accounts:request.courses')}
          </a>
        )}
        {code === 'link_expired' && pathname.startsWith(urls.reset('')) && (
          <a className="button beacon" href={urls.forgot()}>
            {t('accounts:forgot.newLink')}
          </a>
        )}
        {code === 'page_of_another' && (
          <a className="button beacon" href={pathname + search}>
            {t('error.openAgain')}
          </a>
        )}
        <a className="button" href={urls.home()}>
          {t('error.home')}
        </a>
      </p>
    </Page>
  );
  return data ? (
    <Shell data={data}>
      <SaidMessage said={data.said} />
      {data.mustAddFactor && <FactorNeeded />}
      {page}
    </Shell>
  ) : (
    <Bare locale={i18n.language}>{page}</Bare>
  );
}
