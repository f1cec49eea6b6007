import { DisclosureForm } from '#app/domains/catalogue/ui/disclosure-form.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import type { OwnWebinarFormProps } from './own-webinar-form-props.ts';

/** Speakers and what they have to disclose. */
export function SpeakersForm({ data, stateOf }: OwnWebinarFormProps) {
  const { t } = useTranslation('webinars');
  return (
    <Disclosure summary={t('credits:disclosure.title')} state={stateOf('disclose')}>
      <ul className="list flow">
        {data.disclosures.map((each) => (
          <li key={each.id}>
            {each.name}, {t(`credits:disclosure.roles.${each.role}`)}
            {each.interests && `: ${each.interests}`}
          </li>
        ))}
      </ul>
      <DisclosureForm initialRole="speaker" today={data.today} state={stateOf('disclose')} />
    </Disclosure>
  );
}
