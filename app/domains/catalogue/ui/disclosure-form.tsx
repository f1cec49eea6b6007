import { DISCLOSURE_ROLES, DisclosureInput } from '#app/domains/catalogue/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { DateField, SelectField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import type { ShownDisclosure } from './disclosures.tsx';

/** What somebody who controls the content has to disclose: `known` to be changed, or of somebody new, of this `role`. */
export function DisclosureForm({
  known,
  initialRole = 'author',
  today,
  state,
}: {
  known?: ShownDisclosure & { revision: string };
  initialRole?: ShownDisclosure['role'];
  today: string;
  state: FormState;
}) {
  const { t } = useTranslation('credits');
  return (
    <ActionForm
      asks={DisclosureInput}
      scope={known?.id ?? 'disclosure'}
      intent="disclose"
      hidden={{ id: known?.id ?? '', revision: known?.revision ?? null }}
      state={state}
      values={known}
      overwrites
      submit={t('common:save')}
    >
      <TextField name="name" label={t('association.name')} />
      <SelectField
        name="role"
        label={t('disclosure.role')}
        value={known?.role ?? initialRole}
        options={optionsOf(DISCLOSURE_ROLES, (role) => t(`disclosure.roles.${role}`))}
      />
      <DateField
        name="statedOn"
        label={t('disclosure.statedOn')}
        max={today}
        value={known?.statedOn ?? today}
      />
      <TextAreaField
        name="interests"
        label={t('disclosure.interests')}
        help={t('disclosure.interestsHelp')}
        rows={3}
      />
      <TextAreaField
        name="resolution"
        label={t('disclosure.resolution')}
        help={t('disclosure.resolutionHelp')}
        rows={2}
      />
    </ActionForm>
  );
}
