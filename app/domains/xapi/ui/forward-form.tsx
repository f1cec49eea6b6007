import { ForwardInput } from '#app/domains/xapi/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { type Option, optionsOf } from '#app/ui/options.ts';
import { SelectField, TextAreaField, TextField } from '#app/ui/fields.tsx';

export function ForwardForm({ associations, state }: { associations: Option[]; state: FormState }) {
  const { t } = useTranslation('xapi');
  return (
    <ActionForm
      asks={ForwardInput}
      scope="forward"
      className="form card"
      intent="forward"
      head={<h3>{t('forward.new')}</h3>}
      state={state}
      submit={t('forward.begin')}
    >
      <SelectField name="associationId" label={t('forward.association')} options={associations} />
      <TextField name="endpoint" type="url" label={t('forward.endpoint')} autoComplete="off" />
      <TextField name="user" label={t('forward.user')} autoComplete="off" />
      <TextField name="password" type="password" label={t('forward.password')} autoComplete="new-password" />
      <SelectField name="version" label={t('forward.version')} options={optionsOf(['1.0.3', '2.0.0'])} />
      <TextAreaField name="verbs" label={t('forward.verbs')} help={t('forward.verbsHelp')} rows={3} />
    </ActionForm>
  );
}
