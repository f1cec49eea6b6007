import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { countInbox } from '#app/domains/credits/inbox/count-inbox.server.ts';
import { daysWaited, INBOX_KINDS, pagesOf } from '#app/domains/credits/inbox/inbox-item.ts';
import { InboxFilter, listInbox } from '#app/domains/credits/inbox/list-inbox.server.ts';
import { InboxRows } from '#app/domains/credits/ui/inbox-rows.tsx';
import { listWaitingPermissions } from '#app/domains/scorm/sandbox/list-waiting-permissions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/table.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:inbox.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const filter = InboxFilter.parse(Object.fromEntries(new URL(args.request.url).searchParams));
    const above = await listWaitingPermissions(ctx, association.id);
    const items = await listInbox(ctx, association.id, filter, above);
    return {
      association,
      filter,
      counts: await countInbox(ctx, association.id, { permission: above.length }),
      items: items.map((item) => ({ ...item, days: daysWaited(item, ctx.now) })),
    };
  });
}

export default function Inbox() {
  const { association, filter, counts, items } = useLoaderData<typeof loader>();
  const { t } = useTranslation('credits');
  const { slug } = association;
  const total = Object.values(counts).reduce((sum, each) => sum + each);
  const kinds = INBOX_KINDS.filter((kind) => counts[kind] > 0 || kind === filter.kind);
  return (
    <Page
      className="flow"
      trail={associationTrail(association)}
      title={t('inbox.title')}
      lead={total === 0 ? t('inbox.none') : t('inbox.lead', { count: total })}
    >
      {kinds.length > 0 && (
        <Tabs
          label={t('inbox.show')}
          tabs={[
            { to: urls.inbox(slug), name: t('inbox.all'), count: total, current: filter.kind === '' },
            ...kinds.map((kind) => ({
              to: urls.inbox(slug, { kind }),
              name: t(`inbox.filter.${kind}`),
              count: counts[kind],
              current: kind === filter.kind,
            })),
          ]}
        />
      )}
      {items.length === 0 ? (
        <Empty title={t('inbox.none')}>
          <p>{t('inbox.noneHelp')}</p>
        </Empty>
      ) : (
        <InboxRows slug={slug} items={items} />
      )}
      <Pagination
        page={filter.page}
        pages={pagesOf(filter.kind === '' ? total : counts[filter.kind])}
        to={(page) => urls.inbox(slug, { kind: filter.kind, page })}
      />
    </Page>
  );
}
