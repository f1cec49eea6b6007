import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { readTrace } from '#app/domains/scorm/trace/read-trace.server.ts';
import { AttemptStatusText } from '#app/domains/scorm/ui/attempt-status-text.tsx';
import { FaultList } from '#app/domains/scorm/ui/fault-list.tsx';
import { TraceEvents } from '#app/domains/scorm/ui/trace-events.tsx';
import { usePackageTrail } from '#app/domains/scorm/ui/use-package-trail.ts';
import { load } from '#app/http/load.server.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { packageId, attemptId } = args.params as { packageId: string; attemptId: string };
    const launch = new URL(args.request.url).searchParams.get('launch');
    return { packageId, ...(await readTrace(ctx, packageId, attemptId, launch)) };
  });
}

const RESULTS = ['correct', 'incorrect', 'neutral', 'unanticipated'] as const;

export default function Attempt() {
  const data = useLoaderData<typeof loader>();
  const { packageId, learner, attempt, standard, parts, launches, launchId, events, answers } = data;
  const { own, faults, needs } = data;
  const { t } = useTranslation('scorm');
  const format = useFormat();
  const several = parts.length > 1;
  const score = (scaled: string | null) => (scaled === null ? '–' : format.percent(Number(scaled)));
  const result = (said: string) => {
    const known = RESULTS.find((each) => each === said);
    return known ? t(`trace.results.${known}`) : said || '–';
  };
  return (
    <Page
      className="flow"
      trail={usePackageTrail(data, true)}
      title={t('trace.one', { learner, number: attempt.number })}
      lead={format.dateTime(attempt.startedAt)}
    >
      {data.silent && (
        <Alert tone="warning" title={t('trace.silent')}>
          <p className="small">{t(faults.length > 0 ? 'trace.silentFaults' : 'trace.silentHelp')}</p>
        </Alert>
      )}
      <FaultList faults={faults} allowing={own ? { needs, action: urls.package(packageId) } : null} />
      <section className="flow">
        <h2>{t('trace.parts')}</h2>
        <Table
          caption={t('trace.parts')}
          columns={[
            { key: 'part', name: t('trace.part') },
            { key: 'status', name: t('trace.status') },
            { key: 'score', name: t('trace.score'), amount: true },
            { key: 'time', name: t('trace.time') },
          ]}
          rows={parts.map((part) => ({
            key: part.sco,
            cells: [
              part.title,
              part.opened && !part.hasReported ? (
                t(part.isAsset ? 'trace.asset' : 'trace.silent')
              ) : (
                <AttemptStatusText key="is" {...part} />
              ),
              score(part.scaledScore),
              part.totalTime ?? '–',
            ],
          }))}
        />
      </section>
      <section className="flow">
        <h2>{t('trace.events')}</h2>
        <nav aria-label={t('trace.sittings')}>
          <ul className="links small">
            {launches.map((launch) => (
              <li key={launch.id}>
                <a
                  href={urls.packageAttempt(packageId, attempt.id, launch.id)}
                  aria-current={launch.id === launchId ? 'page' : undefined}
                >
                  {t('trace.sitting', { date: format.dateTime(launch.createdAt) })}
                </a>
                {' · '}
                {t(`trace.end.${launch.endReason ?? 'open'}`)}
                {launch.mode === 'review' && ` · ${t('trace.review')}`}
              </li>
            ))}
          </ul>
        </nav>
        {events.length === 0 ? (
          <Empty title={t('trace.noEvents')} />
        ) : (
          <TraceEvents events={events} standard={standard} />
        )}
      </section>
      {answers.length > 0 && (
        <section className="flow">
          <h2>{t('trace.answers')}</h2>
          <Table
            caption={t('trace.answers')}
            columns={[
              { key: 'question', name: t('trace.question') },
              ...(several ? [{ key: 'part', name: t('trace.part') }] : []),
              { key: 'response', name: t('trace.response') },
              { key: 'right', name: t('trace.right') },
              { key: 'result', name: t('trace.result') },
              { key: 'latency', name: t('trace.latency') },
            ]}
            rows={answers.map((answer) => ({
              key: `${answer.part} ${answer.n}`,
              cells: [
                <span key="q">
                  {answer.description || answer.id}
                  {answer.description && <code className="small soft"> {answer.id}</code>}
                </span>,
                ...(several ? [answer.part] : []),
                answer.response || '–',
                answer.moreCorrect ? `${answer.correct} ${t('trace.more')}` : answer.correct || '–',
                result(answer.result),
                answer.latency || '–',
              ],
            }))}
          />
        </section>
      )}
    </Page>
  );
}
