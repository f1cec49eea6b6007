import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { ACTIVITY_TYPES } from '#app/domains/credits/activities/activity-types.ts';
import { listActivitiesToDecide } from '#app/domains/credits/activities/list-activities-to-decide.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { SelectField, TextField } from '#app/ui/fields.tsx';
import { FilterForm } from '#app/ui/form.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Pagination, Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:activity.toDecide' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const asked = Object.fromEntries(new URL(args.request.url).searchParams);
    const { activities, ...found } = await listActivitiesToDecide(ctx, association.id, asked);
    return {
      association,
      ...found,
      activities: activities.map(({ activity, person }) => ({
        id: activity.id,
        title: activity.title,
        language: activity.language,
        activityType: activity.activityType,
        name: person.name,
        submittedAt: activity.submittedAt,
        days: Math.floor((ctx.now.getTime() - activity.submittedAt.getTime()) / DAY_MS),
      })),
    };
  });
}

export default function ActivitiesToDecide() {
  const { association, activities, filter, pages, total } = useLoaderData<typeof loader>();
  const { t } = useTranslation('credits');
  const format = useFormat();
  const typeName = useWordFor('credits', 'activity.types');
  const { slug } = association;
  const to = (page: number) =>
    `?${new URLSearchParams({ q: filter.q, activityType: filter.activityType, page: String(page) })}`;
  return (
    <Page
      className="flow"
      trail={associationTrail(association)}
      title={t('activity.toDecide')}
      lead={t('activity.waiting', { count: total })}
    >
      <FilterForm
        className="toolbar"
        action={urls.activitiesToDecide(slug)}
        method="get"
        values={filter}
        submit={t('association.show')}
      >
        <TextField name="q" label={t('activity.searchHint')} type="search" />
        <SelectField
          name="activityType"
          label={t('activity.type')}
          empty={t('association.all')}
          options={optionsOf(ACTIVITY_TYPES, (type) => t(`activity.types.${type}`))}
        />
      </FilterForm>
      {activities.length === 0 ? (
        <Empty title={t(total === 0 ? 'activity.noneWaiting' : 'activity.noneFound')} />
      ) : (
        <Table
          caption={t('activity.toDecide')}
          columns={[
            { key: 'title', name: t('activity.name') },
            { key: 'person', name: t('association.name') },
            { key: 'kind', name: t('activity.type') },
            { key: 'date', name: t('activity.handedIn') },
            { key: 'waits', name: t('activity.waitedDays'), amount: true },
          ]}
          rows={activities.map((each) => ({
            key: each.id,
            cells: [
              <a key="to" href={urls.decideActivity(slug, each.id)} lang={each.language}>
                {each.title}
              </a>,
              each.name,
              typeName(each.activityType),
              format.date(each.submittedAt),
              format.number(each.days, 0),
            ],
          }))}
        />
      )}
      <Pagination page={filter.page} pages={pages} to={to} />
    </Page>
  );
}
