import type { Requirements } from '#app/domains/catalogue/versions/requires-nothing.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { useFormat } from '#app/ui/use-format.ts';

type Shown = Omit<Requirements, 'confirmedAt'> & { confirmedAt: Date | string | null };

/** For officers and reviewers: that the certificate is given for nothing, and whether its author has confirmed it. Else what earns it is said by `CertificateNeeds`. */
export function NothingRequired({ requirements }: { requirements: Shown | null }) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  if (!requirements?.requiresNothing) return null;
  return (
    <Alert tone="warning" title={t('requirements.nothing')}>
      <p className="small">
        {requirements.confirmedAt
          ? t('requirements.confirmed', { date: format.date(requirements.confirmedAt) })
          : t('requirements.unconfirmed')}
      </p>
    </Alert>
  );
}
