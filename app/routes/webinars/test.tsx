import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { readAttendanceBasis } from '#app/domains/webinars/attendance/read-attendance-basis.server.ts';
import { readAttendance } from '#app/domains/webinars/attendance/read-attendance.server.ts';
import { listQuizQuestions } from '#app/domains/webinars/quiz/list-quiz-questions.server.ts';
import { enterRoom } from '#app/domains/webinars/room/enter-room.server.ts';
import { submitQuiz } from '#app/domains/webinars/quiz/submit-quiz.server.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { Alert } from '#app/ui/alert.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Choices } from '#app/ui/choices.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'webinars:test.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { webinar, offer, registrationId } = await enterRoom(ctx, args.params['slug']!);
    if (!registrationId) throw new DomainError('seat_needed');
    const frame = await readAttendanceBasis(ctx.db.read, webinar, ctx.now);
    const own = await readAttendance(ctx.db.read, frame, registrationId, ctx.actor!.id);
    const questions = webinar.openedAt ? await listQuizQuestions(ctx.db.read, webinar.versionId) : [];
    return {
      title: pickVariant(offer.variants, locale)!.title,
      slug: offer.course.slug,
      needed: frame.rule.testPercent,
      best: own.evidence.testPercent,
      questions: questions.map(({ id, question, options }) => ({ id, question, options })),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return actions(args, {
    said: 'webinars:said.test',
    back: urls.webinarTest(slug),
    form: act(async (ctx, values) => {
      const { registrationId, webinar } = await enterRoom(ctx, slug);
      if (!registrationId || !webinar.openedAt) throw new DomainError('seat_needed');
      await submitQuiz(ctx, registrationId, values);
    }),
  });
}

export default function Test() {
  const { title, slug, needed, best, questions } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('webinars');
  return (
    <Page
      className="narrow flow"
      trail={[{ to: urls.webinar(slug), name: title }]}
      title={t('test.title')}
      lead={t('test.lead', { needed })}
    >
      {best !== null && <Alert tone={best >= needed ? 'success' : 'info'} title={t('test.best', { best })} />}
      {questions.length === 0 ? (
        <Empty title={t('test.later')} />
      ) : (
        <ActionForm state={state} submit={t('test.send')} look="beacon">
          {questions.map((each) => (
            <Choices
              key={each.id}
              name={each.id}
              kind="radio"
              legend={each.question}
              options={each.options.map((name, i) => ({ value: String(i), name }))}
            />
          ))}
        </ActionForm>
      )}
    </Page>
  );
}
