import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { TextAreaField } from '#app/ui/fields.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { urls } from '#app/urls.ts';

type StateProps = {
  recording: { courseId: string; published: boolean; isOffered: boolean } | null;
  /** Of what was recorded; null where nothing is there yet. */
  minutes: number | null;
  slug: string | null;
};

/** What becomes of a recording: drafted, published, taken out of what is offered, accredited. */
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
      {!recording.published && (
        <ActionForm className="flow" intent="publish" submit={t('ownRecording.publish')} look="beacon">
          <p>{t('ownRecording.publishHelp')}</p>
        </ActionForm>
      )}
      {recording.published && recording.isOffered && (
        <Alert tone="success" title={t('ownRecording.published')} />
      )}
      {recording.published && !recording.isOffered && (
        <Alert tone="warning" title={t('ownRecording.unpublished')}>
          <p>{t('ownRecording.unpublishedHelp')}</p>
        </Alert>
      )}
      <div className="cluster">
        {recording.published && (
          <a className="button" href={urls.recording(slug!)}>
            {t('ownRecording.open')}
          </a>
        )}
        {recording.published && !recording.isOffered && (
          <ActionButton intent="republish" look="beacon">
            {t('ownRecording.republish')}
          </ActionButton>
        )}
        <a className="button plain" href={urls.apply(recording.courseId)}>
          {t('own.accreditation')}
        </a>
        <a className="button plain" href={urls.evaluationResults(recording.courseId)}>
          {t('learning:results.title')}
        </a>
        {recording.published && recording.isOffered && (
          <ActionButton intent="unpublish" look="plain danger" sure={t('ownRecording.unpublishHelp')}>
            {t('ownRecording.unpublish')}
          </ActionButton>
        )}
      </div>
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
