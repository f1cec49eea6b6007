import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changeRegistrationLanguage } from '#app/domains/learning/registrations/change-registration-language.server.ts';
import { startPackage } from '#app/domains/modules/package-modules/start-package.server.ts';
import { answerQuestion } from '#app/domains/modules/questions/answer-question.server.ts';
import { ANSWER_FIELD } from '#app/domains/modules/questions/read-response.ts';
import { startAttempt } from '#app/domains/modules/questions/start-attempt.server.ts';
import { readLesson } from '#app/domains/modules/reading/read-lesson.server.ts';
import { requireRegisteredCourse } from '#app/domains/modules/reading/require-registered-course.server.ts';
import { confirmTranscript } from '#app/domains/modules/recordings/confirm-transcript.server.ts';
import { openTranscript } from '#app/domains/modules/recordings/open-transcript.server.ts';
import { readCountedTime } from '#app/domains/modules/progress/read-counted-time.server.ts';
import { turnPage } from '#app/domains/modules/reading/turn-page.server.ts';
import { writeReflection } from '#app/domains/modules/reading/write-reflection.server.ts';
import { Lesson } from '#app/domains/modules/ui/lesson.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { formStates } from '#app/ui/form-state.ts';
import { urls } from '#app/urls.ts';

/** Nonsense in an address is the first page. */
function placeOf({ params, request }: LoaderFunctionArgs) {
  const page = Number(new URL(request.url).searchParams.get('page') ?? 1);
  return {
    slug: params['slug']!,
    moduleId: params['moduleId']!,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { slug, ...place } = placeOf(args);
    const view = await readLesson(ctx, slug, place);
    return {
      ...view,
      time: await readCountedTime(ctx, await requireRegisteredCourse(ctx, slug)),
      title: view.page.title ?? view.module.title,
      course: view.title,
    };
  });
}

const isAttemptOver = (did: unknown): boolean => (did as { isOver?: boolean } | undefined)?.isOver === true;

export function action(args: ActionFunctionArgs) {
  const { slug, moduleId, page } = placeOf(args);
  const here = urls.lessonPage(slug, moduleId, page);
  return actions(args, {
    said: {
      begin: 'modules:said.startOver',
      // The page opens at the question and says what came of the answer: a message would lie on it on a phone.
      answer: null,
      reflect: 'modules:said.reflect',
      openTranscript: null,
      readTranscript: 'modules:said.readTranscript',
      language: 'modules:said.language',
    },
    guard: (ctx) => requireRegisteredCourse(ctx, slug),
    lists: [ANSWER_FIELD],
    renewed: ['launch'],
    back: ({ intent, values, did }) => {
      if (intent === 'answer' && isAttemptOver(did)) return `${here}#result`;
      return intent === 'answer' ? `${here}#question-${String(values['question'])}` : here;
    },
    intents: ({ registration }) => ({
      turn: act(async (ctx, values) => {
        const next = await turnPage(ctx, slug, moduleId, { ...values, page });
        return redirect(next ? urls.lessonPage(slug, next.moduleId, next.page) : urls.course(slug));
      }),
      launch: act(async (ctx, values) =>
        redirect(urls.launch(await startPackage(ctx, slug, moduleId, values))),
      ),
      begin: act((ctx) => startAttempt(ctx, slug, moduleId)),
      answer: act(fields('question'), (ctx, { question, ...values }) =>
        answerQuestion(ctx, slug, moduleId, question, values as Record<string, string | string[]>),
      ),
      reflect: act((ctx, values) => writeReflection(ctx, slug, moduleId, values)),
      openTranscript: act(fields('recording'), (ctx, { recording }) =>
        openTranscript(ctx, slug, moduleId, recording),
      ),
      readTranscript: act(fields('recording'), (ctx, { recording }) =>
        confirmTranscript(ctx, slug, moduleId, recording),
      ),
      language: act((ctx, values) => changeRegistrationLanguage(ctx, registration.id, values)),
    }),
  });
}

export default function LessonPage() {
  const { stateOf } = formStates(useActionData());
  const view = useLoaderData<typeof loader>();
  return (
    <>
      <Lesson {...view} stateOf={stateOf} />
      <script type="module" src="/browser/lesson.js" />
      {view.plays && (
        <>
          <script type="module" src="/browser/lesson-recording.js" />
          <script type="module" src="/browser/recording-statements.js" />
        </>
      )}
    </>
  );
}
