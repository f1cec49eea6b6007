import { todayOf } from '#app/domains/accounts/ctx.ts';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { OwnDecision } from '#app/domains/accounts/ui/own-decision.tsx';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { readPublicVersion } from '#app/domains/catalogue/versions/read-public-version.server.ts';
import { accreditVersion } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { pageOfItem } from '#app/domains/credits/ui/use-inbox-item.ts';
import { InboxNext } from '#app/domains/credits/ui/inbox-next.tsx';
import { listAccreditations } from '#app/domains/credits/accreditation/list-accreditations.server.ts';
import { PROGRAMMES } from '#app/domains/credits/rules/programmes.ts';
import { decidePermissionRequest } from '#app/domains/scorm/sandbox/decide-permission-request.server.ts';
import { listPermissionRequests } from '#app/domains/scorm/sandbox/list-permission-requests.server.ts';
import { findNextWaiting } from '#app/domains/scorm/sandbox/find-next-waiting.server.ts';
import { PermissionRequests } from '#app/domains/scorm/ui/permission-requests.tsx';
import { SignedAccreditations } from '#app/domains/credits/ui/signed-accreditations.tsx';
import { CertificateNeeds } from '#app/domains/catalogue/ui/certificate-needs.tsx';
import { listOffersOfVersion } from '#app/domains/catalogue/versions/list-offers-of-version.server.ts';
import { listCoverage } from '#app/domains/credits/accreditation/list-coverage.server.ts';
import { proposeUnits } from '#app/domains/credits/accreditation/propose-units.server.ts';
import { AccreditForm } from '#app/domains/credits/ui/accredit-form.tsx';
import { CoverageList } from '#app/domains/credits/ui/coverage.tsx';
import { readCertificateNeeds } from '#app/domains/scorm/packages/read-certificate-needs.server.ts';
import { previewableOf } from '#app/domains/catalogue/versions/previewable.ts';
import { requirementsOf } from '#app/domains/catalogue/versions/requires-nothing.ts';
import { PreviewLinks } from '#app/domains/catalogue/ui/preview-links.tsx';
import { NothingRequired } from '#app/domains/credits/ui/nothing-required.tsx';
import { readNewerContent } from '#app/domains/credits/accreditation/read-newer-content.server.ts';
import { NewerVersion } from '#app/domains/credits/ui/newer-version.tsx';
import { findAccreditorOf } from '#app/domains/credits/accreditation/find-accreditor-of.server.ts';
import { listVersionIds } from '#app/domains/catalogue/versions/list-version-ids.server.ts';
import { summariseEvaluations } from '#app/domains/learning/evaluation/summarise-evaluations.server.ts';
import { EvaluationSummary } from '#app/domains/learning/ui/evaluation-summary.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { formState, NO_STATE } from '#app/ui/form-state.ts';
import { useProgrammeOptions } from '#app/domains/credits/ui/use-programmes.ts';
import { Page } from '#app/ui/page.tsx';
import { Pairs } from '#app/ui/table.tsx';
import { urls } from '#app/urls.ts';

const ownProgramme = (country: string) =>
  PROGRAMMES.find((each) => each.country === country) ?? PROGRAMMES[0]!;

const waitingSince = (id: string, askedAt: string) => ({ id, at: new Date(askedAt) });

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const offer = await readPublicVersion(ctx, args.params['versionId']!);
    const { version, variants, course } = offer;
    const variant = pickVariant(variants, locale)!;
    const { read } = ctx.db;
    const isConcerned = await findAccreditorOf(ctx, [association.id], await listVersionIds(read, course.id));
    const askedNeeds = await listPermissionRequests(ctx, association.id, version.id);
    const asked = askedNeeds.find(({ own }) => !own)?.asked;
    return {
      title: variant.title,
      /** Undefined where the inbox does not lead here. */
      next: asked && (await findNextWaiting(ctx, association.id, waitingSince(version.id, asked.askedAt))),
      requirements: requirementsOf(offer),
      newer: await readNewerContent(ctx, offer),
      needs: await readCertificateNeeds(ctx, offer),
      coverage: await listCoverage(ctx, await listOffersOfVersion(ctx, offer.version)),
      proposed: await proposeUnits(ctx, offer, ownProgramme(association.country).id),
      courseId: course.id,
      thought: isConcerned && (await summariseEvaluations(read, course.id)),
      association,
      slug: course.slug,
      own: isOwn(ctx.actor, course.ownerId),
      version: {
        id: version.id,
        number: version.number,
        minutes: version.minutes,
        publishedAt: version.publishedAt,
      },
      variant: {
        title: variant.title,
        summary: variant.summary,
        language: variant.language,
        objectives: variant.objectives,
      },
      packages: previewableOf(variants),
      accreditations: await listAccreditations(ctx, [version.id]),
      askedNeeds,
      programmes: PROGRAMMES.map(({ id, country }) => ({ id, country })),
      today: todayOf(ctx),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const [slug, courseVersionId] = [args.params['slug']!, args.params['versionId']!];
  return actions(args, {
    said: { '': 'credits:said.accredit', needs: 'credits:said.permissions' },
    guard: (ctx) => requireOwnAssociation(ctx, slug),
    back: ({ did }) => (typeof did === 'string' ? did : urls.accreditVersion(slug, courseVersionId)),
    intents: (association) => ({
      '': act(async (ctx, values) => {
        await accreditVersion(ctx, association.id, { ...values, courseVersionId });
      }),
      needs: act(async (ctx, values) => {
        await decidePermissionRequest(ctx, association.id, values);
        const after = waitingSince(courseVersionId, String(values['askedAt']));
        const next = await findNextWaiting(ctx, association.id, after);
        return next ? pageOfItem(slug, next) : urls.inbox(slug);
      }),
    }),
  });
}

export default function AccreditVersion() {
  const data = useLoaderData<typeof loader>();
  const { association, version, variant, packages } = data;
  const answer = formState(useActionData());
  const deciding = answer.values['intent'] === 'needs';
  const state = deciding ? NO_STATE : answer;
  const { t } = useTranslation('credits');
  const own = ownProgramme(association.country);
  const options = useProgrammeOptions(data.programmes, association.country);
  return (
    <Page
      className="flow"
      trail={associationTrail(association, {
        to: urls.accredit(association.slug),
        name: t('accreditation.list'),
      })}
      title={<span lang={variant.language}>{variant.title}</span>}
      lead={<span lang={variant.language}>{variant.summary}</span>}
    >
      <PermissionRequests waiting={data.askedNeeds} state={deciding ? answer : NO_STATE} />
      {data.next !== undefined && <InboxNext slug={association.slug} next={data.next} />}
      <div className="columns">
        {data.own ? (
          <OwnDecision />
        ) : (
          <AccreditForm
            state={state}
            programmeId={own.id}
            programmes={options}
            proposed={data.proposed}
            today={data.today}
            requiresNothing={data.requirements?.requiresNothing ?? false}
          />
        )}
        <aside className="card flow">
          <h2>{t('accreditation.what')}</h2>
          <Pairs
            text
            pairs={[
              [t('evidence.version'), t('catalogue:version', { number: version.number })],
              [t('minutesName'), t('common:minutes', { count: version.minutes })],
              ...(packages.length > 0
                ? [
                    [
                      t('catalogue:language'),
                      packages.map((each) => nameOfLocale(each.language)).join(', '),
                    ] as [string, string],
                  ]
                : []),
            ]}
          />
          <CertificateNeeds needs={data.needs} />
          <NothingRequired requirements={data.requirements} />
          <NewerVersion newer={data.newer} />
          <CoverageList coverage={data.coverage} level="h3" />
          <p>
            <a href={urls.course(data.slug)}>{t('catalogue:own.see')}</a>
          </p>
          {packages.length > 0 && (
            <>
              <p>{t('application.look')}:</p>
              <PreviewLinks
                variants={packages}
                to={({ language, packageId }) =>
                  packageId ? urls.preview(packageId) : urls.coursePreview(version.id, { language })
                }
              />
            </>
          )}
          {data.thought && <EvaluationSummary {...data.thought} to={urls.evaluationResults(data.courseId)} />}
          <SignedAccreditations accreditations={data.accreditations} />
        </aside>
      </div>
    </Page>
  );
}
