import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Trail } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

/** Who reads what a package said: its author has a page of the package (`own`), an administrator has none. */
type Traced = { packageId: string; title: string; own: boolean };

/** The way to what a package said; `deeper`: below the list of attempts. */
export function usePackageTrail({ packageId, title, own }: Traced, deeper = false): Trail {
  const { t } = useTranslation('scorm');
  const above = [
    { to: urls.author(), name: t('catalogue:own.title') },
    { to: urls.package(packageId), name: title },
  ];
  return [
    ...(own ? above : []),
    ...(deeper ? [{ to: urls.packageAttempts(packageId), name: t('trace.title') }] : []),
  ];
}
