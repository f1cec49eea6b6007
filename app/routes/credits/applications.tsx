import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { daysWaited } from '#app/domains/credits/inbox/inbox-item.ts';
import { InboxRows } from '#app/domains/credits/ui/inbox-rows.tsx';
import { listApplicationsToDecide } from '#app/domains/credits/applications/list-applications-to-decide.server.ts';
import { listWaitingPermissions } from '#app/domains/scorm/sandbox/list-waiting-permissions.server.ts';
import { PageNumber } from '#app/platform/paged.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/table.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:application.list' };

/** What authors ask of the association: that a course is accredited, or that a package of an accredited one may do more. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const asked = PageNumber.parse(new URL(args.request.url).searchParams.get('page'));
    const { rows, total, page, pages } = await listApplicationsToDecide(ctx, association.id, asked);
    const permissions = await listWaitingPermissions(ctx, association.id);
    // What a domain above knows comes after the last application.
    const items = [...rows, ...(page === pages ? permissions : [])];
    return {
      association,
      total: total + permissions.length,
      page,
      pages,
      items: items.map((item) => ({ ...item, days: daysWaited(item, ctx.now) })),
    };
  });
}

export default function Applications() {
  const { association, items, total, page, pages } = useLoaderData<typeof loader>();
  const { t } = useTranslation('credits');
  return (
    <Page
      className="flow"
      trail={associationTrail(association)}
      title={t('application.list')}
      lead={t('application.waiting', { count: total })}
    >
      {items.length === 0 ? (
        <Empty title={t('application.none')}>
          <p>
            <a className="button" href={urls.accredit(association.slug)}>
              {t('association.accredit')}
            </a>
          </p>
        </Empty>
      ) : (
        <InboxRows slug={association.slug} items={items} />
      )}
      <Pagination page={page} pages={pages} to={(number) => urls.applications(association.slug, number)} />
    </Page>
  );
}
