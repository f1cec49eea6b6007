import { useTranslation } from '#app/i18n/use-translation.ts';
import { type FormState, stateOfOne } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { DecisionCard } from './decision-card.tsx';

type Applicant = {
  membership: { id: string; registrationNumber: string; requestedAt: Date | string };
  person: { name: string; email: string; region: string | null };
  own: boolean;
};

/** People who ask to be members, each with the officer's two buttons; nothing where nobody asks. */
export function MembershipDecisions({
  applicants,
  total,
  state,
}: {
  applicants: Applicant[];
  /** With those on other pages. */
  total: number;
  state: FormState;
}) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  if (applicants.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="applications">
      <h2 id="applications">{t('association.applications', { count: total })}</h2>
      {applicants.map(({ membership, person, own }) => (
        <DecisionCard
          key={membership.id}
          id={membership.id}
          head={
            <>
              <h3>{person.name}</h3>
              <Note>
                {t('accounts:membership.number', { number: membership.registrationNumber })}
                {person.region ? `, ${person.region}` : ''}. {person.email}.{' '}
                {format.date(membership.requestedAt)}
              </Note>
            </>
          }
          own={own}
          hidden={{ membershipId: membership.id, name: person.name }}
          state={stateOfOne(state, { membershipId: membership.id })}
          reason={{ label: t('association.reason'), help: t('association.reasonHelp') }}
          decisions={[
            { value: 'accepted', name: t('association.accept') },
            { value: 'declined', name: t('association.decline'), look: 'danger' },
          ]}
        />
      ))}
    </section>
  );
}
