import type { ReactNode } from 'react';
import type { ZodType } from 'zod';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { RequiredNote } from '#app/ui/form.tsx';
import { FormScope } from '#app/ui/form-scope.tsx';
import { OnceField } from '#app/ui/hidden-fields.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { requiredIn } from '#app/ui/required-fields.ts';
import { KEEP_REASONS } from '#app/domains/consultations/deidentify/check.ts';

const KINDS = [
  'identity-number',
  'email',
  'phone',
  'birth-date',
  'name',
  'address',
  'record-number',
] as const;

/**
 * A form whose words are checked on the device before they leave it. Its fields are disabled until the script is there:
 * without one nothing can be sent. `draft` names what is kept on the device while it is typed.
 */
export function CheckedForm({
  act,
  draft,
  asking,
  scope,
  asks,
  children,
}: {
  act: string;
  draft?: string;
  /** A question: the script also shows who answers, earlier cases and the legal card. */
  asking?: boolean;
  scope?: string;
  /** As of `ActionForm`. */
  asks: ZodType;
  children: ReactNode;
}) {
  const { t } = useTranslation('consultations');
  return (
    <form
      className="form wide"
      data-checked=""
      data-act={act}
      data-draft={draft}
      data-asking={asking}
      noValidate
    >
      <div data-part="no-script">
        <Alert tone="warning" title={t('check.noScript')}>
          <p>{t('check.noScriptHelp')}</p>
        </Alert>
      </div>
      <fieldset className="form wide" disabled data-part="fields">
        <FormScope name={scope} required={requiredIn(asks)}>
          <RequiredNote />
          {children}
        </FormScope>
        <OnceField />
        <div className="alert" data-tone="danger" role="alert" data-part="refused" hidden>
          <Icon name="danger" />
          <div data-part="said" />
        </div>
      </fieldset>
    </form>
  );
}

/** Words and script of the checked forms of a page, once. */
export function CheckedScript() {
  const { t } = useTranslation('consultations');
  const words = {
    kinds: Object.fromEntries(KINDS.map((kind) => [kind, t(`check.kind.${kind}`)])),
    masks: Object.fromEntries(KINDS.map((kind) => [kind, t(`check.mask.${kind}`)])),
    reasons: Object.fromEntries(KEEP_REASONS.map((reason) => [reason, t(`check.keep.${reason}`)])),
    write: t('check.write'),
    stays: t('check.stays'),
    stayed: t('check.stayed'),
    undo: t('check.undo'),
    must: t('check.must'),
    open: t('check.open'),
    offline: t('check.offline'),
  };
  return (
    <>
      <script
        type="application/json"
        id="check-words"
        dangerouslySetInnerHTML={{ __html: JSON.stringify(words).replace(/</g, '\\u003c') }}
      />
      <script type="module" src="/browser/checked.js" />
    </>
  );
}
