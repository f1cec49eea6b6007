import type { ReactNode } from 'react';
import type { OwnMembership } from '#app/domains/accounts/memberships/own-membership.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

/** A request to join that an association is checking, or that it has accepted; children: what can be done meanwhile. */
export function WaitingRequest({
  membership,
  children,
}: {
  membership: OwnMembership;
  children?: ReactNode;
}) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const { state, name, since } = membership;
  return (
    <Alert tone={state === 'accepted' ? 'success' : 'info'} title={t(`request.${state}`, { name })}>
      <p className="small">{t(`request.${state}Since`, { date: format.date(since) })}</p>
      {state === 'requested' && children && <p className="small">{children}</p>}
    </Alert>
  );
}

/**
 * What somebody meets who is no member yet: the request that waits, with what can be done meanwhile, or the way to ask. One who is a member
 * meets nothing. `why`: what a membership is needed for.
 */
export function MembershipWall({
  membership,
  why,
  meanwhile,
}: {
  membership: OwnMembership | null;
  why: string;
  meanwhile: string;
}) {
  const { t } = useTranslation('accounts');
  if (membership?.state === 'accepted') return null;
  if (membership) return <WaitingRequest membership={membership}>{meanwhile}</WaitingRequest>;
  return (
    <Alert tone="info" title={why}>
      <p className="small">
        <a href={`${urls.profile()}#memberships`}>{t('membership.ask')}</a>
      </p>
    </Alert>
  );
}
