import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listDisclosures, seenHash } from '#app/domains/catalogue/disclosures.server.ts';
import { pickVariant } from '#app/domains/catalogue/pick-variant.ts';
import { readPublishedCourse } from '#app/domains/catalogue/read-course.server.ts';
import { listAccreditations } from '#app/domains/credits/accreditations.server.ts';
import { readOffered } from '#app/domains/credits/offered.server.ts';
import { gates, missingForCompletion, NO_FACTS, wholeMinutes } from '#app/domains/learning/judge.ts';
import {
  acknowledgeDisclosures, changeLanguage, endRegistration, findOwnRegistration, registerForCourse, variantOf,
} from '#app/domains/learning/registrations.server.ts'; // oxfmt-ignore
import { Disclosures } from '#app/domains/credits/ui/application-file.tsx';
import { CourseDecision } from '#app/domains/learning/ui/course-decision.tsx';
import { useAsked } from '#app/domains/learning/ui/gates.tsx';
import { findOwnCreditGiven } from '#app/domains/learning/own-credit-given.server.ts';
import { CreditGiven } from '#app/domains/learning/ui/credit-given.tsx';
import { CourseStanding } from '#app/domains/learning/ui/course-standing.tsx';
import { isAdministrator } from '#app/domains/accounts/permissions.ts';
import { readFacts } from '#app/domains/scorm/runtime/facts.server.ts';
import { findLateWork, useLateWork } from '#app/domains/scorm/runtime/late-work.server.ts';
import { startLaunch } from '#app/domains/scorm/runtime/launch.server.ts';
import { NOTHING } from '#app/domains/scorm/runtime/needs.ts';
import { readNeeds } from '#app/domains/scorm/settle-needs.server.ts';
import { NeedsShown } from '#app/domains/scorm/ui/needs-form.tsx';
import { answering } from '#app/http/context.server.ts';
import { answerForm } from '#app/http/forms.server.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { DomainError } from '#app/platform/errors.ts';
import { formState, FormFailure } from '#app/ui/form.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Breadcrumb, PageHeader } from '#app/ui/page.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return answering(args, async (ctx, { locale }) => {
    const published = await readPublishedCourse(ctx, args.params['slug']!);
    const { format } = published.variants[0]!;
    if (format === 'webinar') throw redirect(urls.webinar(published.course.slug));
    if (format === 'recording') throw redirect(urls.recording(published.course.slug));
    const standing = ctx.actor ? await findOwnRegistration(ctx, published.course.id) : null;
    const offer = standing?.offer ?? published;
    const variant = standing ? variantOf(standing) : pickVariant(offer.variants, locale)!;
    const { version } = offer;
    const facts = standing ? await readFacts(ctx, standing.registration) : null;
    const disclosures = await listDisclosures(ctx.db.read, offer.course.id);
    const shown = seenHash(disclosures);
    const done = {
      disclosures: shown === null ? null : standing?.registration.disclosuresSeen === shown,
      course: standing?.completion != null,
      evaluation: standing?.evaluatedAt != null,
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
      credit: (await readOffered(ctx, [version.id])).get(version.id) ?? null,
      accreditations: (await listAccreditations(ctx, [version.id])).map(({ accreditation, association }) => ({
        id: accreditation.id, programmeId: accreditation.programmeId, units: accreditation.units, code: accreditation.code,
        validTo: accreditation.validTo, association: association.name, language: association.language,
      })), // oxfmt-ignore
      needs: variant.packageId === null ? NOTHING : await readNeeds(ctx, variant.packageId),
      disclosures,
      shown,
      tries: version.rule.maxTries ?? 0,
      given: standing && (await findOwnCreditGiven(ctx, standing)),
      signedIn: ctx.actor !== null,
      tracedId: isAdministrator(ctx.actor) ? variant.packageId : null,
      standing: standing && {
        id: standing.registration.id,
        since: standing.registration.createdAt,
        begun: facts!.startedAt !== null,
        minutes: wholeMinutes(facts!.countedMs),
        gates: gates(done),
        missing: done.course ? [] : missingForCompletion(version.rule, facts!),
        completedAt: standing.completion?.at ?? null,
        evaluatedAt: standing.evaluatedAt,
        lateWork: done.course
          ? null
          : ((await findLateWork(ctx, standing.registration.id))?.receivedAt ?? null),
      },
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerForm(args, async (ctx, values) => {
    const slug = args.params['slug']!;
    const back = redirect(urls.course(slug));
    const { course, variants } = await readPublishedCourse(ctx, slug);
    // What is held live has seats, and a recording its player: neither is begun here.
    if (variants[0]!.packageId === null) throw new DomainError('not_found');
    if (values['intent'] === 'register') {
      const id = await registerForCourse(ctx, slug, values);
      await acknowledgeDisclosures(ctx, id, String(values['shown'] ?? ''));
      return redirect(urls.launch(await startLaunch(ctx, id)));
    }
    if (!ctx.actor) throw new DomainError('sign_in_required');
    const standing = await findOwnRegistration(ctx, course.id);
    if (!standing) throw new DomainError('not_found');
    const { id } = standing.registration;
    switch (values['intent']) {
      case 'anew':
        return redirect(urls.launch(await startLaunch(ctx, id, true)));
      case 'launch':
        await acknowledgeDisclosures(ctx, id, String(values['shown'] ?? ''));
        return redirect(urls.launch(await startLaunch(ctx, id)));
      case 'language':
        await changeLanguage(ctx, id, values);
        return back;
      case 'late-work':
        await useLateWork(ctx, id);
        return back;
      case 'end':
        await endRegistration(ctx, id);
        return back;
      default:
        throw new DomainError('form_malformed');
    }
  });
}

export default function CoursePage() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation('catalogue');
  const format = useFormat();
  const tell = useAsked();
  const { variant } = data;
  return (
    <div className="page">
      <Breadcrumb label={t('common:breadcrumb')} links={[{ to: urls.courses(), name: t('title') }]} />
      <PageHeader
        title={<span lang={variant.language}>{variant.title}</span>}
        lead={<span lang={variant.language}>{variant.summary}</span>}
      >
        <ul className="facts">
          <li>
            <Icon name="clock" />
            {t('common:minutes', { count: data.version.minutes })}
          </li>
          <li>
            <Icon name="globe" />
            {data.languages.map(nameOfLocale).join(', ')}
          </li>
          <NeedsShown needs={data.needs} />
        </ul>
      </PageHeader>
      <FormFailure state={formState(useActionData())} />
      {data.tracedId && (
        <p>
          <a href={urls.packageAttempts(data.tracedId)}>{t('scorm:trace.title')}</a>
        </p>
      )}
      <div className="columns">
        <CourseDecision {...data} />
        <div className="flow">
          {data.cover && <img className="course-cover" src={urls.cover(data.cover)} alt="" />}
          {data.given && <CreditGiven {...data.given} />}
          {data.standing && <CourseStanding standing={data.standing} />}
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
          {!data.standing && (
            <section>
              <h2>{t('asks')}</h2>
              <ul className="list flow">
                {data.asks.map((each) => (
                  <li key={each.code}>{tell(each)}</li>
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
    </div>
  );
}
