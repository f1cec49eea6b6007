import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { type FormState, stateOfOne } from '#app/ui/form-state.ts';

type Props = {
  membership: { id: string; exportConsentAt: string | Date | null; newsOffAt: string | Date | null };
  stateOf: (...intents: string[]) => FormState;
};

/** What a member lets an association do: hand credit over, and send news. */
export function MembershipChoices({ membership: { id, exportConsentAt, newsOffAt }, stateOf }: Props) {
  const { t } = useTranslation('accounts');
  return (
    <>
      <ActionForm
        className="flow"
        intent="consent"
        hidden={{ given: exportConsentAt ? 'no' : 'yes', membershipId: id }}
        state={stateOfOne(stateOf('consent'), { membershipId: id })}
        submit={t(exportConsentAt ? 'membership.consentTake' : 'membership.consentGive')}
      >
        <p className="small">{t(exportConsentAt ? 'membership.consentGiven' : 'membership.consentNot')}</p>
      </ActionForm>
      <ActionForm
        className="flow"
        intent="news"
        hidden={{ wanted: newsOffAt ? 'yes' : 'no', membershipId: id }}
        state={stateOfOne(stateOf('news'), { membershipId: id })}
        submit={t(newsOffAt ? 'membership.newsTurnOn' : 'membership.newsTurnOff')}
      >
        <p className="small">{t(newsOffAt ? 'membership.newsOff' : 'membership.newsOn')}</p>
      </ActionForm>
    </>
  );
}
