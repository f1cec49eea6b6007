import { useTranslation } from '#app/i18n/use-translation.ts';

/** The body that runs the installation, and how to reach it. `contact` is an email address or a page. */
export function Operator({ operator }: { operator: { name: string | null; contact: string | null } }) {
  const { t } = useTranslation('accounts');
  const { name, contact } = operator;
  if (!name && !contact) return <p>{t('privacy.nobody')}</p>;
  return (
    <>
      {name && <p>{t('privacy.operator', { name })}</p>}
      {contact && (
        <p>
          {t('privacy.contact')}{' '}
          <a href={contact.includes('://') ? contact : `mailto:${contact}`}>{contact}</a>
        </p>
      )}
    </>
  );
}
