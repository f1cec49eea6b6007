import type { OwnMembership } from '#app/domains/accounts/memberships/own-membership.ts';
import { MembershipWall } from '#app/domains/accounts/ui/waiting-request.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { useFormat } from '#app/ui/use-format.ts';

/** What a cycle that nobody has confirmed waits for: the association, first with the membership, then with the cycle. */
export function PendingCycle({
  membership,
  since,
}: {
  membership: OwnMembership | null;
  since: Date | string;
}) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  if (membership?.state !== 'accepted')
    return (
      <MembershipWall membership={membership} why={t('pending.why')} meanwhile={t('pending.meanwhile')} />
    );
  return (
    <Alert tone="info" title={t('pending.cycle', { name: membership.name })}>
      <p className="small">{t('pending.cycleSince', { date: format.date(since) })}</p>
    </Alert>
  );
}
