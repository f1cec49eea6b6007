import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listPeople } from '#app/domains/accounts/people/list-people.server.ts';
import { setRoles } from '#app/domains/accounts/people/set-roles.server.ts';
import { listAssociations } from '#app/domains/accounts/associations/list-associations.server.ts';
import { readDiskSpace } from '#app/domains/operations/storage/read-disk-space.server.ts';
import { removeFactors } from '#app/domains/accounts/factors/remove-factors.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { mustBeAdministrator } from '#app/domains/accounts/permissions.ts';
import { load } from '#app/http/load.server.ts';
import { Alert } from '#app/ui/alert.tsx';
import { formStates, stateOfOne } from '#app/ui/form-state.ts';
import { PersonRow } from '#app/domains/accounts/ui/person-row.tsx';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/table.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:people.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const page = Math.max(1, Number(new URL(args.request.url).searchParams.get('page')) || 1);
    return {
      page,
      ...(await listPeople(ctx, page)),
      associations: await listAssociations(ctx),
      disk: await readDiskSpace(ctx),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    said: { '': 'accounts:said.roles', 'remove-factors': 'accounts:said.removeFactors' },
    guard: mustBeAdministrator,
    back: args.request.url,
    lists: ['roles', 'officerOf'],
    intents: {
      '': act(setRoles),
      'remove-factors': act(fields('personId'), (ctx, { personId }) => removeFactors(ctx, personId)),
    },
  });
}

export default function People() {
  const { people, associations, page, total, disk } = useLoaderData<typeof loader>();
  const { stateOf } = formStates(useActionData());
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <Page className="flow" title={t('people.title')} lead={t('people.lead', { count: total })}>
      <p className="cluster links">
        <a href={urls.work()}>{t('work.title')}</a>
        <a href={urls.storage()}>{t('storage.title')}</a>
        <a href={urls.allRecords()}>{t('xapi:browse.title')}</a>
        <a href={urls.allClients()}>{t('xapi:clients.title')}</a>
      </p>
      {(disk.state === 'low' || disk.state === 'stop') && (
        <Alert
          tone={disk.state === 'stop' ? 'danger' : 'warning'}
          title={t(`storage.${disk.state}`, {
            free: format.bytes(disk.freeBytes),
            total: format.bytes(disk.totalBytes),
          })}
        />
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
      <Pagination page={page} pages={Math.ceil(total / 100)} to={(n) => `?page=${n}`} />
    </Page>
  );
}
