import { MembershipInput } from '#app/domains/accounts/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { SelectField, TextField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import { namedOptions } from '#app/ui/options.ts';
import { Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { MembershipChoices } from './membership-choices.tsx';

const TONES = { requested: 'warning', accepted: 'success', declined: 'danger', ended: undefined } as const;

type NamedAssociation = { id: string; name: string; nameLanguage: string; country: string };

type OwnMembership = {
  membership: {
    id: string;
    state: keyof typeof TONES;
    registrationNumber: string;
    requestedAt: Date | string;
    decidedAt: Date | string | null;
    reason: string | null;
    exportConsentAt: Date | string | null;
    newsOffAt: Date | string | null;
  };
  association: NamedAssociation;
};

/** One's own memberships, each with what the association may do, and the form that asks to join another. */
export function OwnMemberships({
  memberships,
  associations,
  registrationNumber,
  stateOf,
}: {
  memberships: OwnMembership[];
  associations: NamedAssociation[];
  /** Of the profile: it is not asked again. */
  registrationNumber: string | null;
  stateOf: (...intents: string[]) => FormState;
}) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <section className="card flow" aria-labelledby="memberships">
      <h2 id="memberships">{t('membership.title')}</h2>
      {memberships.length === 0 && <p className="small">{t('membership.none')}</p>}
      <Rows>
        {memberships.map(({ membership, association }) => (
          <li key={membership.id}>
            <div>
              <h3 lang={association.nameLanguage}>{association.name}</h3>
              <Note>{format.country(association.country)}</Note>
              <Note>{t('membership.number', { number: membership.registrationNumber })}</Note>
              <p className="tags">
                <Tag tone={TONES[membership.state]}>{t(`membership.state.${membership.state}`)}</Tag>
              </p>
              {membership.state === 'requested' ? (
                <Note>{t('request.requestedSince', { date: format.date(membership.requestedAt) })}</Note>
              ) : (
                membership.decidedAt && <Note>{format.date(membership.decidedAt)}</Note>
              )}
              {membership.reason && <p className="small">{membership.reason}</p>}
              {membership.state === 'accepted' && (
                <MembershipChoices membership={membership} stateOf={stateOf} />
              )}
            </div>
          </li>
        ))}
      </Rows>
      <ActionForm
        asks={MembershipInput}
        scope="join"
        intent="join"
        state={stateOf('join')}
        submit={t('membership.ask')}
      >
        <SelectField
          name="associationId"
          label={t('membership.association')}
          empty=""
          options={namedOptions(associations, format.country)}
        />
        {registrationNumber ? (
          <Disclosure
            small
            state={stateOf('join')}
            summary={t('membership.numberUsed', { number: registrationNumber })}
          >
            <TextField name="registrationNumber" label={t('registrationNumber')} value={registrationNumber} />
          </Disclosure>
        ) : (
          <TextField name="registrationNumber" label={t('registrationNumber')} required />
        )}
      </ActionForm>
    </section>
  );
}
