import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { CertificateNeeds } from '#app/domains/catalogue/ui/certificate-needs.tsx';
import { listFollowed } from '#app/domains/credits/accreditation/list-followed.server.ts';
import { readCertificateNeeds } from '#app/domains/scorm/packages/read-certificate-needs.server.ts';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { isLive } from '#app/domains/catalogue/versions/live-course.ts';
import { readPublishedCourse } from '#app/domains/catalogue/courses/read-published-course.server.ts';
import { listAccreditations } from '#app/domains/credits/accreditation/list-accreditations.server.ts';
import { readCreditOffers } from '#app/domains/credits/accreditation/read-credit-offers.server.ts';
import { shownAccreditation } from '#app/domains/credits/accreditation/shown-accreditation.ts';
import { AccreditationList } from '#app/domains/credits/ui/accreditation-list.tsx';
import { NO_FACTS, missingForCompletion } from '#app/domains/learning/completion/completion-rule.ts';
import { requireOwnRegistration } from '#app/domains/learning/registrations/require-own-registration.server.ts';
import { requireRunningRegistration } from '#app/domains/learning/registrations/require-running-registration.server.ts';
import { Requirements } from '#app/domains/learning/ui/requirements.tsx';
import { CoursePage, Objectives } from '#app/domains/catalogue/ui/course-page.tsx';
import { acknowledgeDisclosures } from '#app/domains/learning/registrations/acknowledge-disclosures.server.ts';
import { changeRegistrationLanguage } from '#app/domains/learning/registrations/change-registration-language.server.ts';
import { endRegistration } from '#app/domains/learning/registrations/end-registration.server.ts';
import { findOwnRegistration } from '#app/domains/learning/registrations/find-own-registration.server.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { registeredVariant } from '#app/domains/learning/registrations/registration.ts'; // oxfmt-ignore
import { DisclosureSection } from '#app/domains/catalogue/ui/disclosures.tsx';
import { CourseActions } from '#app/domains/learning/ui/course-actions.tsx';
import { findOwnEarlierCredit } from '#app/domains/learning/evaluation/find-own-earlier-credit.server.ts';
import { EarlierCredit } from '#app/domains/learning/ui/earlier-credit.tsx';
import { CourseProgress } from '#app/domains/learning/ui/course-progress.tsx';
import { isAdministrator } from '#app/domains/accounts/permissions.ts';
import { listModules } from '#app/domains/modules/reading/list-modules.server.ts';
import { listSignatures } from '#app/domains/modules/signatures/list-signatures.server.ts';
import { maySign } from '#app/domains/modules/signatures/may-sign.server.ts';
import { signLanguage } from '#app/domains/modules/signatures/sign-language.server.ts';
import { AskedParts } from '#app/domains/modules/ui/required-parts.tsx';
import { CourseOutline } from '#app/domains/modules/ui/course-outline.tsx';
import { listRequiredParts } from '#app/domains/modules/progress/list-required-parts.server.ts';
import { readCourseProgress } from '#app/domains/modules/progress/read-course-progress.server.ts';
import { acceptLateWork } from '#app/domains/scorm/commits/accept-late-work.server.ts';
import { startLaunch } from '#app/domains/scorm/launches/start-launch.server.ts';
import { readCoursePermissions } from '#app/domains/scorm/sandbox/read-course-permissions.server.ts';
import { SandboxPermissionItems } from '#app/domains/scorm/ui/sandbox-permission-items.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { load } from '#app/http/load.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { formState } from '#app/ui/form-state.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const published = await readPublishedCourse(ctx, args.params['slug']!);
    const { format } = published.variants[0]!;
    if (format === 'webinar') throw redirect(urls.webinar(published.course.slug));
    if (format === 'recording') throw redirect(urls.recording(published.course.slug));
    const registered = ctx.actor ? await findOwnRegistration(ctx, published.course.id) : null;
    const offer = registered?.offer ?? published;
    const variant = registered ? registeredVariant(registered) : pickVariant(offer.variants, locale)!;
    const { version } = offer;
    const disclosures = await listDisclosures(ctx.db.read, offer.course.id);
    const shown = hashDisclosures(disclosures);
    return {
      title: variant.title,
      slug: offer.course.slug,
      cover: offer.course.coverHash,
      variant: {
        language: variant.language,
        title: variant.title,
        summary: variant.summary,
        objectives: variant.objectives,
      },
      languages: offer.variants.map((each) => each.language),
      version: { number: version.number, minutes: version.minutes },
      asks: missingForCompletion(version.rule, NO_FACTS),
      credit: (await readCreditOffers(ctx, [version.id])).get(version.id) ?? null,
      accreditations: (await listAccreditations(ctx, [version.id], locale)).map(shownAccreditation),
      certificate: await readCertificateNeeds(ctx, offer, variant.language),
      coverage: await listFollowed(ctx, offer),
      needs: await readCoursePermissions(ctx, version.id, variant.language),
      disclosures,
      shown,
      isOffered: offer.course.unpublishedAt === null,
      tries: version.rule.maxTries ?? 0,
      isNative: variant.format === 'native',
      modules: variant.format === 'native' ? await listModules(ctx, version.id, variant.language) : null,
      parts:
        variant.format === 'native' && !registered?.completion
          ? await listRequiredParts(ctx, version.id, variant.language, registered?.registration.id ?? null)
          : [],
      signatures: variant.format === 'native' ? await listSignatures(ctx, version.id) : [],
      maySign: await maySign(ctx, registered),
      given: registered && (await findOwnEarlierCredit(ctx, registered)),
      signedIn: ctx.actor !== null,
      tracedId: isAdministrator(ctx.actor) ? variant.packageId : null,
      registered: registered && (await readCourseProgress(ctx, registered, shown)),
    };
  });
}

/** A native course has pages, and nothing to launch. */
async function isNative(ctx: Ctx, registrationId: string): Promise<boolean> {
  return registeredVariant(await requireOwnRegistration(ctx, registrationId)).format === 'native';
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  const begin = async (ctx: Ctx, id: string, again?: boolean) =>
    (await isNative(ctx, id))
      ? redirect(urls.learn(slug))
      : redirect(urls.launch(await startLaunch(ctx, id, { isNewAttempt: again })));
  return actions(args, {
    said: {
      register: null,
      language: 'catalogue:said.language',
      'late-work': 'catalogue:said.lateWork',
      sign: 'catalogue:said.signLanguage',
      end: 'catalogue:said.end',
    },
    guard: async (ctx) => {
      const { course, variants } = await readPublishedCourse(ctx, slug);
      // Webinars have seats, and recordings a player: neither begins here.
      if (variants.some(isLive)) throw new DomainError('not_found');
      return course;
    },
    back: urls.course(slug),
    renewed: ['launch'],
    intents: (course) => {
      const ownId = async (ctx: Ctx) => (await requireRunningRegistration(ctx, course.id)).registration.id;
      return {
        register: act(fields('shown'), async (ctx, { shown, ...wish }) => {
          return begin(ctx, await registerForCourse(ctx, slug, wish, shown));
        }),
        'start-over': act(async (ctx) => begin(ctx, await ownId(ctx), true)),
        launch: act(fields('shown'), async (ctx, { shown }) => {
          const id = await ownId(ctx);
          await acknowledgeDisclosures(ctx, id, shown);
          return begin(ctx, id);
        }),
        language: act(async (ctx, values) => changeRegistrationLanguage(ctx, await ownId(ctx), values)),
        'late-work': act(async (ctx) => acceptLateWork(ctx, await ownId(ctx))),
        sign: act((ctx) => signLanguage(ctx, slug)),
        end: act(async (ctx) => endRegistration(ctx, await ownId(ctx))),
      };
    },
  });
}

export default function Course() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation('catalogue');
  return (
    <CoursePage
      trail={[{ to: urls.courses(), name: t('title') }]}
      variant={data.variant}
      minutes={data.version.minutes}
      languages={data.languages}
      last={<SandboxPermissionItems needs={data.needs} />}
      state={formState(useActionData())}
      above={
        data.tracedId && (
          <p>
            <a href={urls.packageAttempts(data.tracedId)}>{t('scorm:trace.title')}</a>
          </p>
        )
      }
    >
      <CourseActions {...data} />
      <div className="flow">
        {data.cover && <img className="course-cover" src={urls.cover(data.cover)} alt="" />}
        {data.given && <EarlierCredit {...data.given} />}
        {data.registered && <CourseProgress progress={data.registered} />}
        <Objectives {...data.variant} />
        {data.modules && (
          <CourseOutline
            modules={data.modules}
            own={data.registered && { slug: data.slug, missing: data.parts }}
            signatures={data.signatures.filter(({ language }) => language === data.variant.language)}
            maySign={data.maySign}
          />
        )}
        <DisclosureSection disclosures={data.disclosures} />
        {!data.registered && (
          <Requirements requirements={data.asks} parts={<AskedParts parts={data.parts} />} />
        )}
        <CertificateNeeds needs={data.certificate} />
        <AccreditationList
          accreditations={data.accreditations}
          covers={{ number: data.version.number, languages: data.languages, followed: data.coverage }}
          none={t('notAccredited')}
        />
      </div>
    </CoursePage>
  );
}
