import { DISCLOSURE_ROLES } from '#app/domains/catalogue/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { DateField, FormScope, SelectField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import type { OwnWebinarFormProps } from './own-webinar-form-props.ts';

/** Speakers and what they have to disclose. */
export function SpeakersForm({ data, sent, stateOf }: OwnWebinarFormProps) {
  const { t } = useTranslation('webinars');
  return (
    <details open={sent === 'disclose'}>
      <summary>{t('credits:disclosure.title')}</summary>
      <ul className="list flow">
        {data.disclosures.map((each) => (
          <li key={each.id}>
            {each.name}, {t(`credits:disclosure.roles.${each.role}`)}
            {each.interests && `: ${each.interests}`}
          </li>
        ))}
      </ul>
      <FormScope name="disclose">
        <ActionForm intent="disclose" state={stateOf('disclose')} submit={t('common:save')}>
          <TextField name="name" label={t('form.person')} state={stateOf('disclose')} />
          <SelectField
            name="role"
            label={t('credits:disclosure.role')}
            state={stateOf('disclose')}
            value="speaker"
            options={DISCLOSURE_ROLES.map((value) => ({
              value,
              name: t(`credits:disclosure.roles.${value}`),
            }))}
          />
          <TextAreaField
            name="interests"
            label={t('credits:disclosure.interests')}
            help={t('credits:disclosure.interestsHelp')}
            state={stateOf('disclose')}
            rows={2}
          />
          <TextAreaField
            name="resolution"
            label={t('credits:disclosure.resolution')}
            state={stateOf('disclose')}
            rows={2}
          />
          <DateField
            name="statedOn"
            label={t('credits:disclosure.statedOn')}
            state={stateOf('disclose')}
            value={data.today}
          />
        </ActionForm>
      </FormScope>
    </details>
  );
}
