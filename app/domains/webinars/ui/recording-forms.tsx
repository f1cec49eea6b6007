import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { TextAreaField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { urls } from '#app/urls.ts';

type StateProps = {
  recording: { courseId: string; published: boolean } | null;
  /** Of what was recorded; null where nothing is there yet. */
  minutes: number | null;
  slug: string | null;
};

/** What becomes of a recording: drafted, published, accredited. */
export function RecordingState({ recording, minutes, slug }: StateProps) {
  const { t } = useTranslation('webinars');
  if (!recording && minutes === null) return null;
  if (!recording)
    return (
      <ActionForm className="flow" intent="draft" submit={t('ownRecording.draft')} look="beacon">
        <p>{t('ownRecording.found', { minutes: t('common:minutes', { count: minutes! }) })}</p>
      </ActionForm>
    );
  return (
    <>
      {recording.published ? (
        <Alert tone="success" title={t('ownRecording.published')}>
          <p>
            <a href={urls.recording(slug!)}>{t('ownRecording.open')}</a>
          </p>
        </Alert>
      ) : (
        <ActionForm className="flow" intent="publish" submit={t('ownRecording.publish')} look="beacon">
          <p>{t('ownRecording.publishHelp')}</p>
        </ActionForm>
      )}
      <p>
        <a href={urls.apply(recording.courseId)}>{t('own.accreditation')}</a>
      </p>
      <p>
        <a href={urls.evaluationResults(recording.courseId)}>{t('learning:results.title')}</a>
      </p>
    </>
  );
}

export function ChapterForm({ chapters, state }: { chapters: string; state: FormState }) {
  const { t } = useTranslation('webinars');
  return (
    <ActionForm
      intent="chapters"
      head={<h2>{t('recording.chapters')}</h2>}
      state={state}
      submit={t('common:save')}
    >
      <TextAreaField
        name="chapters"
        label={t('ownRecording.chapters')}
        help={t('ownRecording.chaptersHelp')}
        value={chapters}
        rows={5}
      />
    </ActionForm>
  );
}
