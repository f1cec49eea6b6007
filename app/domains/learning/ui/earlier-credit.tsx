import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

/** That a course gave credit before and gives none again, with the way to it. */
export function EarlierCredit({ on, certificateId }: { on: Date | string; certificateId: string | null }) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  return (
    <Alert tone="info" title={t('given.title', { date: format.date(on) })}>
      <p className="small">{t('given.help')}</p>
      <p className="small">
        {certificateId ? (
          <a href={urls.certificatePdf(certificateId)}>{t('given.certificate')}</a>
        ) : (
          <a href={urls.credit()}>{t('decide.credit')}</a>
        )}
      </p>
    </Alert>
  );
}
