import { useTranslation } from '#app/i18n/use-translation.ts';
import { FormFailure, SelectField, TextField } from '#app/ui/form.tsx';
import type { OwnWebinarFormProps } from './own-webinar-form-props.ts';

/** Who helps: co-hosts and moderators. */
export function StaffForm({ data, sent, stateOf }: OwnWebinarFormProps) {
  const { t } = useTranslation('webinars');
  return (
    <details open={sent === 'staff'}>
      <summary>{t('staff.title', { count: data.staff.length })}</summary>
      <ul className="list flow">
        {data.staff.map((each) => (
          <li key={each.id}>
            {each.name}, {t(`staff.roles.${each.role}`)}
            <form method="post">
              <input type="hidden" name="personId" value={each.id} />
              <button className="button plain" name="intent" value="unstaff">
                {t('staff.remove')}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form className="form" method="post">
        <FormFailure state={stateOf('staff')} />
        <TextField name="email" type="email" label={t('staff.email')} state={stateOf('staff')} />
        <SelectField
          name="role"
          label={t('staff.role')}
          state={stateOf('staff')}
          value="moderator"
          options={(['cohost', 'moderator'] as const).map((value) => ({
            value,
            name: t(`staff.roles.${value}`),
          }))}
        />
        <button className="button" name="intent" value="staff">
          {t('staff.add')}
        </button>
      </form>
    </details>
  );
}
