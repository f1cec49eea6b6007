import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { findFirstStep } from '#app/domains/accounts/first-steps/find-first-step.server.ts';
import { countOpenApplications } from '#app/domains/accounts/memberships/count-open-applications.server.ts';
import { readOwnMembership } from '#app/domains/accounts/memberships/read-own-membership.server.ts';
import { useFirstStepNeeds } from '#app/domains/accounts/ui/use-first-step-needs.ts';
import { WaitingRequest } from '#app/domains/accounts/ui/waiting-request.tsx';
import { useApplicationNeeds } from '#app/domains/learning/ui/use-application-needs.ts';
import { listNewestCourses } from '#app/domains/catalogue/courses/list-newest-courses.server.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { listWaitingCases } from '#app/domains/consultations/cases/list-waiting-cases.server.ts';
import { useCaseNeeds } from '#app/domains/consultations/ui/use-case-needs.ts';
import { listOwnActivities } from '#app/domains/credits/activities/list-own-activities.server.ts';
import { readOwnCredit } from '#app/domains/credits/standings/read-own-credit.server.ts';
import { unitsBehind } from '#app/domains/credits/standings/units-behind.ts';
import { CreditPanel } from '#app/domains/credits/ui/credit-panel.tsx';
import { useCreditNeeds } from '#app/domains/credits/ui/use-credit-needs.ts';
import { listOwnRegistrations } from '#app/domains/learning/registrations/list-own-registrations.server.ts';
import { registeredVariant } from '#app/domains/learning/registrations/registration.ts';
import { stateOfRegistration } from '#app/domains/learning/registrations/state-of-registration.ts';
import { CourseRows, type CourseSummary } from '#app/domains/learning/ui/course-rows.tsx';
import { useCourseNeeds } from '#app/domains/learning/ui/use-course-needs.ts';
import { Welcome } from '#app/domains/learning/ui/welcome.tsx';
import { listMentoringTasks } from '#app/domains/mentoring/pairs/list-mentoring-tasks.server.ts';
import { useMentoringNeeds } from '#app/domains/mentoring/ui/use-mentoring-needs.ts';
import { listOwnSeats } from '#app/domains/webinars/seats/list-own-seats.server.ts';
import { useWebinarNeeds } from '#app/domains/webinars/ui/use-webinar-needs.ts';
import { load } from '#app/http/load.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { orderNeeds } from '#app/ui/need.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Queue } from '#app/ui/queue.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'common:shell.home' };

const summaryOf = ({ course, version, variants }: CourseOffer, locale: string): CourseSummary => {
  const { language, title, summary } = pickVariant(variants, locale)!;
  return { slug: course.slug, minutes: version.minutes, language, title, summary };
};

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const offered = async (limit: number, except?: string[]) =>
      (await listNewestCourses(ctx, limit, except)).map((each) => summaryOf(each, locale));
    if (!ctx.actor) return { title: '', own: null, courses: await offered(4) };
    const step = await findFirstStep(ctx);
    if (step === 'new') throw redirect(urls.firstWork());
    const registered = await listOwnRegistrations(ctx);
    const credits = await readOwnCredit(ctx);
    return {
      courses: await offered(
        3,
        registered.map(({ registration }) => registration.courseId),
      ),
      own: {
        now: ctx.now,
        step,
        membership: await readOwnMembership(ctx),
        applications: await countOpenApplications(ctx),
        cases: await listWaitingCases(ctx),
        mentoring: await listMentoringTasks(ctx),
        live: (await listOwnSeats(ctx, { coming: true })).map(({ webinar, offer }) => {
          const { title, language } = pickVariant(offer.variants, locale)!;
          const isOpen = webinar.openedAt !== null;
          return { slug: offer.course.slug, title, language, startsAt: webinar.startsAt, isOpen };
        }),
        returned: (await listOwnActivities(ctx)).filter(({ state }) => state === 'returned'),
        credits: credits.map(({ lines: _, ...shown }) => shown),
        gaps: credits.flatMap((credit) => {
          const behind = unitsBehind(credit);
          if (behind === null) return [];
          const { programmeId, remaining, period } = credit;
          return { programmeId, behind: String(behind), remaining: remaining!, until: period!.to };
        }),
        learning: registered.flatMap((each) => {
          const state = stateOfRegistration(each);
          if (state === 'seat') return [];
          const { language, title } = registeredVariant(each);
          const { registration, offer } = each;
          const { minutes } = offer.version;
          return { id: registration.id, slug: offer.course.slug, language, title, minutes, state };
        }),
      },
    };
  });
}

type Own = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['own']>;

export default function Home() {
  const { own, courses } = useLoaderData<typeof loader>();
  return own ? <OwnHome own={own} courses={courses} /> : <Welcome courses={courses} />;
}

/** One queue, the most harmful to leave first; beside it the credit, below it what else could be learnt. */
function OwnHome({ own, courses }: { own: Own; courses: CourseSummary[] }) {
  const { t } = useTranslation('learning');
  const format = useFormat();
  const needs = orderNeeds(
    [
      ...useFirstStepNeeds(own.step),
      ...useCaseNeeds(own.cases),
      ...useMentoringNeeds(own.mentoring),
      ...useApplicationNeeds(own.applications),
      ...useWebinarNeeds(own.live),
      ...useCreditNeeds(own.gaps, own.returned),
      ...useCourseNeeds(own.learning),
    ],
    own.now,
  );
  return (
    <Page
      className="flow"
      title={t('common:shell.home')}
      lead={[
        format.date(own.now),
        needs.length > 0 ? t('home.lead', { count: needs.length }) : t('home.leadNone'),
      ].join(' · ')}
    >
      <div className="columns">
        <div className="flow">
          <Queue needs={needs} then={t('home.then')} />
          {own.membership?.state === 'requested' && (
            <WaitingRequest membership={own.membership}>{t('accounts:request.meanwhile')}</WaitingRequest>
          )}
          {courses.length > 0 ? (
            <section aria-labelledby="offers">
              <h2 id="offers">{t('next.offers')}</h2>
              <CourseRows courses={courses} />
              <p>
                <a href={urls.courses()}>{t('next.all')}</a>
              </p>
            </section>
          ) : (
            needs.length === 0 && (
              <Empty title={t('next.noOffers')}>
                <a className="button" href={urls.courses()}>
                  {t('next.all')}
                </a>
              </Empty>
            )
          )}
        </div>
        <CreditPanel credits={own.credits} />
      </div>
    </Page>
  );
}
