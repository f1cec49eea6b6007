import type { RequestedPermissions, SandboxPermissions } from '#app/domains/scorm/types.ts';
import { PERMISSION_FLAGS } from '#app/domains/scorm/sandbox/sandbox-permissions.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Choices } from '#app/ui/choices.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { TextAreaField } from '#app/ui/fields.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { SandboxPermissionItems } from './sandbox-permission-items.tsx';

type Props = { needs: SandboxPermissions; asked: RequestedPermissions | null; state: FormState };

/** Sandbox permissions, set by the author. */
export function SandboxPermissionsForm({ needs, asked, state }: Props) {
  const { t } = useTranslation('scorm');
  const format = useFormat();
  return (
    <ActionForm
      head={
        <>
          <h2>{t('needs.title')}</h2>
          <Note>{t('needs.lead')}</Note>
        </>
      }
      state={state}
    >
      {asked && (
        <Alert tone="warning" title={t('needs.waiting', { date: format.date(asked.askedAt) })}>
          <ul className="list small">
            <SandboxPermissionItems needs={asked.needs} />
          </ul>
        </Alert>
      )}
      <Choices
        name="needs"
        kind="checkbox"
        legend={t('needs.may')}
        values={PERMISSION_FLAGS.filter((each) => needs[each])}
        options={optionsOf(PERMISSION_FLAGS, (value) => t(`needs.${value}`))}
      />
      <TextAreaField
        name="hosts"
        label={t('needs.hosts')}
        help={t('needs.hostsHelp')}
        value={needs.hosts.join('\n')}
        rows={3}
      />
      <p>
        <button className="button" name="intent" value="needs">
          {t('needs.save')}
        </button>
      </p>
    </ActionForm>
  );
}
