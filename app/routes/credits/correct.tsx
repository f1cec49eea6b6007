import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { memberTrail } from '#app/domains/accounts/ui/trails.ts';
import { todayOf } from '#app/domains/accounts/ctx.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { OwnDecision } from '#app/domains/accounts/ui/own-decision.tsx';
import { correctActivity } from '#app/domains/credits/activities/correct-activity.server.ts';
import { readExternalActivity } from '#app/domains/credits/activities/read-external-activity.server.ts';
import { stageAssociationEvidence } from '#app/domains/credits/activities/stage-association-evidence.server.ts';
import { readEvidence } from '#app/domains/credits/ledger/evidence.ts';
import { readMemberParticipation } from '#app/domains/credits/ledger/read-member-participation.server.ts';
import { activityFormValues } from '#app/domains/credits/activities/activity-form-values.ts';
import { ActivityForm } from '#app/domains/credits/ui/activity-form.tsx';
import { DomainError } from '#app/platform/errors.ts';
import { load } from '#app/http/load.server.ts';
import { answerUpload } from '#app/http/upload.server.ts';
import { formState } from '#app/ui/form-state.ts';
import { TextAreaField } from '#app/ui/fields.tsx';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:activity.correct' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const line = await readMemberParticipation(ctx, association.id, args.params['participationId']!);
    const { person } = await requireMember(ctx, association.id, line.personId);
    const evidence = readEvidence(line.evidence);
    if (evidence?.kind !== 'activity') throw new DomainError('not_found');
    const activity = await readExternalActivity(ctx, evidence.activityId);
    return {
      association,
      participationId: line.id,
      known: activityFormValues(activity),
      person: { id: person.id, name: person.name },
      own: isOwn(ctx.actor, person.id),
      kind: new URL(args.request.url).searchParams.get('activityType') ?? '',
      locale,
      today: todayOf(ctx),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const { slug, participationId } = args.params;
  return answerUpload(args, {
    said: 'credits:said.correct',
    stage: (ctx, file) => stageAssociationEvidence(ctx, file, slug!),
    async work(ctx, fields, file) {
      const association = await requireOwnAssociation(ctx, slug!);
      const line = await readMemberParticipation(ctx, association.id, participationId!);
      await correctActivity(ctx, association.id, participationId!, fields, file);
      return redirect(urls.member(association.slug, line.personId));
    },
  });
}

export default function Correct() {
  const { association, person, own, known, participationId, kind, locale, today } =
    useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('credits');
  return (
    <Page
      className="narrow flow"
      trail={memberTrail(association, person, {
        to: urls.evidence(association.slug, participationId),
        name: t('evidence.title'),
      })}
      title={t('activity.correct')}
      lead={t('activity.correctLead')}
    >
      {own ? (
        <OwnDecision />
      ) : (
        <ActivityForm
          kind={kind || known['activityType']!}
          state={state}
          known={known}
          locale={locale}
          today={today}
          button={t('activity.correctSend')}
        >
          <TextAreaField name="reason" label={t('activity.correctReason')} rows={2} />
        </ActivityForm>
      )}
    </Page>
  );
}
