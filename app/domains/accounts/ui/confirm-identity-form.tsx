import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm, FormFailure } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { TextField } from '#app/ui/fields.tsx';
import { CodeField } from './code-field.tsx';
import { PasskeyForm } from './passkey-form.tsx';

type ConfirmationMethods = { password: boolean; app: boolean; passkey: boolean; email: string };

/** Asks for proof of identity; `carried` are the fields of the form to be submitted afterwards. */
export function ConfirmIdentityForm({
  ways,
  prefix,
  carried,
  state,
}: {
  ways: ConfirmationMethods;
  prefix: string;
  carried: (readonly [string, string])[];
  state: FormState;
}) {
  const { t } = useTranslation('accounts');
  return (
    <>
      <FormFailure state={state} />
      {ways.passkey && (
        <PasskeyForm name={t('security.passkeys.use')} field={`${prefix}passkey`} hidden={carried} />
      )}
      <ActionForm state={state} failure={false} submit={t('security.confirm.button')} look="beacon">
        {carried.map(([name, value], i) => (
          <input key={i} type="hidden" name={name} value={value} />
        ))}
        {ways.password ? (
          <>
            <input
              type="text"
              name={`${prefix}name`}
              autoComplete="username"
              value={ways.email}
              readOnly
              hidden
            />
            <TextField
              name={`${prefix}password`}
              label={t('password')}
              type="password"
              autoComplete="current-password"
              required
            />
          </>
        ) : (
          <CodeField name={`${prefix}code`} app={ways.app} />
        )}
      </ActionForm>
    </>
  );
}
