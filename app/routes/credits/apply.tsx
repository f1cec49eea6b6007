import { todayOf } from '#app/domains/accounts/ctx.ts';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { disclosedBy } from '#app/domains/catalogue/disclosures/disclosure.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { saveDisclosure } from '#app/domains/catalogue/disclosures/save-disclosure.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { listAccreditors } from '#app/domains/credits/applications/list-accreditors.server.ts';
import { listOwnApplications } from '#app/domains/credits/applications/list-own-applications.server.ts';
import { applicationFormValues } from '#app/domains/credits/applications/application-form-values.ts';
import { discardApplication } from '#app/domains/credits/applications/discard-application.server.ts';
import { proposeApplication } from '#app/domains/credits/applications/propose-application.server.ts';
import { saveApplication } from '#app/domains/credits/applications/save-application.server.ts';
import { withdrawApplication } from '#app/domains/credits/applications/withdraw-application.server.ts';
import { CertificateNeeds } from '#app/domains/catalogue/ui/certificate-needs.tsx';
import { requiresNothing } from '#app/domains/catalogue/versions/requires-nothing.ts';
import { listCoverage } from '#app/domains/credits/accreditation/list-coverage.server.ts';
import { CoverageList } from '#app/domains/credits/ui/coverage.tsx';
import { readCertificateNeeds } from '#app/domains/scorm/packages/read-certificate-needs.server.ts';
import { submitApplication } from '#app/domains/credits/applications/submit-application.server.ts';
import { DisclosureForm } from '#app/domains/catalogue/ui/disclosure-form.tsx';
import { Disclosures } from '#app/domains/catalogue/ui/disclosures.tsx';
import { ApplicationForm } from '#app/domains/credits/ui/application-form.tsx';
import { OwnApplications } from '#app/domains/credits/ui/own-applications.tsx';
import { useOwnCoursesTrail } from '#app/domains/catalogue/ui/use-own-courses-trail.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { isLive } from '#app/domains/catalogue/versions/live-course.ts';
import { revisionOf } from '#app/platform/revision.server.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { formStates, stateOfOne } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const courseId = args.params['courseId']!;
    const offers = await readOwnCourse(ctx, courseId);
    const { title, language } = pickVariant(offers[0]!.variants, locale)!;
    const published = offers.find(({ version }) => version.state === 'published');
    return {
      title,
      language,
      courseId,
      isAttended: offers.some(({ variants }) => variants.some(isLive)),
      minutes: published?.version.minutes ?? null,
      needs: published ? await readCertificateNeeds(ctx, published) : null,
      isEmptyRule: published ? requiresNothing(published) : false,
      coverage: await listCoverage(ctx, offers),
      proposed: published ? await proposeApplication(ctx, published, locale) : {},
      today: todayOf(ctx),
      disclosures: (await listDisclosures(ctx.db.read, courseId)).map((each) => ({
        ...each,
        revision: revisionOf(disclosedBy(each)),
      })),
      applications: (await listOwnApplications(ctx, courseId)).map((each) => ({
        ...each,
        values: applicationFormValues(each.application),
      })),
      associations: await listAccreditors(ctx),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const courseId = args.params['courseId']!;
  return actions(args, {
    guard: (ctx) => readOwnCourse(ctx, courseId),
    back: urls.apply(courseId),
    said: {
      '': 'credits:said.apply',
      draft: 'credits:said.startActivity',
      withdraw: 'credits:said.withdrawActivity',
      discard: 'credits:said.discardDraft',
      disclose: 'credits:said.disclose',
    },
    intents: {
      '': act((ctx, values) => submitApplication(ctx, courseId, values)),
      draft: act((ctx, values) => saveApplication(ctx, courseId, values)),
      withdraw: act((ctx, values) => withdrawApplication(ctx, courseId, values)),
      discard: act((ctx, values) => discardApplication(ctx, courseId, values)),
      disclose: act((ctx, values) => saveDisclosure(ctx, courseId, values)),
    },
  });
}

export default function Apply() {
  const data = useLoaderData<typeof loader>();
  const { title, language, courseId, isAttended, minutes, today, disclosures, applications, associations } =
    data;
  const { stateOf } = formStates(useActionData());
  const disclosureState = (id: string) => stateOfOne(stateOf('disclose'), { id });
  const applicationState = (id: string) => stateOfOne(stateOf('', 'draft'), { applicationId: id });
  const { t } = useTranslation('credits');
  const isOpen = applications.some(({ application }) => ['draft', 'returned'].includes(application.state));
  const formOf = (id: string) => {
    const { application, values } = applications.find((each) => each.application.id === id)!;
    return (
      <ApplicationForm
        minutes={minutes ?? 0}
        associations={associations}
        state={applicationState(id)}
        known={application}
        values={values}
      />
    );
  };
  return (
    <Page
      className="flow"
      trail={[...useOwnCoursesTrail(isAttended), { to: urls.ownCourse(courseId), name: title }]}
      title={t('application.title')}
      lead={<span lang={language}>{title}</span>}
    >
      <section className="flow" aria-labelledby="disclosures">
        <h2 id="disclosures">{t('disclosure.title')}</h2>
        <p className="small">{t('disclosure.help')}</p>
        <Disclosures disclosures={disclosures} />
        {disclosures.map((each) => (
          <Disclosure
            key={each.id}
            summary={t('disclosure.change', { name: each.name })}
            state={disclosureState(each.id)}
          >
            <DisclosureForm known={each} today={today} state={disclosureState(each.id)} />
          </Disclosure>
        ))}
        <Disclosure summary={t('disclosure.add')} open={disclosures.length === 0} state={disclosureState('')}>
          <DisclosureForm today={today} state={disclosureState('')} />
        </Disclosure>
      </section>
      <CertificateNeeds needs={data.needs} />
      {data.isEmptyRule && <Alert tone="warning" title={t('requirements.nothing')} />}
      <CoverageList coverage={data.coverage} />
      <OwnApplications applications={applications} stateOf={applicationState} formOf={formOf} />
      {minutes === null ? (
        <Alert tone="info" title={t('errors:publish_first')} />
      ) : (
        <section className="flow" aria-labelledby="apply">
          <h2 id="apply">{t('application.new')}</h2>
          <ApplicationForm
            minutes={minutes}
            associations={associations}
            state={applicationState('')}
            values={data.proposed}
            first={!isOpen}
          />
        </section>
      )}
    </Page>
  );
}
