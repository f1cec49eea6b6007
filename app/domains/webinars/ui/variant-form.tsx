import { LiveVariantInput } from '#app/domains/catalogue/schemas.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { WordsForm } from '#app/ui/words-form.tsx';
import type { OwnWebinarFormProps } from './own-webinar-form-props.ts';

/** Title and summary in one more language. */
export function VariantForm({ data, stateOf }: OwnWebinarFormProps) {
  const { t } = useTranslation('webinars');
  const others = LOCALES.map(({ code }) => code).filter((code) => code !== data.values.language);
  return (
    <Disclosure summary={t('own.languages')} state={stateOf('words')}>
      <WordsForm
        asks={LiveVariantInput}
        scope="words"
        intent="words"
        submit={t('own.addLanguage')}
        state={stateOf('words')}
        language={{ label: t('form.language'), only: others }}
        texts={[
          { name: 'title', label: t('form.title') },
          { name: 'summary', label: t('form.summary'), rows: 3 },
          { name: 'objectives', label: t('form.objectives'), help: t('form.onePerLine'), rows: 3 },
        ]}
      />
    </Disclosure>
  );
}
