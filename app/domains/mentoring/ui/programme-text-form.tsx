import { useTranslation } from '#app/i18n/use-translation.ts';
import type { FormState } from '#app/ui/form.tsx';
import { WordsForm } from '#app/ui/words-form.tsx';

/** Title, summary and agreement of a programme in one language. */
export function ProgrammeTextForm({
  values,
  state,
  intent,
  button,
}: {
  values?: { language: string; title: string; summary: string; agreement: string };
  state: FormState;
  intent: string;
  button: string;
}) {
  const { t } = useTranslation('mentoring');
  return (
    <WordsForm
      intent={intent}
      submit={button}
      state={state}
      language={{ label: t('own.language'), value: values?.language ?? 'en' }}
      texts={[
        { name: 'title', label: t('own.name'), value: values?.title ?? '' },
        { name: 'summary', label: t('own.summary'), value: values?.summary ?? '', rows: 3 },
        { name: 'agreement', label: t('own.agreement'), value: values?.agreement ?? '', rows: 5 },
      ]}
    />
  );
}
