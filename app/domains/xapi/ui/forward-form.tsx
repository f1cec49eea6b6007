import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm, type FormState } from '#app/ui/form.tsx';
import { FormScope, type Option, SelectField, TextAreaField, TextField } from '#app/ui/fields.tsx';

export function ForwardForm({ associations, state }: { associations: Option[]; state: FormState }) {
  const { t } = useTranslation('xapi');
  return (
    <FormScope name="forward">
      <ActionForm
        className="form card"
        intent="forward"
        head={<h3>{t('forward.new')}</h3>}
        state={state}
        submit={t('forward.begin')}
      >
        <SelectField
          name="associationId"
          label={t('forward.association')}
          state={state}
          options={associations}
        />
        <TextField
          name="endpoint"
          type="url"
          label={t('forward.endpoint')}
          state={state}
          autoComplete="off"
        />
        <TextField name="user" label={t('forward.user')} state={state} autoComplete="off" />
        <TextField
          name="password"
          type="password"
          label={t('forward.password')}
          state={state}
          autoComplete="new-password"
        />
        <SelectField
          name="version"
          label={t('forward.version')}
          state={state}
          options={['1.0.3', '2.0.0'].map((value) => ({ value, name: value }))}
        />
        <TextAreaField
          name="verbs"
          label={t('forward.verbs')}
          help={t('forward.verbsHelp')}
          state={state}
          rows={3}
        />
      </ActionForm>
    </FormScope>
  );
}
