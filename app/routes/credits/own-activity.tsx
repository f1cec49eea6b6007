import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readOwnMembership } from '#app/domains/accounts/memberships/read-own-membership.server.ts';
import { listOwnMemberships } from '#app/domains/accounts/memberships/list-own-memberships.server.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { readActivityCheck } from '#app/domains/credits/activities/read-activity-check.server.ts';
import { discardActivity } from '#app/domains/credits/activities/discard-activity.server.ts';
import { readExternalActivity } from '#app/domains/credits/activities/read-external-activity.server.ts';
import { saveActivity } from '#app/domains/credits/activities/save-activity.server.ts';
import { setActivityEvidence } from '#app/domains/credits/activities/set-activity-evidence.server.ts';
import { showEvidence } from '#app/domains/credits/activities/show-evidence.server.ts';
import { stageEvidence } from '#app/domains/credits/activities/stage-evidence.server.ts';
import { lacksPaper } from '#app/domains/credits/activities/lacks-paper.ts';
import { submitActivity } from '#app/domains/credits/activities/submit-activity.server.ts';
import { typedActivity } from '#app/domains/credits/activities/activity-form-values.ts';
import { withdrawActivity } from '#app/domains/credits/activities/withdraw-activity.server.ts';
import { ActivityFacts, ActivityState } from '#app/domains/credits/ui/activity-facts.tsx';
import { ActivityNews } from '#app/domains/credits/ui/activity-news.tsx';
import { EstimatedCreditView } from '#app/domains/credits/ui/estimated-credit.tsx';
import { EvidenceView } from '#app/domains/credits/ui/evidence-view.tsx';
import { EvidenceForm, OwnActivityWays, SubmitActivity } from '#app/domains/credits/ui/own-activity-ways.tsx';
import { OwnActivityForm } from '#app/domains/credits/ui/own-activity-form.tsx';
import { act, actions, SAVED } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { answerUpload, isUpload } from '#app/http/upload.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { useWordFor } from '#app/i18n/use-word-for.ts';
import { formStates } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

const DECIDED = ['accepted', 'declined'];

/** What is said of a draft that was looked through; its details are marked beside their fields. */
const CHECKED = {
  details: null,
  paper: { key: 'credits:said.checkPaper' },
  nothing: { key: 'credits:said.checkActivity' },
} as const;
type Lack = keyof typeof CHECKED;

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const activity = await readExternalActivity(ctx, args.params['activityId']!);
    const asked = new URL(args.request.url).searchParams;
    const own = isOwn(ctx.actor, activity.personId);
    const check = own && !DECIDED.includes(activity.state) ? await readActivityCheck(ctx, activity) : null;
    const memberships = own ? await listOwnMemberships(ctx) : [];
    return {
      title: activity.title,
      activity,
      own,
      locale,
      today: check?.today ?? '',
      values: typedActivity(activity),
      // A draft's details are asked for until they are whole; later they are changed where somebody wants to.
      edits: own && check !== null && (asked.has('edit') || (activity.state !== 'submitted' && !check.input)),
      lacks: asked.has('check') ? (check?.fields ?? {}) : {},
      input: check?.input ?? null,
      estimate: check?.estimate ?? null,
      evidence: showEvidence(ctx, activity),
      associations: memberships
        .filter(({ membership }) => membership.state === 'accepted')
        .map(({ association }) => ({ value: association.id, name: association.name })),
      membership: own ? await readOwnMembership(ctx) : null,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const id = args.params['activityId']!;
  if (isUpload(args.request))
    return answerUpload(args, {
      stage: stageEvidence,
      said: 'credits:said.paper',
      work: async (ctx, _fields, file) => {
        await setActivityEvidence(ctx, id, file);
        return redirect(urls.ownActivity(id));
      },
    });
  return actions(args, {
    guard: (ctx) => readExternalActivity(ctx, id),
    back: ({ intent, values }) =>
      intent === 'discard' || values['next'] === 'later'
        ? urls.ownActivities()
        : values['next'] === 'check'
          ? urls.ownActivityCheck(id)
          : urls.ownActivity(id),
    said: {
      save: ({ values, did }) => (values['next'] === 'check' ? CHECKED[did as Lack] : SAVED),
      submit: 'credits:said.submitActivity',
      withdraw: 'credits:said.withdrawActivity',
      discard: 'credits:said.discardDraft',
    },
    intents: {
      save: act(async (ctx, values) => {
        await saveActivity(ctx, id, values);
        const saved = await readExternalActivity(ctx, id);
        const { input } = await readActivityCheck(ctx, saved);
        return !input ? 'details' : lacksPaper(saved) ? 'paper' : 'nothing';
      }),
      submit: act((ctx, values) => submitActivity(ctx, id, values)),
      withdraw: act((ctx) => withdrawActivity(ctx, id)),
      discard: act((ctx) => discardActivity(ctx, id)),
    },
  });
}

export default function OwnActivity() {
  const data = useLoaderData<typeof loader>();
  const { activity, own, input } = data;
  const { state, sent, stateOf } = formStates(useActionData());
  const { t } = useTranslation('credits');
  const typeName = useWordFor('credits', 'activity.types');
  const lacking = { fields: data.lacks, failure: null, values: {} };
  const isOpen = activity.state === 'draft' || activity.state === 'returned';
  const edits = data.edits || sent === 'save';
  return (
    <Page
      className="flow"
      trail={[{ to: urls.ownActivities(), name: t('activity.all') }]}
      title={
        activity.title ? (
          <span lang={activity.language}>{activity.title}</span>
        ) : (
          typeName(activity.activityType)
        )
      }
      under={
        <p>
          <ActivityState state={activity.state} />
        </p>
      }
    >
      <ActivityNews activity={activity} />
      <div className="columns">
        <div className="flow">
          {edits ? (
            <OwnActivityForm
              activity={activity}
              values={data.values}
              state={sent === 'save' ? state : lacking}
              locale={data.locale}
              today={data.today}
            />
          ) : (
            <ActivityFacts activity={input ?? activity} />
          )}
          {own && !edits && data.estimate && <EstimatedCreditView estimate={data.estimate} by="doctor" />}
          {own && isOpen && !edits && (
            <SubmitActivity
              activity={activity}
              associations={data.associations}
              membership={data.membership}
              state={stateOf('submit')}
            />
          )}
          {own && <OwnActivityWays activity={activity} edits={edits} />}
        </div>
        <aside className="card flow">
          <h2>{t('activity.paper')}</h2>
          <EvidenceView activityId={activity.id} evidence={data.evidence} />
          {own && !DECIDED.includes(activity.state) && (
            <EvidenceForm hasFile={data.evidence !== null} state={stateOf('evidence')} />
          )}
        </aside>
      </div>
    </Page>
  );
}
