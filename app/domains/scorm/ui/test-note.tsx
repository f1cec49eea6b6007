import type { PackageTest } from '#app/domains/catalogue/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { useFormat } from '#app/ui/use-format.ts';

/** That the package has a test, and what the form therefore begins with. */
export function TestNote({ test }: { test: PackageTest | null }) {
  const { t } = useTranslation('scorm');
  const format = useFormat();
  if (!test) return null;
  const { passMark } = test;
  return (
    <Alert
      tone="info"
      title={
        passMark === null
          ? t('package.test')
          : t('package.testMark', { mark: format.percent(Number(passMark)) })
      }
    />
  );
}
