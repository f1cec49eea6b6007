import { todayOf } from '#app/domains/accounts/ctx.ts';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { readExternalActivity } from '#app/domains/credits/activities/read-external-activity.server.ts';
import { stageEvidence } from '#app/domains/credits/activities/stage-evidence.server.ts';
import { submitActivity } from '#app/domains/credits/activities/submit-activity.server.ts';
import { ActivityFacts, ActivityState } from '#app/domains/credits/ui/activity-facts.tsx';
import { ActivityForm, activityFormValues } from '#app/domains/credits/ui/activity-form.tsx';
import { load } from '#app/http/load.server.ts';
import { answerUpload } from '#app/http/upload.server.ts';
import { Alert } from '#app/ui/alert.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const activity = await readExternalActivity(ctx, args.params['activityId']!);
    return {
      title: activity.title,
      activity,
      own: isOwn(ctx.actor, activity.personId),
      locale,
      today: todayOf(ctx),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerUpload(args, {
    stage: stageEvidence,
    work: async (ctx, fields, file) => {
      const known = await readExternalActivity(ctx, args.params['activityId']!);
      return redirect(urls.ownActivity(await submitActivity(ctx, known, fields, file)));
    },
  });
}

export default function OwnActivity() {
  const { activity, own, locale, today } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('credits');
  const format = useFormat();
  return (
    <Page
      className="narrow flow"
      trail={[{ to: urls.credit(), name: t('title') }]}
      title={<span lang={activity.language}>{activity.title}</span>}
      under={
        <p>
          <ActivityState state={activity.state} />
        </p>
      }
    >
      {activity.reason && activity.decidedAt && (
        <Alert
          tone={activity.state === 'accepted' ? 'success' : 'warning'}
          title={`${format.date(activity.decidedAt)}: ${activity.reason}`}
        />
      )}
      {own && activity.state === 'returned' ? (
        <ActivityForm
          state={state}
          known={activityFormValues(activity)}
          locale={locale}
          today={today}
          button={t('activity.sendAgain')}
        />
      ) : (
        <ActivityFacts activity={activity} />
      )}
    </Page>
  );
}
