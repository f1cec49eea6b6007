import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { readPublishedCourse } from '#app/domains/catalogue/courses/read-published-course.server.ts';
import { listAccreditations } from '#app/domains/credits/accreditation/list-accreditations.server.ts';
import { readCreditOffers } from '#app/domains/credits/accreditation/read-credit-offers.server.ts';
import {
  NO_FACTS,
  missingForCompletion,
  wholeMinutes,
} from '#app/domains/learning/completion/completion-rule.ts';
import { gates } from '#app/domains/learning/completion/gates.ts';
import { acknowledgeDisclosures } from '#app/domains/learning/registrations/acknowledge-disclosures.server.ts';
import { changeRegistrationLanguage } from '#app/domains/learning/registrations/change-registration-language.server.ts';
import { endRegistration } from '#app/domains/learning/registrations/end-registration.server.ts';
import { findOwnRegistration } from '#app/domains/learning/registrations/find-own-registration.server.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { registeredVariant } from '#app/domains/learning/registrations/registration.ts'; // oxfmt-ignore
import { Disclosures } from '#app/domains/catalogue/ui/disclosures.tsx';
import { CourseActions } from '#app/domains/learning/ui/course-actions.tsx';
import { useRequirementText } from '#app/domains/learning/ui/use-requirement-text.ts';
import { findOwnEarlierCredit } from '#app/domains/learning/evaluation/find-own-earlier-credit.server.ts';
import { EarlierCredit } from '#app/domains/learning/ui/earlier-credit.tsx';
import { CourseProgress } from '#app/domains/learning/ui/course-progress.tsx';
import { isAdministrator } from '#app/domains/accounts/permissions.ts';
import { readRuntimeFacts } from '#app/domains/scorm/attempts/read-runtime-facts.server.ts';
import { acceptLateWork } from '#app/domains/scorm/commits/accept-late-work.server.ts';
import { findLateWork } from '#app/domains/scorm/commits/find-late-work.server.ts';
import { startLaunch } from '#app/domains/scorm/launches/start-launch.server.ts';
import { NO_PERMISSIONS } from '#app/domains/scorm/sandbox/sandbox-permissions.ts';
import { readSandboxPermissions } from '#app/domains/scorm/sandbox/read-sandbox-permissions.server.ts';
import { SandboxPermissionItems } from '#app/domains/scorm/ui/sandbox-permission-items.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { load } from '#app/http/load.server.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { DomainError } from '#app/platform/errors.ts';
import { formState, FormFailure } from '#app/ui/form.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Page } from '#app/ui/page.tsx';
import { useFormat } from '#app/ui/use-format.ts';
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
    const facts = registered ? await readRuntimeFacts(ctx, registered.registration) : null;
    const disclosures = await listDisclosures(ctx.db.read, offer.course.id);
    const shown = hashDisclosures(disclosures);
    const done = {
      disclosures: shown === null ? null : registered?.registration.disclosuresSeen === shown,
      course: registered?.completion != null,
      evaluation: registered?.evaluatedAt != null,
    };
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
      accreditations: (await listAccreditations(ctx, [version.id])).map(({ accreditation, association }) => ({
        id: accreditation.id, programmeId: accreditation.programmeId, units: accreditation.units, code: accreditation.code,
        validTo: accreditation.validTo, association: association.name, language: association.language,
      })), // oxfmt-ignore
      needs:
        variant.packageId === null ? NO_PERMISSIONS : await readSandboxPermissions(ctx, variant.packageId),
      disclosures,
      shown,
      tries: version.rule.maxTries ?? 0,
      given: registered && (await findOwnEarlierCredit(ctx, registered)),
      signedIn: ctx.actor !== null,
      tracedId: isAdministrator(ctx.actor) ? variant.packageId : null,
      registered: registered && {
        id: registered.registration.id,
        since: registered.registration.createdAt,
        begun: facts!.startedAt !== null,
        minutes: wholeMinutes(facts!.countedMs),
        gates: gates(done),
        missing: done.course ? [] : missingForCompletion(version.rule, facts!),
        completedAt: registered.completion?.at ?? null,
        evaluatedAt: registered.evaluatedAt,
        lateWork: done.course
          ? null
          : ((await findLateWork(ctx, registered.registration.id))?.receivedAt ?? null),
      },
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  const toLaunch = async (ctx: Ctx, id: string, again?: boolean) =>
    redirect(urls.launch(await startLaunch(ctx, id, again)));
  return actions(args, {
    guard: async (ctx) => {
      const { course, variants } = await readPublishedCourse(ctx, slug);
      // Webinars have seats, and recordings a player: neither begins here.
      if (variants[0]!.packageId === null) throw new DomainError('not_found');
      return ctx.actor ? await findOwnRegistration(ctx, course.id) : null;
    },
    back: urls.course(slug),
    intents: (own) => {
      const ownId = () => {
        if (!own) throw new DomainError(args.context.ctx.actor ? 'not_found' : 'sign_in_required');
        return own.registration.id;
      };
      return {
        register: act(fields('shown'), async (ctx, { shown, ...wish }) => {
          return toLaunch(ctx, await registerForCourse(ctx, slug, wish, shown));
        }),
        'start-over': act((ctx) => toLaunch(ctx, ownId(), true)),
        launch: act(fields('shown'), async (ctx, { shown }) => {
          await acknowledgeDisclosures(ctx, ownId(), shown);
          return toLaunch(ctx, ownId());
        }),
        language: act((ctx, values) => changeRegistrationLanguage(ctx, ownId(), values)),
        'late-work': act((ctx) => acceptLateWork(ctx, ownId())),
        end: act((ctx) => endRegistration(ctx, ownId())),
      };
    },
  });
}

export default function CoursePage() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation('catalogue');
  const format = useFormat();
  const textOf = useRequirementText();
  const { variant } = data;
  return (
    <Page
      trail={[{ to: urls.courses(), name: t('title') }]}
      title={<span lang={variant.language}>{variant.title}</span>}
      lead={<span lang={variant.language}>{variant.summary}</span>}
      under={
        <ul className="facts">
          <li>
            <Icon name="clock" />
            {t('common:minutes', { count: data.version.minutes })}
          </li>
          <li>
            <Icon name="globe" />
            {data.languages.map(nameOfLocale).join(', ')}
          </li>
          <SandboxPermissionItems needs={data.needs} />
        </ul>
      }
    >
      <FormFailure state={formState(useActionData())} />
      {data.tracedId && (
        <p>
          <a href={urls.packageAttempts(data.tracedId)}>{t('scorm:trace.title')}</a>
        </p>
      )}
      <div className="columns">
        <CourseActions {...data} />
        <div className="flow">
          {data.cover && <img className="course-cover" src={urls.cover(data.cover)} alt="" />}
          {data.given && <EarlierCredit {...data.given} />}
          {data.registered && <CourseProgress progress={data.registered} />}
          <section>
            <h2>{t('objectives')}</h2>
            <ul className="list flow" lang={variant.language}>
              {variant.objectives.map((objective) => (
                <li key={objective}>{objective}</li>
              ))}
            </ul>
          </section>
          {data.disclosures.length > 0 && (
            <section className="flow">
              <h2>{t('credits:disclosure.title')}</h2>
              <Disclosures disclosures={data.disclosures} />
            </section>
          )}
          {!data.registered && (
            <section>
              <h2>{t('asks')}</h2>
              <ul className="list flow">
                {data.asks.map((each) => (
                  <li key={each.code}>{textOf(each)}</li>
                ))}
                <li>{t('asksEvaluation')}</li>
              </ul>
            </section>
          )}
          <section className="flow">
            <h2>{t('accredited')}</h2>
            {data.accreditations.length === 0 && <p className="soft">{t('notAccredited')}</p>}
            <ul className="list flow">
              {data.accreditations.map((each) => (
                <li key={each.id}>
                  <span lang={each.language}>{each.association}</span>, {each.code},{' '}
                  {t('validTo', { date: format.day(each.validTo) })}
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </Page>
  );
}
