import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listPeople } from '#app/domains/accounts/people/list-people.server.ts';
import { type RolesSet, setRoles } from '#app/domains/accounts/people/set-roles.server.ts';
import { undoRoles } from '#app/domains/accounts/people/undo-roles.server.ts';
import { listAssociations } from '#app/domains/accounts/associations/list-associations.server.ts';
import { readDiskSpace } from '#app/domains/operations/storage/read-disk-space.server.ts';
import { removeFactors } from '#app/domains/accounts/factors/remove-factors.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { mustBeAdministrator } from '#app/domains/accounts/permissions.ts';
import { PEOPLE_FILTERS } from '#app/domains/accounts/schemas.ts';
import { load } from '#app/http/load.server.ts';
import { Alert } from '#app/ui/alert.tsx';
import { formStates, stateOfOne } from '#app/ui/form-state.ts';
import { PersonRow } from '#app/domains/accounts/ui/person-row.tsx';
import { SelectField, TextField } from '#app/ui/fields.tsx';
import { FilterForm } from '#app/ui/form.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/table.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:people.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    return {
      ...(await listPeople(ctx, Object.fromEntries(new URL(args.request.url).searchParams))),
      associations: await listAssociations(ctx),
      disk: await readDiskSpace(ctx),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    said: {
      '': ({ did }) => {
        const { personId, before, revision, blocks } = did as RolesSet;
        const hidden = { personId, revision, before: JSON.stringify(before) };
        return { key: 'accounts:said.roles', ...(!blocks && { undo: { intent: 'undo', hidden } }) };
      },
      undo: 'accounts:said.rolesUndone',
      'remove-factors': 'accounts:said.removeFactors',
    },
    guard: mustBeAdministrator,
    back: args.request.url,
    lists: ['roles', 'officerOf'],
    intents: {
      '': act(setRoles),
      undo: act(undoRoles),
      'remove-factors': act(fields('personId'), (ctx, { personId }) => removeFactors(ctx, personId)),
    },
  });
}

export default function People() {
  const { people, associations, filter, pages, total, disk } = useLoaderData<typeof loader>();
  const { stateOf } = formStates(useActionData());
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <Page className="flow" title={t('people.title')} lead={t('people.lead', { count: total })}>
      {(disk.state === 'low' || disk.state === 'stop') && (
        <Alert
          tone={disk.state === 'stop' ? 'danger' : 'warning'}
          title={t(`storage.${disk.state}`, {
            free: format.bytes(disk.freeBytes),
            total: format.bytes(disk.totalBytes),
          })}
        />
      )}
      <FilterForm
        className="toolbar"
        action={urls.people()}
        method="get"
        values={filter}
        submit={t('people.show')}
      >
        <TextField name="q" label={t('people.search')} type="search" />
        <SelectField
          name="role"
          label={t('people.role')}
          empty={t('people.all')}
          options={optionsOf(PEOPLE_FILTERS, (role) =>
            role === 'blocked' ? t('people.blocked') : t(`roles.${role}`),
          )}
        />
      </FilterForm>
      {people.length === 0 && (
        <Empty title={t('people.noneFound')}>
          <p>{t('people.noneFoundHelp')}</p>
        </Empty>
      )}
      <Rows>
        {people.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            associations={associations}
            stateOf={(...intents) => stateOfOne(stateOf(...intents), { personId: person.id })}
          />
        ))}
      </Rows>
      <Pagination
        page={filter.page}
        pages={pages}
        to={(page) => urls.people({ q: filter.q, role: filter.role, page })}
      />
    </Page>
  );
}
