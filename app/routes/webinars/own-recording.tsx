import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { draftRecording } from '#app/domains/webinars/recordings/draft-recording.server.ts';
import { publishRecording } from '#app/domains/webinars/recordings/publish-recording.server.ts';
import type { Asset } from '#app/domains/webinars/recordings/list-assets.server.ts';
import { readOwnRecording } from '#app/domains/webinars/recordings/read-own-recording.server.ts';
import { setChapters } from '#app/domains/webinars/recordings/set-chapters.server.ts';
import { republishRecording } from '#app/domains/webinars/recordings/republish-recording.server.ts';
import { signCaptions } from '#app/domains/webinars/recordings/sign-captions.server.ts';
import { trimRecording } from '#app/domains/webinars/recordings/trim-recording.server.ts';
import { unpublishRecording } from '#app/domains/webinars/recordings/unpublish-recording.server.ts';
import { untrimRecording } from '#app/domains/webinars/recordings/untrim-recording.server.ts';
import { writeCaptions } from '#app/domains/webinars/recordings/write-captions.server.ts';
import { addQuizQuestion } from '#app/domains/webinars/quiz/add-quiz-question.server.ts';
import { removeQuizQuestion } from '#app/domains/webinars/quiz/remove-quiz-question.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { load } from '#app/http/load.server.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { timeInRecording } from '#app/domains/webinars/recordings/time-in-recording.ts';
import { requireOwnRecording } from '#app/domains/webinars/recordings/require-own-recording.server.ts';
import { CaptionForms } from '#app/domains/webinars/ui/caption-forms.tsx';
import { QuizQuestions } from '#app/domains/webinars/ui/quiz-form.tsx';
import { TrimForm, type TrimProps } from '#app/domains/webinars/ui/trim-form.tsx';
import { ChapterForm, RecordingState } from '#app/domains/webinars/ui/recording-forms.tsx';
import { Alert } from '#app/ui/alert.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { FormFailure } from '#app/ui/form.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'webinars:ownRecording.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const id = args.params['webinarId']!;
    const found = await readOwnRecording(ctx, id);
    const { webinar, offer, asset, recording, captions, questions, offered } = found;
    return {
      title: offer.variants[0]!.title,
      language: offer.variants[0]!.language,
      id,
      over: webinar.endedAt !== null,
      minutes: asset ? Math.max(1, Math.round(asset.durationMs! / 60_000)) : null,
      recording: recording && {
        courseId: recording.courseId,
        published: recording.published,
        isOffered: offered!.course.unpublishedAt === null,
        chapters: recording.chapters
          .map((each) => `${timeInRecording(each.seconds)} ${each.title}`)
          .join('\n'),
      },
      trim: recording && asset ? trimOf(asset, found) : null,
      slug: offered?.course.slug ?? null,
      captions: captions.map((each) => ({
        language: each.language,
        body: each.body,
        revision: each.revision,
        signed: each.signedAt !== null,
      })),
      questions: questions.map(({ id: questionId, question, atSeconds }) => ({
        id: questionId,
        question,
        at: atSeconds === null ? '' : timeInRecording(atSeconds),
      })),
    };
  });
}

/** Whole seconds, as the form of the trim has them. */
function trimOf(whole: Asset, { shown, next }: { shown: Asset | null; next: Asset | null }): TrimProps {
  const part = ({ clipFromMs, clipToMs }: Asset) => ({
    from: Math.floor(clipFromMs! / 1000),
    to: Math.ceil(clipToMs! / 1000),
  });
  return {
    seconds: Math.ceil(whole.durationMs! / 1000),
    part: shown?.clipOf ? part(shown) : null,
    next: next && { ...part(next), failed: next.state === 'errored' },
  };
}

export function action(args: ActionFunctionArgs) {
  const id = args.params['webinarId']!;
  const courseOf = async (ctx: Ctx) => (await requireOwnRecording(ctx, id)).courseId;
  return actions(args, {
    said: {
      draft: 'webinars:said.draft',
      publish: 'webinars:said.publish',
      unpublish: () => ({ key: 'webinars:said.unpublish' as const, undo: { intent: 'republish' } }),
      republish: 'webinars:said.republish',
      trim: ({ did: isFirst }) => ({
        key: 'webinars:said.trim',
        ...(isFirst === true && { undo: { intent: 'untrim' } }),
      }),
      untrim: 'webinars:said.untrim',
      chapters: 'webinars:said.chapters',
      captions: 'webinars:said.captions',
      sign: 'webinars:said.sign',
      question: 'webinars:said.question',
      unquestion: 'webinars:said.unquestion',
    },
    guard: (ctx) => requireOwnWebinar(ctx, id),
    back: urls.ownRecording(id),
    intents: {
      draft: act((ctx) => draftRecording(ctx, id)),
      publish: act((ctx) => publishRecording(ctx, id)),
      unpublish: act((ctx) => unpublishRecording(ctx, id)),
      republish: act((ctx) => republishRecording(ctx, id)),
      trim: act((ctx, values) => trimRecording(ctx, id, values)),
      untrim: act((ctx) => untrimRecording(ctx, id)),
      chapters: act((ctx, values) => setChapters(ctx, id, values['chapters'])),
      captions: act((ctx, values) => writeCaptions(ctx, id, values)),
      sign: act(fields('language', 'revision'), (ctx, { language, revision }) =>
        signCaptions(ctx, id, language, Number(revision)),
      ),
      question: act(async (ctx, values) => addQuizQuestion(ctx, await courseOf(ctx), values)),
      unquestion: act(fields('id'), async (ctx, question) =>
        removeQuizQuestion(ctx, await courseOf(ctx), question.id),
      ),
    },
  });
}

const WITHOUT_FIELDS = ['draft', 'publish', 'unpublish', 'republish', 'untrim', 'sign'];

export default function OwnRecording() {
  const data = useLoaderData<typeof loader>();
  const { state, sent, stateOf } = formStates(useActionData());
  const { t } = useTranslation('webinars');
  return (
    <Page
      className={data.recording ? 'flow' : 'narrow flow'}
      trail={[{ to: urls.ownWebinar(data.id), name: data.title }]}
      title={t('ownRecording.title')}
      lead={<span lang={data.language}>{data.title}</span>}
    >
      {WITHOUT_FIELDS.includes(sent) && <FormFailure state={state} />}
      {!data.recording && data.minutes === null && (
        <Empty title={t(data.over ? 'ownRecording.notYet' : 'ownRecording.afterwards')} />
      )}
      <RecordingState recording={data.recording} minutes={data.minutes} slug={data.slug} />
      {data.recording && (
        <div
          className="desk"
          data-own-recording=""
          data-act={urls.ownRecordingPlayer(data.id)}
          data-time={t('ownRecording.badTime')}
          data-backwards={t('errors:ends_before_beginning')}
        >
          <div className="flow">
            {data.trim ? (
              <figure className="stage">
                {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the captions stand beside it, to be read against the sound */}
                <video controls playsInline preload="metadata" aria-label={t('room.video')} />
              </figure>
            ) : (
              <Alert tone="warning" title={t('ownRecording.gone')} />
            )}
            <noscript>
              <Alert tone="info" title={t('ownRecording.noScript')} />
            </noscript>
            {data.trim && <TrimForm {...data.trim} state={stateOf('trim')} />}
          </div>
          <div className="flow">
            <CaptionForms captions={data.captions} state={stateOf('captions')} />
            <ChapterForm chapters={data.recording.chapters} state={stateOf('chapters')} />
            <section className="flow">
              <h2>{t('recording.questions')}</h2>
              <QuizQuestions questions={data.questions} state={stateOf('question')} timed />
            </section>
          </div>
          <script type="module" src="/browser/own-recording.js" />
        </div>
      )}
    </Page>
  );
}
