import type { OwnMembership } from '#app/domains/accounts/memberships/own-membership.ts';
import { MembershipWall } from '#app/domains/accounts/ui/waiting-request.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ConfirmedAction } from '#app/ui/buttons.tsx';
import { SelectField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { urls } from '#app/urls.ts';
import { EvidenceField } from './activity-form.tsx';

/** Puts a file beside an activity: it stays there whatever else of the form comes back. */
export function EvidenceForm({ hasFile, state }: { hasFile: boolean; state: FormState }) {
  const { t } = useTranslation('credits');
  return (
    <ActionForm
      encType="multipart/form-data"
      scope="paper"
      state={state}
      submit={t(hasFile ? 'activity.replaceFile' : 'activity.addFile')}
    >
      <EvidenceField />
    </ActionForm>
  );
}

type Activity = { id: string; state: string; revision: number; associationId: string | null };

/** The last step: to which association; where there is none yet, the draft waits. */
export function SubmitActivity({
  activity,
  associations,
  membership,
  state,
}: {
  activity: Activity;
  associations: { value: string; name: string }[];
  membership: OwnMembership | null;
  state: FormState;
}) {
  const { t } = useTranslation('credits');
  if (associations.length === 0)
    return (
      <MembershipWall
        membership={membership}
        why={t('activity.noMembership')}
        meanwhile={t('activity.membershipAsked')}
      />
    );
  return (
    <ActionForm
      intent="submit"
      scope="submit"
      hidden={{ revision: activity.revision }}
      state={state}
      overwrites={false}
      submit={t(activity.state === 'returned' ? 'activity.sendAgain' : 'activity.send')}
      look="beacon"
    >
      {activity.state === 'draft' && (
        <SelectField
          name="associationId"
          label={t('activity.association')}
          value={associations[0]!.value}
          options={associations}
        />
      )}
    </ActionForm>
  );
}

/** What else can be done with it, until somebody has decided. */
export function OwnActivityWays({ activity, edits }: { activity: Activity; edits: boolean }) {
  const { t } = useTranslation('credits');
  if (activity.state === 'accepted' || activity.state === 'declined') return null;
  return (
    <>
      {!edits && (
        <p>
          <a className="button" href={urls.ownActivityEdit(activity.id)}>
            {t('activity.change')}
          </a>
        </p>
      )}
      {activity.state === 'draft' ? (
        <ConfirmedAction
          summary={t('activity.discard')}
          help={t('activity.discardHelp')}
          button={t('activity.discardSure')}
          intent="discard"
          look="danger"
        />
      ) : (
        <ConfirmedAction
          summary={t('activity.withdraw')}
          help={t('activity.withdrawHelp')}
          button={t('activity.withdrawSure')}
          intent="withdraw"
          look="danger"
        />
      )}
    </>
  );
}
