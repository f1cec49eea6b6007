import type { ReactNode } from 'react';
import { timeInRecording } from '#app/domains/webinars/recordings/time-in-recording.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Choices } from '#app/ui/choices.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { urls } from '#app/urls.ts';

type Props = {
  slug: string;
  durationMs: number;
  captions: string[];
  chapters: { seconds: number; title: string }[];
  questions: { id: string; question: string; atSeconds: number | null; options: string[] }[];
  registered: { completed: boolean } | null;
  state: FormState;
  children: ReactNode;
};

/** The recording with its chapters and questions, for people who are registered; what its script needs to know is on its element. */
export function RecordingPlayer({
  slug,
  durationMs,
  captions,
  chapters,
  questions,
  registered,
  state,
  children,
}: Props) {
  const { t } = useTranslation('webinars');
  const inside = questions.filter((each) => each.atSeconds !== null);
  return (
    <div
      className="flow"
      data-recording={registered ? '' : undefined}
      data-act={urls.recordingSession(slug)}
      data-stops={inside.map((each) => each.atSeconds).join(',')}
      data-through={Math.floor(durationMs * 0.9)}
    >
      {registered && (
        <>
          <div data-elsewhere="" hidden>
            <Alert tone="warning" title={t('room.elsewhere')} />
          </div>
          <figure className="stage">
            {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- its tracks are drawn from a list */}
            <video controls playsInline preload="metadata" aria-label={t('room.video')}>
              {captions.map((code) => (
                <track
                  key={code}
                  kind="captions"
                  srcLang={code}
                  label={nameOfLocale(code)}
                  src={urls.recordingCaptions(slug, code)}
                />
              ))}
            </video>
          </figure>
          <noscript>
            <Alert tone="info" title={t('room.noScript')} />
          </noscript>
          {chapters.length > 0 && (
            <section className="flow">
              <h2>{t('recording.chapters')}</h2>
              <ul className="list">
                {chapters.map((each) => (
                  <li key={each.seconds}>
                    <button className="button plain" type="button" data-seconds={each.seconds}>
                      {timeInRecording(each.seconds)} {each.title}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {questions.length > 0 && !registered.completed && (
            <ActionForm intent="test" state={state} failure={false} submit={t('test.send')}>
              <h2>{t('recording.questions')}</h2>
              {questions.map((each) => (
                <div key={each.id} data-at={each.atSeconds ?? undefined}>
                  <Choices
                    name={each.id}
                    kind="radio"
                    legend={
                      each.atSeconds === null
                        ? each.question
                        : `${timeInRecording(each.atSeconds)} ${each.question}`
                    }
                    options={each.options.map((name, i) => ({ value: String(i), name }))}
                  />
                </div>
              ))}
            </ActionForm>
          )}
          <script type="module" src="/browser/recording.js" />
        </>
      )}
      {children}
    </div>
  );
}
