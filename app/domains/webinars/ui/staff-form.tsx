import { StaffInput } from '#app/domains/webinars/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { SelectField, TextField } from '#app/ui/fields.tsx';
import type { OwnWebinarFormProps } from './own-webinar-form-props.ts';

/** Who helps: co-hosts and moderators. */
export function StaffForm({ data, stateOf }: OwnWebinarFormProps) {
  const { t } = useTranslation('webinars');
  return (
    <Disclosure summary={t('staff.title', { count: data.staff.length })} state={stateOf('staff')}>
      <ul className="list flow">
        {data.staff.map((each) => (
          <li key={each.id}>
            {each.name}, {t(`staff.roles.${each.role}`)}
            <ActionButton intent="unstaff" hidden={{ personId: each.id }} look="plain">
              {t('staff.remove')}
            </ActionButton>
          </li>
        ))}
      </ul>
      <ActionForm asks={StaffInput} intent="staff" state={stateOf('staff')} submit={t('staff.add')}>
        <TextField name="email" type="email" label={t('staff.email')} />
        <SelectField
          name="role"
          label={t('staff.role')}
          value="moderator"
          options={optionsOf(['cohost', 'moderator'], (value) => t(`staff.roles.${value}`))}
        />
      </ActionForm>
    </Disclosure>
  );
}
