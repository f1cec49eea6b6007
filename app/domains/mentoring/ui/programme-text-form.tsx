import { ProgrammeTextInput } from '#app/domains/mentoring/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { WordsForm } from '#app/ui/words-form.tsx';

/** Title, summary and agreement of a programme in one language. */
export function ProgrammeTextForm(form: Omit<Parameters<typeof WordsForm>[0], 'language' | 'texts'>) {
  const { t } = useTranslation('mentoring');
  return (
    <WordsForm
      asks={ProgrammeTextInput}
      language={{ label: t('own.language') }}
      texts={[
        { name: 'title', label: t('own.name') },
        { name: 'summary', label: t('own.summary'), rows: 3 },
        { name: 'agreement', label: t('own.agreement'), rows: 5 },
      ]}
      {...form}
    />
  );
}
