import { todayOf } from '#app/domains/accounts/ctx.ts';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listOwnMemberships } from '#app/domains/accounts/memberships/list-own-memberships.server.ts';
import { stageEvidence } from '#app/domains/credits/activities/stage-evidence.server.ts';
import { submitActivity } from '#app/domains/credits/activities/submit-activity.server.ts';
import { ActivityForm } from '#app/domains/credits/ui/activity-form.tsx';
import { load } from '#app/http/load.server.ts';
import { answerUpload } from '#app/http/upload.server.ts';
import { formState } from '#app/ui/form-state.ts';
import { SelectField } from '#app/ui/fields.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:activity.add' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => ({
    locale,
    today: todayOf(ctx),
    associations: (await listOwnMemberships(ctx))
      .filter(({ membership }) => membership.state === 'accepted')
      .map(({ association }) => ({ value: association.id, name: association.name })),
  }));
}

export function action(args: ActionFunctionArgs) {
  return answerUpload(args, {
    stage: stageEvidence,
    work: async (ctx, fields, file) =>
      redirect(urls.ownActivity(await submitActivity(ctx, null, fields, file))),
  });
}

export default function NewActivity() {
  const { locale, today, associations } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('credits');
  return (
    <Page
      className="narrow flow"
      trail={[{ to: urls.credit(), name: t('title') }]}
      title={t('activity.add')}
      lead={t('activity.lead')}
    >
      {associations.length === 0 ? (
        <Empty title={t('activity.noMembership')}>
          <p>
            <a className="button" href={urls.profile()}>
              {t('common:shell.settings')}
            </a>
          </p>
        </Empty>
      ) : (
        <ActivityForm state={state} locale={locale} today={today} button={t('activity.send')}>
          <SelectField name="associationId" label={t('activity.association')} options={associations} />
        </ActivityForm>
      )}
    </Page>
  );
}
