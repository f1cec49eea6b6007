import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { readCreditOffers } from '#app/domains/credits/accreditation/read-credit-offers.server.ts';
import { DisclosureSection } from '#app/domains/catalogue/ui/disclosures.tsx';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { readRecording } from '#app/domains/webinars/recordings/read-recording.server.ts';
import { submitQuiz } from '#app/domains/webinars/quiz/submit-quiz.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { formState } from '#app/ui/form-state.ts';
import { CoursePage } from '#app/domains/catalogue/ui/course-page.tsx';
import { requireRunningRegistration } from '#app/domains/learning/registrations/require-running-registration.server.ts';
import { RecordingActions } from '#app/domains/webinars/ui/recording-actions.tsx';
import { RecordingPlayer } from '#app/domains/webinars/ui/recording-player.tsx';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const found = await readRecording(ctx, args.params['slug']!);
    const variant = pickVariant(found.variants, locale)!;
    const disclosures = await listDisclosures(ctx.db.read, found.course.id);
    const { registered, watched } = found;
    return {
      title: variant.title,
      slug: found.course.slug,
      variant: { language: variant.language, title: variant.title, summary: variant.summary },
      languages: found.variants.map((each) => each.language),
      minutes: found.version.minutes,
      durationMs: found.durationMs,
      chapters: found.chapters,
      captions: found.captions,
      questions: registered ? found.questions : [],
      percent: watched?.percent ?? 0,
      watchedMs: watched?.ms ?? 0,
      isThrough: found.isThrough,
      registered: registered && {
        id: registered.registration.id,
        completed: registered.completion !== null,
        evaluated: registered.evaluatedAt !== null,
      },
      credit: (await readCreditOffers(ctx, [found.version.id])).get(found.version.id) ?? null,
      disclosures,
      shown: hashDisclosures(disclosures),
      signedIn: ctx.actor !== null,
      isOffered: found.course.unpublishedAt === null,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return actions(args, {
    said: { register: 'webinars:said.register', test: 'webinars:said.test' },
    guard: (ctx) => readRecording(ctx, slug),
    back: urls.recording(slug),
    intents: ({ course }) => ({
      register: act(fields('shown'), async (ctx, { shown, ...wish }) => {
        await registerForCourse(ctx, slug, wish, shown);
      }),
      test: act(async (ctx, values) => {
        const { registration } = await requireRunningRegistration(ctx, course.id);
        await submitQuiz(ctx, registration.id, values);
      }),
    }),
  });
}

export default function Recording() {
  const data = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('webinars');
  // Before somebody has begun it is what they come for; on a phone the pictures come first after that.
  const decision = <RecordingActions {...data} />;
  return (
    <CoursePage
      trail={[{ to: urls.courses(), name: t('catalogue:title') }]}
      variant={data.variant}
      minutes={data.minutes}
      languages={data.languages}
      state={state}
    >
      {!data.registered && decision}
      <RecordingPlayer {...data} state={state}>
        <DisclosureSection disclosures={data.disclosures} />
      </RecordingPlayer>
      {data.registered && decision}
    </CoursePage>
  );
}
