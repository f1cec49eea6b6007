import { allowsHost, isHostName } from '#app/domains/scorm/sandbox/sandbox-permissions.ts';
import type { SandboxPermissions } from '#app/domains/scorm/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionButton } from '#app/ui/buttons.tsx';

/** For the author of a package with these permissions; `action` is the package's page, where this is another. */
export type Allowing = { needs: SandboxPermissions; action?: string };

/** The button that allows a package a host; nothing for a host that no package can be allowed. */
export function AllowHost({ host, needs, action }: Allowing & { host: string }) {
  const { t } = useTranslation('scorm');
  if (allowsHost(needs, host)) return <p className="small">{t('needs.allowed', { host })}</p>;
  if (!isHostName(host)) return null;
  return (
    <ActionButton intent="allow-host" hidden={{ host }} {...(action ? { action } : {})}>
      {t('needs.allow', { host })}
    </ActionButton>
  );
}
