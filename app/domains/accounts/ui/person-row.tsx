import type { Role } from '#app/domains/accounts/ctx.ts';
import { ROLES } from '#app/domains/accounts/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Choices, TickField } from '#app/ui/choices.tsx';
import { namedOptions, optionsOf } from '#app/ui/options.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';

type Person = {
  id: string;
  revision: string;
  name: string;
  email: string;
  roles: Role[];
  officerOf: string[];
  blockedAt: Date | string | null;
  hasFactor: boolean;
  own: boolean;
};

/** One of the people, with what an administrator gives and takes. */
export function PersonRow({
  person,
  associations,
  stateOf,
}: {
  person: Person;
  associations: { id: string; name: string; nameLanguage: string }[];
  stateOf: (...intents: string[]) => FormState;
}) {
  const { t } = useTranslation('accounts');
  return (
    <li>
      <Disclosure
        state={stateOf('', 'remove-factors')}
        summary={
          <>
            <strong>{person.name}</strong> <span className="small soft">{person.email}</span>{' '}
            {person.roles.map((role) => (
              <Tag key={role}>{t(`roles.${role}`)}</Tag>
            ))}{' '}
            {person.officerOf.length > 0 && <Tag>{t('roles.officer')}</Tag>}{' '}
            {person.blockedAt && <Tag tone="danger">{t('people.blocked')}</Tag>}{' '}
            {person.hasFactor && <Tag>{t('security.people.tag')}</Tag>}
          </>
        }
      >
        <ActionForm
          scope={person.id}
          hidden={{ personId: person.id, revision: person.revision }}
          state={stateOf('')}
          values={person}
          overwrites
          submit={t('common:save')}
        >
          <Choices
            name="roles"
            kind="checkbox"
            legend={t('people.roles')}
            options={optionsOf(ROLES, (value) => t(`roles.${value}`))}
          />
          <Choices
            name="officerOf"
            kind="checkbox"
            legend={t('people.officerOf')}
            options={namedOptions(
              // Somebody else makes an administrator an officer.
              associations.filter(({ id }) => !person.own || person.officerOf.includes(id)),
            )}
          />
          <TickField
            name="blocked"
            legend={t('people.access')}
            label={t('people.block')}
            ticked={person.blockedAt !== null}
          />
          {'sure' in stateOf('').fields && (
            <TickField name="sure" legend={t('people.sureLegend')} label={t('people.sure')} />
          )}
        </ActionForm>
        {person.hasFactor && !person.own && (
          <ActionForm
            intent="remove-factors"
            hidden={{ personId: person.id }}
            state={stateOf('remove-factors')}
            submit={t('security.people.remove')}
            look="danger"
          >
            <p className="small">{t('security.people.help')}</p>
          </ActionForm>
        )}
      </Disclosure>
    </li>
  );
}
