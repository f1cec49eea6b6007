import { DisclosureForm } from '#app/domains/catalogue/ui/disclosure-form.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
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
      <DisclosureForm initialRole="speaker" today={data.today} state={stateOf('disclose')} />
    </details>
  );
}
