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
      today: todayOf(ctx),
      disclosures: (await listDisclosures(ctx.db.read, courseId)).map((each) => ({
        ...each,
        revision: revisionOf(disclosedBy(each)),
      })),
      applications: await listOwnApplications(ctx, courseId),
      associations: await listAccreditors(ctx),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const courseId = args.params['courseId']!;
  return actions(args, {
    guard: (ctx) => readOwnCourse(ctx, courseId),
    back: urls.apply(courseId),
    intents: {
      '': act((ctx, values) => submitApplication(ctx, courseId, values)),
      disclose: act((ctx, values) => saveDisclosure(ctx, courseId, values)),
    },
  });
}

export default function Apply() {
  const { title, language, courseId, isAttended, minutes, today, disclosures, applications, associations } =
    useLoaderData<typeof loader>();
  const { stateOf } = formStates(useActionData());
  const disclosureState = (id: string) => stateOfOne(stateOf('disclose'), { id });
  const { t } = useTranslation('credits');
  const returned = applications.filter(({ application }) => application.state === 'returned');
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
      <OwnApplications applications={applications} />
      {minutes === null ? (
        <Alert tone="info" title={t('errors:publish_first')} />
      ) : (
        <>
          {returned.map(({ application }, i) => (
            <section className="flow" key={application.id}>
              <h2>{t('application.again')}</h2>
              <ApplicationForm
                minutes={minutes}
                associations={associations}
                state={stateOfOne(stateOf(''), { applicationId: application.id })}
                known={application}
                first={i === 0}
              />
            </section>
          ))}
          <section className="flow" aria-labelledby="apply">
            <h2 id="apply">{t('application.new')}</h2>
            <ApplicationForm
              minutes={minutes}
              associations={associations}
              state={stateOfOne(stateOf(''), { applicationId: '' })}
              first={returned.length === 0}
            />
          </section>
        </>
      )}
    </Page>
  );
}
