import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { listMemberFilters } from '#app/domains/credits/filters/list-member-filters.server.ts';
import { removeMemberFilter } from '#app/domains/credits/filters/remove-member-filter.server.ts';
import { saveMemberFilter } from '#app/domains/credits/filters/save-member-filter.server.ts';
import { countStandings } from '#app/domains/credits/standings/count-standings.server.ts';
import { STANDING_STATES } from '#app/domains/credits/standings/credit-standing.ts';
import { listMemberStandings } from '#app/domains/credits/standings/list-member-standings.server.ts';
import { MemberSearch } from '#app/domains/credits/ui/member-search.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { formStates } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:association.members' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const asked = Object.fromEntries(new URL(args.request.url).searchParams);
    return {
      association,
      counts: await countStandings(ctx, association.id),
      saved: await listMemberFilters(ctx, association.id),
      ...(await listMemberStandings(ctx, association.id, asked)),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return actions(args, {
    said: { 'save-filter': 'credits:said.filter', 'drop-filter': 'credits:said.dropFilter' },
    guard: (ctx) => requireOwnAssociation(ctx, slug),
    back: args.request.url,
    intents: (association) => ({
      'save-filter': act((ctx, values) => saveMemberFilter(ctx, association.id, values)),
      'drop-filter': act(fields('filterId'), (ctx, { filterId }) =>
        removeMemberFilter(ctx, association.id, filterId),
      ),
    }),
  });
}

export default function Members() {
  const { association, counts, filter, members, more, saved } = useLoaderData<typeof loader>();
  const { stateOf } = formStates(useActionData());
  const { t } = useTranslation('credits');
  const { slug } = association;
  const inState = (state: (typeof STANDING_STATES)[number]) =>
    counts.programmes
      .filter(({ programmeId }) => filter.programmeId === '' || filter.programmeId === programmeId)
      .reduce((sum, each) => sum + each[state], 0);
  // They are of all members: beside a narrower list they would not fit.
  const isWhole = !filter.q && !filter.specialty && !filter.region;
  const to = (state: string) => urls.members(slug, { ...filter, state, page: 1 });
  return (
    <Page
      className="flow"
      trail={associationTrail(association)}
      title={t('association.members')}
      lead={t('association.lead', { count: counts.members })}
    >
      <Tabs
        label={t('standing.name')}
        tabs={[
          { to: to(''), name: t('association.all'), current: filter.state === '' },
          ...STANDING_STATES.map((state) => ({
            to: to(state),
            name: t(`standing.${state}`),
            ...(isWhole && { count: inState(state) }),
            current: filter.state === state,
          })),
        ]}
      />
      <MemberSearch
        slug={slug}
        members={members}
        filter={filter}
        more={more}
        saved={{ filters: saved.filters, state: stateOf('save-filter') }}
        regions={saved.regions}
        empty={counts.members === 0}
      />
    </Page>
  );
}
