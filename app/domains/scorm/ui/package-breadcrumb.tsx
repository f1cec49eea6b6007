import { useTranslation } from '#app/i18n/use-translation.ts';
import { Breadcrumb } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

/** The way to what a package said; `deeper`: below the list of attempts. */
export function PackageBreadcrumb({
  packageId,
  title,
  deeper = false,
}: {
  packageId: string;
  title: string;
  deeper?: boolean;
}) {
  const { t } = useTranslation('scorm');
  return (
    <Breadcrumb
      label={t('common:breadcrumb')}
      links={[
        { to: urls.author(), name: t('catalogue:own.title') },
        { to: urls.package(packageId), name: title },
        ...(deeper ? [{ to: urls.packageAttempts(packageId), name: t('trace.title') }] : []),
      ]}
    />
  );
}
