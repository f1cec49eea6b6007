import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isMentor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { listWaitingCases } from '#app/domains/consultations/cases/list-waiting-cases.server.ts';
import { readOwnAnswers } from '#app/domains/consultations/statistics/read-own-answers.server.ts';
import { useCaseNeeds } from '#app/domains/consultations/ui/use-case-needs.ts';
import { countOwnMeetings } from '#app/domains/mentoring/meetings/count-own-meetings.server.ts';
import { listMentoringTasks } from '#app/domains/mentoring/pairs/list-mentoring-tasks.server.ts';
import { listOwnPairs } from '#app/domains/mentoring/pairs/list-own-pairs.server.ts';
import { listOwnRounds } from '#app/domains/mentoring/rounds/list-own-rounds.server.ts';
import { MenteeRows } from '#app/domains/mentoring/ui/mentee-rows.tsx';
import { useMentoringDates, useMentoringNeeds } from '#app/domains/mentoring/ui/use-mentoring-needs.ts';
import { countOwnAttendance } from '#app/domains/webinars/attendance/count-own-attendance.server.ts';
import { listWebinarsToHold } from '#app/domains/webinars/schedule/list-webinars-to-hold.server.ts';
import { showHosted } from '#app/domains/webinars/schedule/show-hosted.ts';
import { useHostedDates, useHostNeeds } from '#app/domains/webinars/ui/use-host-needs.ts';
import { load } from '#app/http/load.server.ts';
import { pickTranslation } from '#app/i18n/pick-variant.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { Agenda, comingFirst } from '#app/ui/agenda.tsx';
import { Figures } from '#app/ui/figures.tsx';
import { orderNeeds } from '#app/ui/need.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Queue } from '#app/ui/queue.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'common:shell.home' };

const YEAR_MS = 365 * DAY_MS;
const MENTEES_SHOWN = 5;
const DATES_SHOWN = 6;

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    mustBeAllowed(ctx, isMentor(ctx.actor));
    const { now } = ctx;
    const since = new Date(now.getTime() - YEAR_MS);
    const meetings = await countOwnMeetings(ctx, since);
    const mentees = (await listOwnPairs(ctx)).filter(
      ({ side, pair }) => side === 'mentor' && ['proposed', 'active', 'paused'].includes(pair.state),
    );
    return {
      now,
      cases: (await listWaitingCases(ctx)).filter(({ kind }) => kind === 'answer'),
      tasks: await listMentoringTasks(ctx, 'mentor'),
      hosted: showHosted(await listWebinarsToHold(ctx), locale),
      rounds: (await listOwnRounds(ctx)).map(({ words, ...round }) => ({
        ...round,
        ...pickTranslation(words, locale),
      })),
      mentees: mentees
        .filter(({ pair }) => pair.state !== 'proposed' || pair.answerBy > now)
        .map(({ pair, other, saidYes, theySaidYes, askedBy }) => {
          const { id, state, answerBy, startedAt, endsAt } = pair;
          const times = { state, answerBy, startedAt, endsAt, meetings: meetings.get(id) ?? 0 };
          return { id, name: other, saidYes, theySaidYes, askedBy, ...times };
        }),
      met: [...meetings.values()].reduce((sum, each) => sum + each, 0),
      answers: await readOwnAnswers(ctx, since),
      attendance: await countOwnAttendance(ctx, since),
    };
  });
}

export default function MentorHome() {
  const { now, cases, tasks, hosted, rounds, mentees, met, answers, attendance } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  const isSoon = (at: string | Date) => new Date(at).getTime() <= new Date(now).getTime() + DAY_MS;
  const needs = orderNeeds(
    [
      ...useCaseNeeds(cases),
      ...useMentoringNeeds(tasks.filter(({ kind, at }) => kind !== 'meeting' || isSoon(at))),
      ...useHostNeeds(hosted, now),
    ],
    now,
  );
  const coming = comingFirst([...useMentoringDates(tasks, rounds), ...useHostedDates(hosted)], DATES_SHOWN);
  return (
    <Page
      className="flow"
      title={t('common:shell.home')}
      lead={[
        format.date(now),
        needs.length > 0 ? t('learning:home.lead', { count: needs.length }) : t('learning:home.leadNone'),
      ].join(' · ')}
    >
      <div className="columns">
        <div className="flow">
          <Queue needs={needs} then={t('learning:home.then')} />
          <section className="flow" aria-labelledby="mentees">
            <div className="split-head">
              <h2 id="mentees">{t('home.mentees')}</h2>
              <a href={urls.colleagues()}>{t('home.all')}</a>
            </div>
            {mentees.length === 0 ? (
              <Empty level="h3" title={t('home.noMentees')}>
                <a className="button" href={urls.colleagues()}>
                  {t('colleagues.programmes')}
                </a>
              </Empty>
            ) : (
              <MenteeRows mentees={mentees.slice(0, MENTEES_SHOWN)} />
            )}
          </section>
        </div>
        <aside className="panel" aria-labelledby="coming">
          <h2 id="coming">{t('home.coming')}</h2>
          {coming.length === 0 ? <p>{t('home.nothingComes')}</p> : <Agenda coming={coming} />}
          <p>
            <a className={needs.length === 0 ? 'button beacon' : 'button'} href={urls.newWebinar()}>
              {t('webinars:own.new')}
            </a>
          </p>
        </aside>
      </div>
      <section className="flow" aria-labelledby="year">
        <h2 id="year">{t('home.year')}</h2>
        <Figures
          figures={[
            {
              key: 'mentees',
              name: t('home.mentees'),
              to: urls.colleagues(),
              value: format.number(mentees.filter(({ state }) => state !== 'proposed').length, 0),
            },
            { key: 'met', name: t('home.meetings'), to: urls.colleagues(), value: format.number(met, 0) },
            {
              key: 'answers',
              name: t('home.answers'),
              to: urls.consultations(),
              value: format.number(answers.answers, 0),
              note:
                answers.medianHours !== null &&
                t('home.median', { hours: format.number(answers.medianHours) }),
            },
            {
              key: 'attended',
              name: t('home.attended'),
              to: urls.mentor(),
              value: format.number(attendance.people, 0),
              note: t('home.webinars', { count: attendance.webinars }),
            },
          ]}
        />
      </section>
    </Page>
  );
}
