import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { urls } from '#app/urls.ts';

/** Shown once, in the answer that made them. */
export function NewRecoveryCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation('accounts');
  return (
    <Alert tone="warning" title={t('security.codes.newTitle')}>
      <p>{t('security.codes.newLead')}</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code translate="no">{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <a className="button" href={urls.security()}>
          {t('security.codes.done')}
        </a>
      </p>
    </Alert>
  );
}
