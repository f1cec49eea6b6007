import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Trail } from '#app/ui/page.tsx';
import { useRoles } from '#app/ui/use-roles.ts';
import { urls } from '#app/urls.ts';

/** The way to what a package said; `deeper`: below the list of attempts. Administrators read that too, and have no author's pages. */
export function usePackageTrail(packageId: string, title: string, deeper = false): Trail {
  const { t } = useTranslation('scorm');
  const isAuthor = useRoles().includes('author');
  const own = [
    { to: urls.author(), name: t('catalogue:own.title') },
    { to: urls.package(packageId), name: title },
  ];
  return [
    ...(isAuthor ? own : []),
    ...(deeper ? [{ to: urls.packageAttempts(packageId), name: t('trace.title') }] : []),
  ];
}
