import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { OwnDecision } from '#app/domains/accounts/ui/own-decision.tsx';
import { memberTrail } from '#app/domains/accounts/ui/trails.ts';
import { activityFormValues } from '#app/domains/credits/activities/activity-form-values.ts';
import { correctSubmittedActivity } from '#app/domains/credits/activities/correct-submitted-activity.server.ts';
import { decideActivity } from '#app/domains/credits/activities/decide-activity.server.ts';
import { estimateActivity } from '#app/domains/credits/activities/estimate-activity.server.ts';
import type { ExternalActivity } from '#app/domains/credits/activities/external-activity.ts';
import { readSubmittedActivity } from '#app/domains/credits/activities/read-submitted-activity.server.ts';
import { showEvidence } from '#app/domains/credits/activities/show-evidence.server.ts';
import { ActivityDecision } from '#app/domains/credits/ui/activity-decision.tsx';
import { ActivityFacts, ActivityState } from '#app/domains/credits/ui/activity-facts.tsx';
import { ActivityNews } from '#app/domains/credits/ui/activity-news.tsx';
import { CorrectBeforeForm } from '#app/domains/credits/ui/correct-before-form.tsx';
import { EstimatedCreditView } from '#app/domains/credits/ui/estimated-credit.tsx';
import { EvidenceView } from '#app/domains/credits/ui/evidence-view.tsx';
import { InboxNext } from '#app/domains/credits/ui/inbox-next.tsx';
import { pageOfItem } from '#app/domains/credits/ui/use-inbox-item.ts';
import { findNextWaiting } from '#app/domains/scorm/sandbox/find-next-waiting.server.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { formStates } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

const nextAfter = (ctx: Ctx, associationId: string, { id, submittedAt: at }: ExternalActivity) =>
  findNextWaiting(ctx, associationId, { id, at });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const activity = await readSubmittedActivity(ctx, association.id, args.params['activityId']!);
    const { person } = await requireMember(ctx, association.id, activity.personId);
    const isOpen = activity.state === 'submitted';
    return {
      title: activity.title,
      association,
      activity,
      own: isOwn(ctx.actor, person.id),
      isOpen,
      person: { id: person.id, name: person.name },
      today: todayOf(ctx),
      evidence: showEvidence(ctx, activity),
      estimate: isOpen ? await estimateActivity(ctx, activity, activity as never) : [],
      next: await nextAfter(ctx, association.id, activity),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const [slug, id] = [args.params['slug']!, args.params['activityId']!];
  return actions(args, {
    guard: (ctx) => requireOwnAssociation(ctx, slug),
    back: ({ intent, did }) => (intent === 'correct' ? urls.decideActivity(slug, id) : String(did)),
    said: { '': 'credits:said.decideActivity', correct: 'credits:said.correctBefore' },
    intents: (association) => ({
      '': act(async (ctx, values) => {
        const activity = await readSubmittedActivity(ctx, association.id, id);
        await decideActivity(ctx, association.id, id, values);
        const next = await nextAfter(ctx, association.id, activity);
        return next ? pageOfItem(slug, next) : urls.activitiesToDecide(slug);
      }),
      correct: act((ctx, values) => correctSubmittedActivity(ctx, association.id, id, values)),
    }),
  });
}

export default function DecideActivity() {
  const { association, activity, own, isOpen, person, today, evidence, estimate, next } =
    useLoaderData<typeof loader>();
  const { stateOf } = formStates(useActionData());
  const { t } = useTranslation('credits');
  return (
    <Page
      className="flow"
      trail={memberTrail(association, person)}
      title={<span lang={activity.language}>{activity.title}</span>}
      lead={person.name}
      under={
        <p>
          <ActivityState state={activity.state} />
        </p>
      }
    >
      <ActivityNews activity={activity} />
      <div className="columns">
        <div className="flow">
          <h2>{t('activity.paper')}</h2>
          <EvidenceView activityId={activity.id} evidence={evidence} />
          <ActivityFacts activity={activity} />
          {isOpen && !own && (
            <CorrectBeforeForm
              activity={activity}
              values={activityFormValues(activity)}
              today={today}
              state={stateOf('correct')}
            />
          )}
        </div>
        <aside className="card stays flow">
          {isOpen && <EstimatedCreditView estimate={estimate} by="officer" />}
          {isOpen && own && <OwnDecision />}
          {isOpen && !own && (
            <ActivityDecision revision={activity.revision} isLast={next === null} state={stateOf('')} />
          )}
          <InboxNext slug={association.slug} next={next} decided={!isOpen} />
        </aside>
      </div>
    </Page>
  );
}
