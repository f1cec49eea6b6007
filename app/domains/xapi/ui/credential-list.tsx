import { CredentialInput } from '#app/domains/xapi/schemas.ts';
import type { Scope } from '#app/domains/xapi/credentials/client.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionButton } from '#app/ui/buttons.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Choices } from '#app/ui/choices.tsx';
import { NumberField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { Icon } from '#app/ui/icon.tsx';
import { Empty } from '#app/ui/page.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';

export type CredentialRow = {
  id: string;
  name: string;
  scopes: string[];
  prefixes: string[] | null;
  expiresAt: Date | string | null;
  revokedAt: Date | string | null;
  lastUsedAt: Date | string | null;
};

const SCOPE_LABELS: Record<Scope, 'write' | 'mine' | 'read' | 'state' | 'profile' | 'define' | 'content'> = {
  'statements/write': 'write',
  'statements/read/mine': 'mine',
  'statements/read': 'read',
  state: 'state',
  profile: 'profile',
  define: 'define',
  content: 'content',
};

const isScope = (name: string): name is Scope => Object.hasOwn(SCOPE_LABELS, name);

/** Keys of programs, and the form that makes one. */
export function CredentialList({
  credentials,
  scopes,
  today,
  state,
}: {
  credentials: CredentialRow[];
  scopes: readonly Scope[];
  /** Now, as an ISO instant. */
  today: string;
  state: FormState;
}) {
  const { t } = useTranslation('xapi');
  const scopeName = (name: string) => {
    return isScope(name) ? t(`scope.${SCOPE_LABELS[name]}`) : name;
  };
  const format = useFormat();
  const endOf = ({ revokedAt, expiresAt }: CredentialRow) =>
    revokedAt
      ? t('clients.revoked')
      : expiresAt && new Date(expiresAt) <= new Date(today)
        ? t('clients.expired')
        : null;
  return (
    <section className="flow" aria-labelledby="credentials">
      <h2 id="credentials">{t('clients.credentials')}</h2>
      {credentials.length === 0 && <Empty level="h3" title={t('clients.none')} />}
      <Rows>
        {credentials.map((each) => (
          <li key={each.id}>
            <Icon name="file" />
            <div>
              <h3>{each.name}</h3>
              <p className="small">{each.scopes.map((scope) => scopeName(scope)).join(' · ')}</p>
              {each.prefixes && (
                <Note className="break">
                  {t('clients.ownActivities', { prefixes: each.prefixes.join(', ') })}
                </Note>
              )}
              <Note>
                {[
                  endOf(each) ??
                    (each.expiresAt && t('clients.expires', { date: format.date(each.expiresAt) })),
                  each.lastUsedAt
                    ? t('clients.lastUsed', { date: format.dateTime(each.lastUsedAt) })
                    : t('clients.neverUsed'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Note>
            </div>
            {endOf(each) === null && (
              <ActionButton
                intent="revoke"
                hidden={{ key: each.id }}
                look="danger"
                named={t('clients.revokeName', { name: each.name })}
                sure={t('common:noUndo')}
              >
                {t('clients.revoke')}
              </ActionButton>
            )}
          </li>
        ))}
      </Rows>
      <ActionForm
        asks={CredentialInput}
        scope="credential"
        className="form card"
        intent="create"
        head={<h3>{t('clients.new')}</h3>}
        state={state}
        submit={t('clients.create')}
        look="beacon"
      >
        <TextField name="name" label={t('clients.name')} maxLength={120} autoComplete="off" />
        <Choices
          name="scopes"
          kind="checkbox"
          legend={t('clients.scopes')}
          options={optionsOf(scopes, (value) => t(`scope.${SCOPE_LABELS[value]}`))}
        />
        <TextAreaField
          name="prefixes"
          label={t('clients.prefixes')}
          help={t('clients.prefixesHelp')}
          rows={2}
        />
        <NumberField name="days" label={t('clients.days')} autoComplete="off" />
        <NumberField name="perMinute" label={t('clients.perMinute')} autoComplete="off" />
      </ActionForm>
    </section>
  );
}
