import { CertificateNeeds } from '#app/domains/catalogue/ui/certificate-needs.tsx';
import { listOffersOfVersion } from '#app/domains/catalogue/versions/list-offers-of-version.server.ts';
import { listCoverage } from '#app/domains/credits/accreditation/list-coverage.server.ts';
import { proposeUnits } from '#app/domains/credits/accreditation/propose-units.server.ts';
import { CoverageList } from '#app/domains/credits/ui/coverage.tsx';
import { readCertificateNeeds } from '#app/domains/scorm/packages/read-certificate-needs.server.ts';
import { previewableOf } from '#app/domains/catalogue/versions/previewable.ts';
import { requirementsOf } from '#app/domains/catalogue/versions/requires-nothing.ts';
import { NothingRequired } from '#app/domains/credits/ui/nothing-required.tsx';
import { todayOf } from '#app/domains/accounts/ctx.ts';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { OwnDecision } from '#app/domains/accounts/ui/own-decision.tsx';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { decideApplication } from '#app/domains/credits/applications/decide-application.server.ts';
import { inviteReviewer } from '#app/domains/credits/applications/invite-reviewer.server.ts';
import { readApplication } from '#app/domains/credits/applications/read-application.server.ts';
import { PreviewLinks } from '#app/domains/catalogue/ui/preview-links.tsx';
import { Disclosures } from '#app/domains/catalogue/ui/disclosures.tsx';
import { ApplicationFileView } from '#app/domains/credits/ui/application-file.tsx';
import { InboxNext } from '#app/domains/credits/ui/inbox-next.tsx';
import { findNextWaiting } from '#app/domains/scorm/sandbox/find-next-waiting.server.ts';
import { readNewerContent } from '#app/domains/credits/accreditation/read-newer-content.server.ts';
import { NewerVersion } from '#app/domains/credits/ui/newer-version.tsx';
import { summariseEvaluations } from '#app/domains/learning/evaluation/summarise-evaluations.server.ts';
import { EvaluationSummary } from '#app/domains/learning/ui/evaluation-summary.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { Alert, Tag } from '#app/ui/alert.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { ApplicationDecision } from '#app/domains/credits/ui/application-decision.tsx';
import { ReviewerForm, Reviews } from '#app/domains/credits/ui/reviews.tsx';
import { Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const { application, organiser, offer, disclosures, reviews } = await readApplication(
      ctx,
      association.id,
      args.params['applicationId']!,
    );
    const variant = pickVariant(offer.variants, locale)!;
    return {
      title: variant.title,
      language: variant.language,
      association,
      application,
      organiser,
      own: isOwn(ctx.actor, application.submittedBy, offer.course.ownerId),
      disclosures,
      minutes: offer.version.minutes,
      requirements: requirementsOf(offer),
      newer: await readNewerContent(ctx, offer),
      needs: await readCertificateNeeds(ctx, offer),
      coverage: await listCoverage(ctx, await listOffersOfVersion(ctx, offer.version)),
      proposed: await proposeUnits(ctx, offer, application.programmeId),
      courseId: offer.course.id,
      thought: await summariseEvaluations(ctx.db.read, offer.course.id),
      versionId: offer.version.id,
      variants: previewableOf(offer.variants),
      reviews: reviews.map(({ tokenHash: _hash, ...review }) => review),
      today: todayOf(ctx),
      next: await findNextWaiting(ctx, association.id, {
        id: application.id,
        at: application.submittedAt,
      }),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const [slug, id] = [args.params['slug']!, args.params['applicationId']!];
  return actions(args, {
    guard: (ctx) => requireOwnAssociation(ctx, slug),
    back: urls.application(slug, id),
    said: { '': 'credits:said.decideApplication', invite: 'credits:said.invite' },
    intents: (association) => ({
      '': act((ctx, values) => decideApplication(ctx, association.id, id, values)),
      invite: act((ctx, values) => inviteReviewer(ctx, association.id, id, values)),
    }),
  });
}

export default function ApplicationPage() {
  const data = useLoaderData<typeof loader>();
  const { association, application, reviews, today } = data;
  const { stateOf } = formStates(useActionData());
  const { t } = useTranslation('credits');
  const format = useFormat();
  return (
    <Page
      className="flow"
      trail={associationTrail(association, {
        to: urls.accredit(association.slug),
        name: t('accreditation.list'),
      })}
      title={<span lang={data.language}>{data.title}</span>}
      lead={t('application.lead')}
      under={
        <p className="tags">
          <Tag tone={application.state === 'approved' ? 'success' : 'info'}>
            {t(`application.state.${application.state}`)}
          </Tag>
        </p>
      }
    >
      {application.decidedAt && application.reason && (
        <Alert tone="info" title={`${format.date(application.decidedAt)}: ${application.reason}`} />
      )}
      <div className="columns">
        <div className="flow">
          <h2>{t('application.file')}</h2>
          <ApplicationFileView
            application={application}
            organiser={data.organiser}
            minutes={data.minutes}
            languages={data.variants.map(({ language }) => language)}
          />
          <CertificateNeeds needs={data.needs} />
          <NothingRequired requirements={data.requirements} />
          <NewerVersion newer={data.newer} />
          <CoverageList coverage={data.coverage} />
          <h2>{t('disclosure.title')}</h2>
          <Disclosures disclosures={data.disclosures} />
          <EvaluationSummary {...data.thought} to={urls.evaluationResults(data.courseId)} />
        </div>
        <aside className="card flow">
          <h2>{t('application.look')}</h2>
          <PreviewLinks
            variants={data.variants}
            to={({ language, packageId }) =>
              packageId ? urls.preview(packageId) : urls.coursePreview(data.versionId, { language })
            }
          />
          <Note>{t('application.lookHelp')}</Note>
          <Reviews reviews={reviews} />
          {application.state === 'submitted' && !data.own && <ReviewerForm state={stateOf('invite')} />}
        </aside>
      </div>
      {application.state === 'submitted' && data.own && <OwnDecision />}
      {application.state === 'submitted' && !data.own && (
        <ApplicationDecision
          revision={application.revision}
          today={today}
          proposed={data.proposed}
          requiresNothing={data.requirements?.requiresNothing ?? false}
          state={stateOf('')}
        />
      )}
      <InboxNext
        slug={association.slug}
        next={data.next}
        decided={application.state !== 'submitted' || data.own}
      />
    </Page>
  );
}
