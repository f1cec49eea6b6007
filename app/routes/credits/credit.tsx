import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { todayOf } from '#app/domains/accounts/ctx.ts';
import { readOwnMembership } from '#app/domains/accounts/memberships/read-own-membership.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { listOwnCertificates } from '#app/domains/certificates/list-own-certificates.server.ts';
import { lineLinks } from '#app/domains/certificates/ui/line-link.ts';
import { CreditGivenBefore, NewCertificate } from '#app/domains/certificates/ui/own-certificates.tsx';
import { listOwnActivities } from '#app/domains/credits/activities/list-own-activities.server.ts';
import { TranscriptLinks } from '#app/domains/certificates/ui/transcript-links.tsx';
import { enrolInProgramme } from '#app/domains/credits/enrolments/enrol-in-programme.server.ts';
import { findOwnCountry } from '#app/domains/accounts/people/find-own-country.server.ts';
import { listOwnEnrolments } from '#app/domains/credits/enrolments/list-own-enrolments.server.ts';
import { programmesToEnrolIn } from '#app/domains/credits/enrolments/programmes-to-enrol-in.ts';
import { listOwnParticipations } from '#app/domains/credits/ledger/list-own-participations.server.ts';
import { listCycleDecisions } from '#app/domains/credits/standings/list-cycle-decisions.server.ts';
import { listRecommendations } from '#app/domains/credits/standings/list-recommendations.server.ts';
import { readOwnCredit } from '#app/domains/credits/standings/read-own-credit.server.ts';
import { CycleDecisions } from '#app/domains/credits/ui/cycle-decisions.tsx';
import { NewEnrolmentForm } from '#app/domains/credits/ui/new-enrolment-form.tsx';
import { PendingCycle } from '#app/domains/credits/ui/pending-cycle.tsx';
import { ProgrammeCreditView } from '#app/domains/credits/ui/programme-credit.tsx';
import { listOwnRegistrations } from '#app/domains/learning/registrations/list-own-registrations.server.ts';
import { UnfinishedCourses } from '#app/domains/learning/ui/unfinished-courses.tsx';
import { listUnfinishedCourses } from '#app/domains/modules/progress/list-unfinished-courses.server.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { formState } from '#app/ui/form-state.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    mustBeSignedIn(ctx);
    const asked = new URL(args.request.url).searchParams;
    const credits = await readOwnCredit(ctx);
    const participations = await listOwnParticipations(ctx);
    const registrations = await listOwnRegistrations(ctx);
    const taken = new Set(registrations.map(({ registration }) => registration.courseId));
    return {
      credits,
      name: ctx.actor.name,
      today: todayOf(ctx),
      decisions: await listCycleDecisions(ctx, ctx.actor.id, null),
      helpful: Object.fromEntries(await listRecommendations(ctx, credits, taken, locale)),
      enrolments: await listOwnEnrolments(ctx),
      membership: await readOwnMembership(ctx),
      activities: await listOwnActivities(ctx),
      fresh: asked.get('new'),
      given: asked.get('given'),
      certificates: await listOwnCertificates(ctx),
      participations: participations.filter(
        (each) => !participations.some((other) => each.reverses || other.reverses === each.id),
      ).length,
      programmes: programmesToEnrolIn(credits),
      country: await findOwnCountry(ctx),
      open: await listUnfinishedCourses(ctx, registrations),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    said: 'credits:said.enrol',
    guard: mustBeSignedIn,
    back: urls.credit(),
    intents: { '': act(enrolInProgramme) },
  });
}

export default function Credit() {
  const data = useLoaderData<typeof loader>();
  const { credits, activities, certificates, fresh, given } = data;
  const state = formState(useActionData());
  const { t } = useTranslation('credits');
  const certificate = (id: string | null) => certificates.find(({ row }) => row.id === id);
  const issued = certificate(fresh);
  const linkTo = lineLinks(activities, certificates);
  return (
    <Page
      className="flow"
      title={t('title')}
      lead={t('lead')}
      under={<p className="print-only">{data.name}</p>}
    >
      {given !== null && <CreditGivenBefore certificate={certificate(given)} />}
      {issued && <NewCertificate certificate={issued} />}
      {credits.length === 0 && (
        <Empty title={t('none')}>
          <p>{data.participations > 0 ? t('noneButDone', { count: data.participations }) : t('noneHelp')}</p>
        </Empty>
      )}
      {credits.map((credit) => (
        <ProgrammeCreditView
          key={credit.programmeId}
          credit={credit}
          today={data.today}
          helpful={data.helpful[credit.programmeId] ?? []}
          pending={
            <PendingCycle
              membership={data.membership}
              since={data.enrolments.find((each) => each.programmeId === credit.programmeId)!.createdAt}
            />
          }
          linkTo={linkTo}
          all={urls.ownActivities()}
        >
          <TranscriptLinks programmeId={credit.programmeId} />
        </ProgrammeCreditView>
      ))}
      <CycleDecisions decisions={data.decisions} />
      <UnfinishedCourses
        courses={data.open}
        isEnrolled={credits.length > 0}
        isUnconfirmed={credits.some(({ confirmed }) => !confirmed)}
        membership={data.membership}
      />
      <p>
        <a className="button" href={urls.newActivity()}>
          {t('activity.add')}
        </a>
      </p>
      <section>
        <NewEnrolmentForm programmes={data.programmes} country={data.country} state={state} />
      </section>
    </Page>
  );
}
