import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { countOpenApplications } from '#app/domains/accounts/memberships/count-open-applications.server.ts';
import { listCourses } from '#app/domains/catalogue/courses/list-courses.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { SearchInput } from '#app/domains/catalogue/schemas.ts';
import { listOwnRegistrations } from '#app/domains/learning/registrations/list-own-registrations.server.ts';
import {
  type RegistrationStatus,
  registeredVariant,
} from '#app/domains/learning/registrations/registration.ts';
import { NextForYou } from '#app/domains/learning/ui/next-for-you.tsx';
import { Welcome } from '#app/domains/learning/ui/welcome.tsx';
import { listWaitingCases } from '#app/domains/consultations/cases/list-waiting-cases.server.ts';
import { WaitingCases } from '#app/domains/consultations/ui/waiting-cases.tsx';
import { listMentoringTasks } from '#app/domains/mentoring/pairs/list-mentoring-tasks.server.ts';
import { MentoringTaskRows } from '#app/domains/mentoring/ui/mentoring-tasks.tsx';
import { listWebinarsWithOwnSeat } from '#app/domains/webinars/seats/list-webinars-with-own-seat.server.ts';
import { load } from '#app/http/load.server.ts';

export const handle = { title: 'common:shell.next' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { offers } = await listCourses(ctx, SearchInput.parse({}));
    const shown = offers.map((offer) => {
      const variant = pickVariant(offer.variants, locale)!;
      const { language, title, summary } = variant;
      return {
        courseId: offer.course.id,
        slug: offer.course.slug,
        minutes: offer.version.minutes,
        language,
        title,
        summary,
      };
    });
    if (!ctx.actor) return { title: '', person: null, courses: shown.slice(0, 4) };
    const own = await listOwnRegistrations(ctx);
    return {
      person: { name: ctx.actor.name },
      courses: shown
        .filter((each) => !own.some(({ registration }) => registration.courseId === each.courseId))
        .slice(0, 5),
      live: (await listWebinarsWithOwnSeat(ctx)).map(({ webinar, offer }) => {
        const { title, language } = pickVariant(offer.variants, locale)!;
        const isOpen = webinar.openedAt !== null;
        return { slug: offer.course.slug, title, language, startsAt: webinar.startsAt, isOpen };
      }),
      own: own
        .filter((registered) => !isSeat(registered))
        .map((registered) => ({
          id: registered.registration.id,
          slug: registered.offer.course.slug,
          language: registeredVariant(registered).language,
          title: registeredVariant(registered).title,
          minutes: registered.offer.version.minutes,
          state: registered.evaluatedAt
            ? ('done' as const)
            : registered.completion
              ? ('evaluate' as const)
              : ('learn' as const),
        })),
      applications: await countOpenApplications(ctx),
      cases: await listWaitingCases(ctx),
      waiting: await listMentoringTasks(ctx),
    };
  });
}

/** Webinars wait for their time, not for the doctor; attended ones wait for the evaluation. */
const isSeat = (registered: RegistrationStatus): boolean =>
  registeredVariant(registered).format === 'webinar' && registered.completion === null;

export default function Home() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return data.person ? (
    <NextForYou
      {...data}
      heading={t('shell.next')}
      more={
        data.cases.length + data.waiting.length > 0 && (
          <>
            <WaitingCases items={data.cases} />
            <MentoringTaskRows items={data.waiting} />
          </>
        )
      }
    />
  ) : (
    <Welcome courses={data.courses} />
  );
}
