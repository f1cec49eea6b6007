import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { countNewMembers } from '#app/domains/accounts/memberships/count-new-members.server.ts';
import { countInbox } from '#app/domains/credits/inbox/count-inbox.server.ts';
import { daysWaited } from '#app/domains/credits/inbox/inbox-item.ts';
import { listInbox } from '#app/domains/credits/inbox/list-inbox.server.ts';
import { sumMemberMinutes } from '#app/domains/credits/ledger/sum-member-minutes.server.ts';
import { listSoonestAtRisk } from '#app/domains/credits/standings/list-soonest-at-risk.server.ts';
import { readCycles } from '#app/domains/credits/standings/read-cycles.server.ts';
import { AtRiskPanel } from '#app/domains/credits/ui/at-risk-panel.tsx';
import { ComingDates } from '#app/domains/credits/ui/coming-dates.tsx';
import { CyclesByYear } from '#app/domains/credits/ui/cycles-by-year.tsx';
import { MemberFigures } from '#app/domains/credits/ui/member-figures.tsx';
import { useInboxItem } from '#app/domains/credits/ui/use-inbox-item.ts';
import { listComingRounds } from '#app/domains/mentoring/rounds/list-coming-rounds.server.ts';
import { listWaitingPermissions } from '#app/domains/scorm/sandbox/list-waiting-permissions.server.ts';
import { listUpcomingWebinars } from '#app/domains/webinars/schedule/list-upcoming-webinars.server.ts';
import { load } from '#app/http/load.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { orderNeeds } from '#app/ui/need.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Queue } from '#app/ui/queue.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

/** The inbox has the others. */
const MOST_NEEDS = 6;
const MOST_AT_RISK = 3;
/** How far back a home looks, and how far ahead. */
const LATELY_DAYS = 28;
const AHEAD_DAYS = 120;

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const { id } = association;
    const above = await listWaitingPermissions(ctx, id);
    const webinars = await listUpcomingWebinars(ctx);
    return {
      title: association.name,
      association,
      now: ctx.now,
      counts: await countInbox(ctx, id, { permission: above.length }),
      items: (await listInbox(ctx, id, { kind: '', page: 1 }, above, MOST_NEEDS)).map((item) => ({
        ...item,
        days: daysWaited(item, ctx.now),
      })),
      cycles: await readCycles(ctx, id, AHEAD_DAYS),
      atRisk: await listSoonestAtRisk(ctx, id, MOST_AT_RISK),
      newMembers: await countNewMembers(ctx, id, LATELY_DAYS),
      minutes: await sumMemberMinutes(ctx, id, LATELY_DAYS),
      rounds: await listComingRounds(ctx, id),
      webinars: webinars.slice(0, 3).map(({ webinar, offer }) => {
        const { title, language } = pickVariant(offer.variants, locale)!;
        return { slug: offer.course.slug, title, language, startsAt: webinar.startsAt };
      }),
    };
  });
}

export default function AssociationHome() {
  const data = useLoaderData<typeof loader>();
  const { association, counts, items, cycles, now } = data;
  const { t } = useTranslation('credits');
  const format = useFormat();
  const show = useInboxItem();
  const { slug } = association;
  const waited = (days: number) => (days === 0 ? t('inbox.today') : t('inbox.waited', { count: days }));
  const waiting = Object.values(counts).reduce((sum, each) => sum + each);
  const needs = orderNeeds(
    items.map((item) => ({
      ...show(slug, item),
      why: [show(slug, item).why, waited(item.days)].join(' · '),
      // Credit that may be wrong is handed on while it waits.
      harm: item.kind === 'finding' ? 'credit' : 'turn',
      at: item.at,
      button: t('activity.decide'),
    })),
    now,
  );
  return (
    <Page
      className="flow"
      title={<span lang={association.nameLanguage}>{association.name}</span>}
      lead={`${format.date(now)} · ${waiting === 0 ? t('inbox.none') : t('inbox.lead', { count: waiting })}`}
    >
      <div className="columns">
        <div className="flow">
          <Queue needs={needs} then={t('officer.then')} />
          {waiting === 0 && (
            <Empty title={t('inbox.none')}>
              <p>{t('inbox.noneHelp')}</p>
            </Empty>
          )}
          {waiting > items.length && (
            <p>
              <a href={urls.inbox(slug)}>{t('officer.seeInbox', { count: waiting })}</a>
            </p>
          )}
        </div>
        <ComingDates slug={slug} ending={cycles.ending} rounds={data.rounds} webinars={data.webinars} />
      </div>
      <section className="flow" aria-labelledby="members">
        <div className="split-head">
          <h2 id="members">{t('officer.members')}</h2>
          <a href={urls.statistics(slug)}>{t('officer.statistics')}</a>
        </div>
        <MemberFigures slug={slug} cycles={cycles} newMembers={data.newMembers} minutes={data.minutes} />
        {cycles.years.length > 0 && (
          <div className="panels wide-left">
            <CyclesByYear years={cycles.years} />
            <AtRiskPanel slug={slug} members={data.atRisk} />
          </div>
        )}
      </section>
    </Page>
  );
}
