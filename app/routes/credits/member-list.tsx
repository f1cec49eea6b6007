import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { listMemberStandings } from '#app/domains/credits/standings/list-member-standings.server.ts';
import { MembersTable } from '#app/domains/credits/ui/members-table.tsx';
import { load } from '#app/http/load.server.ts';
import { Page } from '#app/ui/page.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:association.list' };

/** Everybody that the filter shows on one page, for paper. */
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const asked = Object.fromEntries(new URL(args.request.url).searchParams);
    return {
      association,
      today: ctx.now,
      ...(await listMemberStandings(ctx, association.id, { ...asked, all: true })),
    };
  });
}

export default function MemberList() {
  const { association, today, members } = useLoaderData<typeof loader>();
  const { t } = useTranslation('credits');
  const format = useFormat();
  return (
    <Page
      className="flow"
      trail={associationTrail(association)}
      title={t('association.list')}
      lead={`${association.name}, ${format.date(today)}: ${t('association.lead', { count: members.length })}`}
    >
      <MembersTable members={members} linkTo={(id) => urls.member(association.slug, id)} />
    </Page>
  );
}
