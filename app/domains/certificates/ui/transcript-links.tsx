import { useTranslation } from '#app/i18n/use-translation.ts';
import { urls } from '#app/urls.ts';

const FORMS = [
  ['pdf', 'PDF'],
  ['xlsx', 'Excel'],
  ['csv', 'CSV'],
] as const;

/** One's credit in a programme to take along, with every line and its reason. */
export function TranscriptLinks({ programmeId }: { programmeId: string }) {
  const { t } = useTranslation('credits');
  return (
    <p className="cluster links">
      <span>{t('transcript.title')}:</span>
      {FORMS.map(([form, name]) => (
        <a key={form} href={urls.transcript(programmeId, form)}>
          {name}
        </a>
      ))}
    </p>
  );
}
