import { ActionForm } from '#app/ui/form.tsx';
import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { urls } from '#app/urls.ts';

/** A form that is sent with what a passkey answers; the browser asks for it by a script, and without one the page says so. */
export function PasskeyForm({
  name,
  use = 'get',
  field = 'passkey',
  hidden = [],
  children,
}: {
  name: string;
  use?: 'get' | 'create';
  field?: string;
  hidden?: (readonly [name: string, value: string])[];
  children?: ReactNode;
}) {
  const { t } = useTranslation('accounts');
  return (
    <>
      <ActionForm
        data-passkey={urls.passkeyOptions(use)}
        data-unsupported={t('security.passkeys.unsupported')}
        data-cancelled={t('security.passkeys.cancelled')}
        data-known={t('errors:passkey_known')}
        data-lost={t('errors:line_lost')}
      >
        {hidden.map(([each, value], i) => (
          <input key={i} type="hidden" name={each} value={value} />
        ))}
        <input type="hidden" name={field} data-answer="" defaultValue="" />
        <div className="flow" data-work="" hidden>
          {children}
          <button className="button">{name}</button>
          <p className="small" role="status" data-status="" hidden />
        </div>
        <p className="small" data-no-script="">
          {t('security.passkeys.noScript')}
        </p>
      </ActionForm>
      <script type="module" src="/browser/passkey.js" />
    </>
  );
}
