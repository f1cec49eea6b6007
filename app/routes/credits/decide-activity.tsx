import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { memberTrail } from '#app/domains/accounts/ui/trails.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { OwnDecision } from '#app/domains/accounts/ui/own-decision.tsx';
import { decideActivity } from '#app/domains/credits/activities/decide-activity.server.ts';
import { readExternalActivity } from '#app/domains/credits/activities/read-external-activity.server.ts';
import { ActivityFacts, ActivityState } from '#app/domains/credits/ui/activity-facts.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { Alert } from '#app/ui/alert.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { DecisionButtons } from '#app/ui/buttons.tsx';
import { formState } from '#app/ui/form-state.ts';
import { TextAreaField } from '#app/ui/fields.tsx';
import { Page } from '#app/ui/page.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const activity = await readExternalActivity(ctx, args.params['activityId']!);
    if (activity.associationId !== association.id) throw new DomainError('not_found');
    const { person } = await requireMember(ctx, association.id, activity.personId);
    const own = isOwn(ctx.actor, person.id);
    return {
      title: activity.title,
      association,
      activity,
      own,
      person: { id: person.id, name: person.name },
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const [slug, activityId] = [args.params['slug']!, args.params['activityId']!];
  return actions(args, {
    back: urls.association(slug),
    form: act(async (ctx, values) => {
      await requireOwnAssociation(ctx, slug);
      await decideActivity(ctx, activityId, values);
    }),
  });
}

export default function DecideActivity() {
  const { association, activity, own, person } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('credits');
  const format = useFormat();
  return (
    <Page
      className="narrow flow"
      trail={memberTrail(association, person)}
      title={<span lang={activity.language}>{activity.title}</span>}
      lead={person.name}
      under={
        <p>
          <ActivityState state={activity.state} />
        </p>
      }
    >
      {activity.decidedAt && (
        <Alert tone="info" title={`${format.dateTime(activity.decidedAt)}: ${activity.reason || '✓'}`} />
      )}
      <ActivityFacts activity={activity} />
      {activity.state === 'submitted' && own && <OwnDecision />}
      {activity.state === 'submitted' && !own && (
        <ActionForm
          hidden={{ revision: activity.revision }}
          state={state}
          // It decides about what stands above it, and nothing is stored under its field.
          overwrites={false}
        >
          <h2>{t('activity.decide')}</h2>
          <TextAreaField
            name="reason"
            label={t('association.reason')}
            help={t('activity.reasonHelp')}
            rows={3}
          />
          <DecisionButtons
            decisions={[
              { value: 'accepted', name: t('activity.accept'), look: 'beacon' },
              { value: 'returned', name: t('activity.return') },
              { value: 'declined', name: t('activity.decline'), look: 'danger' },
            ]}
          />
        </ActionForm>
      )}
    </Page>
  );
}
