import { ActivityStart } from '#app/domains/credits/schemas.ts';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { ACTIVITY_TYPES } from '#app/domains/credits/activities/activity-types.ts';
import { stageEvidence } from '#app/domains/credits/activities/stage-evidence.server.ts';
import { startActivity } from '#app/domains/credits/activities/start-activity.server.ts';
import { EvidenceField } from '#app/domains/credits/ui/activity-form.tsx';
import { load } from '#app/http/load.server.ts';
import { answerUpload } from '#app/http/upload.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Choices } from '#app/ui/choices.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { optionsOf } from '#app/ui/options.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:activity.add' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    mustBeSignedIn(ctx);
    return null;
  });
}

export function action(args: ActionFunctionArgs) {
  return answerUpload(args, {
    stage: stageEvidence,
    said: 'credits:said.startActivity',
    work: async (ctx, fields, file) => redirect(urls.ownActivity(await startActivity(ctx, fields, file))),
  });
}

export default function NewActivity() {
  const { t } = useTranslation('credits');
  return (
    <Page
      className="narrow flow"
      trail={[{ to: urls.ownActivities(), name: t('activity.all') }]}
      title={t('activity.add')}
      lead={t('activity.lead')}
    >
      <ActionForm
        asks={ActivityStart}
        encType="multipart/form-data"
        state={formState(useActionData())}
        submit={t('activity.continue')}
        look="beacon"
      >
        <Choices
          name="activityType"
          kind="radio"
          legend={t('activity.whatKind')}
          options={optionsOf(ACTIVITY_TYPES, (type) => t(`activity.types.${type}`))}
        />
        <TextField name="title" label={t('activity.name')} />
        <EvidenceField />
      </ActionForm>
    </Page>
  );
}
