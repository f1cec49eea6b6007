import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { memberTrail } from '#app/domains/accounts/ui/trails.ts';
import { todayOf } from '#app/domains/accounts/ctx.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { OwnDecision } from '#app/domains/accounts/ui/own-decision.tsx';
import { recordActivityOnBehalf } from '#app/domains/credits/activities/record-activity-on-behalf.server.ts';
import { stageAssociationEvidence } from '#app/domains/credits/activities/stage-association-evidence.server.ts';
import { ActivityForm } from '#app/domains/credits/ui/activity-form.tsx';
import { load } from '#app/http/load.server.ts';
import { answerUpload } from '#app/http/upload.server.ts';
import { formState } from '#app/ui/form-state.ts';
import { TextAreaField } from '#app/ui/fields.tsx';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:activity.onBehalf' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const { person } = await requireMember(ctx, association.id, args.params['personId']!);
    return {
      association,
      person: { id: person.id, name: person.name },
      own: isOwn(ctx.actor, person.id),
      kind: new URL(args.request.url).searchParams.get('activityType') ?? '',
      locale,
      today: todayOf(ctx),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const { slug, personId } = args.params;
  return answerUpload(args, {
    stage: (ctx, file) => stageAssociationEvidence(ctx, file, slug!),
    async work(ctx, fields, file) {
      const association = await requireOwnAssociation(ctx, slug!);
      await recordActivityOnBehalf(ctx, association.id, personId!, fields, file);
      return redirect(urls.member(association.slug, personId!));
    },
  });
}

export default function OnBehalf() {
  const { association, person, own, kind, locale, today } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('credits');
  return (
    <Page
      className="narrow flow"
      trail={memberTrail(association, person)}
      title={t('activity.onBehalf')}
      lead={t('activity.onBehalfLead')}
    >
      {own ? (
        <OwnDecision />
      ) : (
        <ActivityForm kind={kind} state={state} locale={locale} today={today} button={t('activity.record')}>
          <TextAreaField name="reason" label={t('activity.onBehalfReason')} rows={2} />
        </ActivityForm>
      )}
    </Page>
  );
}
