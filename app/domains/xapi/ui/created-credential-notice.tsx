import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Pairs } from '#app/ui/table.tsx';

export type CreatedCredential = { name: string; key: string; secret: string };

/** The secret of a new key, this once. */
export function CreatedCredentialNotice({ made, endpoint }: { made: CreatedCredential; endpoint: string }) {
  const { t } = useTranslation('xapi');
  return (
    <Alert tone="success" title={t('clients.made', { name: made.name })}>
      <p>{t('clients.madeHelp')}</p>
      <Pairs
        text
        pairs={[
          [
            t('clients.endpoint'),
            <code key="endpoint" translate="no">
              {endpoint}
            </code>,
          ],
          [
            t('clients.key'),
            <code key="key" translate="no">
              {made.key}
            </code>,
          ],
          [
            t('clients.secret'),
            <code key="secret" translate="no">
              {made.secret}
            </code>,
          ],
        ]}
      />
    </Alert>
  );
}
