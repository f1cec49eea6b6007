import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listApplications } from '#app/domains/accounts/memberships.server.ts';
import { listCourses } from '#app/domains/catalogue/list-courses.server.ts';
import { pickVariant } from '#app/domains/catalogue/pick-variant.ts';
import { SearchInput } from '#app/domains/catalogue/schemas.ts';
import {
  listOwnRegistrations,
  type Standing,
  variantOf,
} from '#app/domains/learning/registrations.server.ts';
import { NextForYou } from '#app/domains/learning/ui/next-for-you.tsx';
import { Welcome } from '#app/domains/learning/ui/welcome.tsx';
import { listWaitingCases } from '#app/domains/consultations/cases/list-cases.server.ts';
import { WaitingCases } from '#app/domains/consultations/ui/waiting-cases.tsx';
import { listWaiting } from '#app/domains/mentoring/list-waiting.server.ts';
import { WaitingRows } from '#app/domains/mentoring/ui/waiting.tsx';
import { listOwnSeats } from '#app/domains/webinars/read-webinar.server.ts';
import { answering } from '#app/http/context.server.ts';

export const handle = { title: 'common:shell.next' };

export function loader(args: LoaderFunctionArgs) {
  return answering(args, async (ctx, { locale }) => {
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
      live: (await listOwnSeats(ctx)).map(({ webinar, offer }) => {
        const { title, language } = pickVariant(offer.variants, locale)!;
        const isOpen = webinar.openedAt !== null;
        return { slug: offer.course.slug, title, language, startsAt: webinar.startsAt, isOpen };
      }),
      own: own
        .filter((standing) => !isSeat(standing))
        .map((standing) => ({
          id: standing.registration.id,
          slug: standing.offer.course.slug,
          language: variantOf(standing).language,
          title: variantOf(standing).title,
          minutes: standing.offer.version.minutes,
          state: standing.evaluatedAt
            ? ('done' as const)
            : standing.completion
              ? ('evaluate' as const)
              : ('learn' as const),
        })),
      applications: await listApplications(ctx),
      cases: await listWaitingCases(ctx),
      waiting: await listWaiting(ctx),
    };
  });
}

/** What is held live waits for its time, not for the doctor; what was attended waits for the evaluation. */
const isSeat = (standing: Standing): boolean =>
  variantOf(standing).format === 'webinar' && standing.completion === null;

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
            <WaitingRows items={data.waiting} />
          </>
        )
      }
    />
  ) : (
    <Welcome courses={data.courses} />
  );
}
