import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listPeople } from '#app/domains/accounts/people/list-people.server.ts';
import { setRoles } from '#app/domains/accounts/people/set-roles.server.ts';
import { listAssociations } from '#app/domains/accounts/associations/list-associations.server.ts';
import { readDiskSpace } from '#app/domains/operations/storage/read-disk-space.server.ts';
import { ROLES } from '#app/domains/accounts/schemas.ts';
import { removeFactors } from '#app/domains/accounts/factors/remove-factors.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { mustBeAdministrator } from '#app/domains/accounts/permissions.ts';
import { load } from '#app/http/load.server.ts';
import { Alert, Tag } from '#app/ui/alert.tsx';
import { ActionForm, formState, FormFailure } from '#app/ui/form.tsx';
import { Choices } from '#app/ui/fields.tsx';
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
      self: ctx.actor?.id,
      ...(await listPeople(ctx, page)),
      associations: await listAssociations(ctx),
      disk: await readDiskSpace(ctx),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
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
  const { people, self, associations, page, total, disk } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const none = formState(null);
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <Page className="flow" title={t('people.title')} lead={t('people.lead', { count: total })}>
      <p className="links">
        <a href={urls.work()}>{t('work.title')}</a> <a href={urls.storage()}>{t('storage.title')}</a>{' '}
        <a href={urls.allRecords()}>{t('xapi:browse.title')}</a>{' '}
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
      <FormFailure state={state} />
      <Rows>
        {people.map((person) => (
          <li key={person.id}>
            <details>
              <summary>
                <strong>{person.name}</strong> <span className="small soft">{person.email}</span>{' '}
                {person.roles.map((role) => (
                  <Tag key={role}>{t(`roles.${role}`)}</Tag>
                ))}{' '}
                {person.officerOf.length > 0 && <Tag>{t('roles.officer')}</Tag>}{' '}
                {person.blockedAt && <Tag tone="danger">{t('people.blocked')}</Tag>}{' '}
                {person.hasFactor && <Tag>{t('security.people.tag')}</Tag>}
              </summary>
              <ActionForm hidden={{ personId: person.id }} submit={t('common:save')}>
                <Choices
                  name="roles"
                  kind="checkbox"
                  legend={t('people.roles')}
                  state={none}
                  values={person.roles}
                  options={ROLES.map((value) => ({ value, name: t(`roles.${value}`) }))}
                />
                <Choices
                  name="officerOf"
                  kind="checkbox"
                  legend={t('people.officerOf')}
                  state={none}
                  values={person.officerOf}
                  options={associations
                    // Somebody else makes an administrator an officer.
                    .filter(({ id }) => person.id !== self || person.officerOf.includes(id))
                    .map((each) => ({ value: each.id, name: each.name, lang: each.language }))}
                />
                <Choices
                  name="blocked"
                  kind="checkbox"
                  legend={t('people.access')}
                  state={none}
                  values={person.blockedAt ? ['yes'] : []}
                  options={[{ value: 'yes', name: t('people.block') }]}
                />
              </ActionForm>
              {person.hasFactor && person.id !== self && (
                <ActionForm
                  intent="remove-factors"
                  hidden={{ personId: person.id }}
                  submit={t('security.people.remove')}
                  look="danger"
                >
                  <p className="small">{t('security.people.help')}</p>
                </ActionForm>
              )}
            </details>
          </li>
        ))}
      </Rows>
      <Pagination
        label={t('common:page')}
        nextName={t('common:nextPage')}
        page={page}
        pages={Math.ceil(total / 100)}
        to={(n) => `?page=${n}`}
      />
    </Page>
  );
}
