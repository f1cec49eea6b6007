import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { draftRecording } from '#app/domains/webinars/recordings/draft-recording.server.ts';
import { publishRecording } from '#app/domains/webinars/recordings/publish-recording.server.ts';
import { readOwnRecording } from '#app/domains/webinars/recordings/read-own-recording.server.ts';
import { setChapters } from '#app/domains/webinars/recordings/set-chapters.server.ts';
import { signCaptions } from '#app/domains/webinars/recordings/sign-captions.server.ts';
import { writeCaptions } from '#app/domains/webinars/recordings/write-captions.server.ts'; // oxfmt-ignore
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
import { ChapterForm, RecordingState } from '#app/domains/webinars/ui/recording-forms.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { FormFailure } from '#app/ui/form.tsx';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const id = args.params['webinarId']!;
    const { webinar, offer, asset, recording, captions, questions, offered } = await readOwnRecording(
      ctx,
      id,
    );
    return {
      title: offer.variants[0]!.title,
      language: offer.variants[0]!.language,
      id,
      over: webinar.endedAt !== null,
      minutes: asset ? Math.max(1, Math.round(asset.durationMs! / 60_000)) : null,
      recording: recording && {
        courseId: recording.courseId,
        published: recording.published,
        chapters: recording.chapters
          .map((each) => `${timeInRecording(each.seconds)} ${each.title}`)
          .join('\n'),
      },
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

export function action(args: ActionFunctionArgs) {
  const id = args.params['webinarId']!;
  const courseOf = async (ctx: Ctx) => (await requireOwnRecording(ctx, id)).courseId;
  return actions(args, {
    said: {
      draft: 'webinars:said.draft',
      publish: 'webinars:said.publish',
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

export default function OwnRecording() {
  const data = useLoaderData<typeof loader>();
  const { state, sent, stateOf } = formStates(useActionData());
  const { t } = useTranslation('webinars');
  return (
    <Page
      className="narrow flow"
      trail={[{ to: urls.ownWebinar(data.id), name: data.title }]}
      title={t('ownRecording.title')}
      lead={<span lang={data.language}>{data.title}</span>}
    >
      {(sent === 'draft' || sent === 'publish' || sent === 'sign') && <FormFailure state={state} />}
      {!data.recording && data.minutes === null && (
        <Empty title={t(data.over ? 'ownRecording.notYet' : 'ownRecording.afterwards')} />
      )}
      <RecordingState recording={data.recording} minutes={data.minutes} slug={data.slug} />
      {data.recording && (
        <>
          <ChapterForm chapters={data.recording.chapters} state={stateOf('chapters')} />
          <CaptionForms captions={data.captions} state={stateOf('captions')} />
          <section className="flow">
            <h2>{t('recording.questions')}</h2>
            <QuizQuestions questions={data.questions} state={stateOf('question')} timed />
          </section>
        </>
      )}
    </Page>
  );
}
