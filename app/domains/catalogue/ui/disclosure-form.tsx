import { DISCLOSURE_ROLES } from '#app/domains/catalogue/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { DateField, FormScope, SelectField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import { ActionForm, type FormState } from '#app/ui/form.tsx';
import type { ShownDisclosure } from './disclosures.tsx';

/** What somebody who controls the content has to disclose: `known` to be changed, or of somebody new, of this `role`. */
export function DisclosureForm({
  known,
  initialRole = 'author',
  today,
  state,
}: {
  known?: ShownDisclosure;
  initialRole?: ShownDisclosure['role'];
  today: string;
  state: FormState;
}) {
  const { t } = useTranslation('credits');
  return (
    <FormScope name={known?.id ?? 'disclosure'}>
      <ActionForm intent="disclose" hidden={{ id: known?.id ?? '' }} state={state} submit={t('common:save')}>
        <TextField name="name" label={t('association.name')} state={state} value={known?.name ?? ''} />
        <SelectField
          name="role"
          label={t('disclosure.role')}
          state={state}
          value={known?.role ?? initialRole}
          options={DISCLOSURE_ROLES.map((role) => ({ value: role, name: t(`disclosure.roles.${role}`) }))}
        />
        <DateField
          name="statedOn"
          label={t('disclosure.statedOn')}
          state={state}
          max={today}
          value={known?.statedOn ?? today}
        />
        <TextAreaField
          name="interests"
          label={t('disclosure.interests')}
          help={t('disclosure.interestsHelp')}
          state={state}
          rows={3}
          value={known?.interests ?? ''}
        />
        <TextAreaField
          name="resolution"
          label={t('disclosure.resolution')}
          help={t('disclosure.resolutionHelp')}
          state={state}
          rows={2}
          value={known?.resolution ?? ''}
        />
      </ActionForm>
    </FormScope>
  );
}
