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
          [t('clients.endpoint'), <Copied key="endpoint" name={t('clients.endpoint')} value={endpoint} />],
          [t('clients.key'), <Copied key="key" name={t('clients.key')} value={made.key} />],
          [t('clients.secret'), <Copied key="secret" name={t('clients.secret')} value={made.secret} />],
        ]}
      />
      <script type="module" src="/browser/copy.js" />
    </Alert>
  );
}

/** A value to take elsewhere, with a button that copies it where a script runs. */
function Copied({ name, value }: { name: string; value: string }) {
  const { t } = useTranslation('xapi');
  return (
    <span className="cluster">
      <code translate="no">{value}</code>
      <button
        type="button"
        className="button"
        aria-label={t('clients.copyNamed', { name })}
        data-copies={value}
        data-copied={t('clients.copied')}
        hidden
      >
        {t('clients.copy')}
      </button>
      <span className="small" role="status" />
    </span>
  );
}
