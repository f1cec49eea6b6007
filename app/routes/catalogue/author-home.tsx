import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listOwnPublished } from '#app/domains/catalogue/courses/list-own-published.server.ts';
import { listOwnCourses } from '#app/domains/catalogue/courses/list-own-courses.server.ts';
import { listEndingAccreditations } from '#app/domains/credits/accreditation/list-ending-accreditations.server.ts';
import { listAnsweredApplications } from '#app/domains/credits/applications/list-answered-applications.server.ts';
import {
  useAccreditationDates,
  useAccreditationNeeds,
} from '#app/domains/credits/ui/use-accreditation-needs.ts';
import { summariseOwnResults } from '#app/domains/learning/results/summarise-own-results.server.ts';
import { OwnFigures } from '#app/domains/learning/ui/own-figures.tsx';
import { readOwnTestResults } from '#app/domains/modules/analysis/read-own-test-results.server.ts';
import { listImports } from '#app/domains/modules/imports/list-imports.server.ts';
import { listOutdatedLanguages } from '#app/domains/modules/signatures/list-outdated-languages.server.ts';
import { useAuthoringNeeds } from '#app/domains/modules/ui/use-authoring-needs.ts';
import { listUnusedPackages } from '#app/domains/scorm/packages/list-unused-packages.server.ts';
import { listPermissionAnswers } from '#app/domains/scorm/sandbox/list-permission-answers.server.ts';
import { usePackageNeeds } from '#app/domains/scorm/ui/use-package-needs.ts';
import { listWebinarsToHold } from '#app/domains/webinars/schedule/list-webinars-to-hold.server.ts';
import { showHosted } from '#app/domains/webinars/schedule/show-hosted.ts';
import { useHostedDates, useHostNeeds } from '#app/domains/webinars/ui/use-host-needs.ts';
import { load } from '#app/http/load.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { Agenda, comingFirst } from '#app/ui/agenda.tsx';
import { orderNeeds } from '#app/ui/need.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Queue } from '#app/ui/queue.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'common:shell.home' };

/** So long what was answered is news. */
const NEWS_MS = 14 * DAY_MS;
const TESTS_MS = 365 * DAY_MS;
const ENDING_DAYS = 60;
const DATES_SHOWN = 6;

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const news = new Date(ctx.now.getTime() - NEWS_MS);
    const courses = await listOwnCourses(ctx);
    const answered = await listAnsweredApplications(ctx, news);
    const ending = await listEndingAccreditations(ctx, ENDING_DAYS);
    // Webinars and recordings are not in the list of courses, and can be accredited as well.
    const others = [...answered, ...ending]
      .map(({ courseId }) => courseId)
      .filter((id) => courses.every(({ course }) => course.id !== id));
    const titles = new Map(
      [...courses, ...(await listOwnPublished(ctx, others))].map(({ course, variants }) => {
        const { title, language } = pickVariant(variants, locale)!;
        return [course.id, { title, language }];
      }),
    );
    const named = <Each extends { courseId: string }>(all: Each[]) =>
      all.flatMap((each) => {
        const name = titles.get(each.courseId);
        return name ? [{ ...each, ...name }] : [];
      });
    const hosted = showHosted(await listWebinarsToHold(ctx), locale);
    const results = await summariseOwnResults(ctx);
    return {
      now: ctx.now,
      isNew: courses.length + hosted.length + results.learners === 0,
      imports: (await listImports(ctx)).filter(({ createdAt }) => createdAt >= news),
      drafts: named(
        courses
          .filter(({ version }) => version.state === 'draft')
          .map(({ course, version }) => ({ id: course.id, courseId: course.id, number: version.number })),
      ),
      outdated: named(await outdatedOf(ctx, courses)),
      unused: await listUnusedPackages(ctx),
      permissions: await listPermissionAnswers(ctx, news),
      answered: named(answered),
      ending: named(ending),
      hosted,
      figures: {
        ...results,
        tests: await readOwnTestResults(ctx, new Date(ctx.now.getTime() - TESTS_MS)),
      },
    };
  });
}

/** Native courses whose newest version has languages that their source has left behind. */
async function outdatedOf(ctx: Ctx, courses: Awaited<ReturnType<typeof listOwnCourses>>) {
  const native = courses.filter(({ variants }) => variants.some(({ format }) => format === 'native'));
  const outdated = await listOutdatedLanguages(ctx, native);
  return native.flatMap(({ course, version }) => {
    const languages = outdated.get(version.id);
    return languages ? [{ id: course.id, courseId: course.id, languages }] : [];
  });
}

export default function AuthorHome() {
  const data = useLoaderData<typeof loader>();
  const { now, isNew, imports, drafts, outdated, unused, permissions, answered, ending, hosted, figures } =
    data;
  const { t } = useTranslation('learning');
  const format = useFormat();
  const needs = orderNeeds(
    [
      ...useAccreditationNeeds(answered),
      ...useHostNeeds(hosted, now),
      ...useAuthoringNeeds(imports, drafts, outdated),
      ...usePackageNeeds(unused, permissions),
    ],
    now,
  );
  const coming = comingFirst([...useHostedDates(hosted), ...useAccreditationDates(ending)], DATES_SHOWN);
  const queue = <Queue needs={needs} then={t('home.then')} />;
  return (
    <Page
      className="flow"
      title={t('common:shell.home')}
      lead={[
        format.date(now),
        needs.length > 0 ? t('home.lead', { count: needs.length }) : t('home.leadNone'),
      ].join(' · ')}
    >
      {coming.length === 0 ? (
        queue
      ) : (
        <div className="columns">
          <div className="flow">{queue}</div>
          <aside className="panel" aria-labelledby="coming">
            <h2 id="coming">{t('mentoring:home.coming')}</h2>
            <Agenda coming={coming} />
          </aside>
        </div>
      )}
      {isNew && needs.length === 0 && (
        <Empty title={t('catalogue:own.none')}>
          <p>{t('catalogue:own.noneHelp')}</p>
          <p className="cluster">
            <a className="button beacon" href={urls.upload()}>
              {t('catalogue:own.upload')}
            </a>
            <a className="button" href={urls.imports()}>
              {t('catalogue:own.import')}
            </a>
          </p>
        </Empty>
      )}
      {!isNew && <OwnFigures {...figures} />}
    </Page>
  );
}
