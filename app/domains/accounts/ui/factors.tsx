import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { FormScope } from '#app/ui/form-scope.tsx';
import { type FormState, stateOfOne } from '#app/ui/form-state.ts';
import { TextField } from '#app/ui/fields.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { PasskeyForm } from './passkey-form.tsx';

type PasskeyItem = { id: string; name: string; createdAt: Date | string; lastUsedAt: Date | string | null };

export function AuthenticatorApp({ since }: { since: Date | string | null }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <section className="card flow" aria-labelledby="app">
      <h3 id="app">{t('security.app.title')}</h3>
      <p className="small">
        {since ? t('security.app.since', { date: format.date(since) }) : t('security.app.none')}
      </p>
      <ActionButton intent={since ? 'remove-app' : 'begin-app'}>
        {since ? t('security.app.remove') : t('security.app.setUp')}
      </ActionButton>
    </section>
  );
}

export function Passkeys({
  passkeys,
  thisDevice,
  stateOf,
}: {
  passkeys: PasskeyItem[];
  thisDevice: string;
  stateOf: (...intents: string[]) => FormState;
}) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const stateOfPasskey = (passkeyId: string) =>
    stateOfOne(stateOf('rename-passkey', 'remove-passkey'), { passkeyId });
  return (
    <section className="card flow" aria-labelledby="passkeys">
      <h3 id="passkeys">{t('security.passkeys.title')}</h3>
      <p className="small">{t('security.passkeys.lead')}</p>
      <Rows>
        {passkeys.map((passkey) => (
          <li key={passkey.id}>
            <Disclosure
              state={stateOfPasskey(passkey.id)}
              summary={
                <>
                  <strong>{passkey.name}</strong>{' '}
                  <span className="small soft">
                    {t('security.passkeys.added', { date: format.date(passkey.createdAt) })}
                    {' · '}
                    {passkey.lastUsedAt
                      ? t('security.passkeys.used', { date: format.date(passkey.lastUsedAt) })
                      : t('security.passkeys.unused')}
                  </span>
                </>
              }
            >
              <ActionForm
                scope={passkey.id}
                hidden={{ passkeyId: passkey.id }}
                state={stateOfPasskey(passkey.id)}
              >
                <TextField
                  name="name"
                  label={t('security.passkeys.name')}
                  value={passkey.name}
                  maxLength={80}
                  required
                />
                <div className="cluster">
                  <button className="button" name="intent" value="rename-passkey">
                    {t('security.passkeys.rename')}
                  </button>
                </div>
              </ActionForm>
              <ActionButton
                intent="remove-passkey"
                hidden={{ passkeyId: passkey.id }}
                look="danger"
                named={t('security.passkeys.removeNamed', { name: passkey.name })}
                sure={t('common:noUndo')}
              >
                {t('security.passkeys.remove')}
              </ActionButton>
            </Disclosure>
          </li>
        ))}
      </Rows>
      {passkeys.length === 0 && <Note>{t('security.passkeys.none')}</Note>}
      <PasskeyForm name={t('security.passkeys.add')} use="create" hidden={[['intent', 'add-passkey']]}>
        <FormScope state={stateOf('add-passkey')}>
          <TextField
            name="name"
            label={t('security.passkeys.name')}
            help={t('security.passkeys.nameHelp')}
            value={thisDevice || t('security.passkeys.title')}
            maxLength={80}
            required
          />
        </FormScope>
      </PasskeyForm>
    </section>
  );
}

export function RecoveryCodes({ left }: { left: number }) {
  const { t } = useTranslation('accounts');
  return (
    <section className="card flow" aria-labelledby="codes">
      <h3 id="codes">
        {t('security.codes.title')}{' '}
        <Tag tone={left > 2 ? 'success' : 'warning'}>{t('security.codes.left', { count: left })}</Tag>
      </h3>
      <p className="small">{t('security.codes.lead')}</p>
      <ActionButton intent="make-codes" {...(left > 0 ? { sure: t('security.codes.sure') } : {})}>
        {t('security.codes.make')}
      </ActionButton>
    </section>
  );
}
