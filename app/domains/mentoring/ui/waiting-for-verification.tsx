import type { Unverified } from '#app/domains/accounts/memberships/why-unverified.ts';
import type { OwnMembership } from '#app/domains/accounts/memberships/own-membership.ts';
import { WaitingRequest } from '#app/domains/accounts/ui/waiting-request.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { urls } from '#app/urls.ts';

/** Tells somebody whom nobody has verified what is missing, and that the profile takes part by itself once it is there. */
export function WaitingForVerification({
  why,
  membership,
  joined,
}: {
  why: Unverified;
  membership: OwnMembership | null;
  joined: boolean;
}) {
  const { t } = useTranslation('mentoring');
  if (why === 'requested' && membership)
    return (
      <WaitingRequest membership={membership}>
        {joined && t('verify.waiting')} {t('verify.then')}
      </WaitingRequest>
    );
  return (
    <Alert tone="info" title={t(joined ? 'verify.waiting' : 'verify.title')}>
      <p>
        {t(`verify.why.${why}`)} {t('verify.then')}
      </p>
      {why !== 'blocked' && (
        <p>
          <a className="button" href={urls.profile()}>
            {t('verify.profile')}
          </a>
        </p>
      )}
    </Alert>
  );
}
