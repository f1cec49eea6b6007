import type { SandboxPermissions } from '#app/domains/scorm/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import { useFormat } from '#app/ui/use-format.ts';

/** The permissions as shown on the course page; nothing when there are none. */
export function SandboxPermissionItems({
  needs,
}: {
  needs: SandboxPermissions & { widenedAt?: Date | string | null };
}) {
  const { t } = useTranslation('scorm');
  const format = useFormat();
  const items = [
    ...(needs.name ? [t('needs.told.name')] : []),
    ...(needs.popups ? [t('needs.told.popups')] : []),
    ...(needs.records ? [t('needs.told.records')] : []),
    ...(needs.hosts.length > 0 ? [t('needs.told.hosts', { hosts: needs.hosts.join(', ') })] : []),
    ...(needs.widenedAt ? [t('needs.told.since', { date: format.date(needs.widenedAt) })] : []),
  ];
  return (
    <>
      {items.map((words) => (
        <li key={words}>
          <Icon name="info" />
          {words}
        </li>
      ))}
    </>
  );
}
