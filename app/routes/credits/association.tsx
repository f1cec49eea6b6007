import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { decideMembership } from '#app/domains/accounts/memberships/decide-membership.server.ts';
import { listApplicants } from '#app/domains/accounts/memberships/list-applicants.server.ts';
import { decideNameChange } from '#app/domains/accounts/name-changes/decide-name-change.server.ts';
import { listNameChanges } from '#app/domains/accounts/name-changes/list-name-changes.server.ts';
import { NameChangeDecisions } from '#app/domains/accounts/ui/name-change-decisions.tsx';
import { listMemberFilters } from '#app/domains/credits/filters/list-member-filters.server.ts';
import { removeMemberFilter } from '#app/domains/credits/filters/remove-member-filter.server.ts';
import { saveMemberFilter } from '#app/domains/credits/filters/save-member-filter.server.ts';
import { confirmEnrolment } from '#app/domains/credits/enrolments/confirm-enrolment.server.ts';
import { listEnrolmentsToConfirm } from '#app/domains/credits/enrolments/list-enrolments-to-confirm.server.ts';
import { listActivitiesToDecide } from '#app/domains/credits/activities/list-activities-to-decide.server.ts';
import { countFindings } from '#app/domains/credits/findings/count-findings.server.ts';
import { listUnsignedProgrammes } from '#app/domains/credits/rules/list-unsigned-programmes.server.ts';
import { countStandings } from '#app/domains/credits/standings/count-standings.server.ts';
import { listMemberStandings } from '#app/domains/credits/standings/list-member-standings.server.ts';
import { listPermissionRequests } from '#app/domains/scorm/sandbox/list-permission-requests.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { MembershipDecisions } from '#app/domains/accounts/ui/membership-decisions.tsx';
import { AssociationLinks } from '#app/domains/credits/ui/association-links.tsx';
import { EnrolmentConfirmations } from '#app/domains/credits/ui/enrolment-confirmations.tsx';
import { MemberSearch } from '#app/domains/credits/ui/member-search.tsx';
import { StandingsTable } from '#app/domains/credits/ui/standings-table.tsx';
import { WaitingActivities } from '#app/domains/credits/ui/waiting-activities.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const asked = Object.fromEntries(new URL(args.request.url).searchParams);
    const waiting = await listActivitiesToDecide(ctx, association.id);
    return {
      title: association.name,
      association,
      applications: await listApplicants(ctx, association.id),
      enrolments: await listEnrolmentsToConfirm(ctx, association.id),
      waiting: waiting.total,
      activities: waiting.activities.map(({ activity, person }) => ({
        id: activity.id,
        title: activity.title,
        language: activity.language,
        submittedAt: activity.submittedAt,
        name: person.name,
      })),
      askedNeeds: (await listPermissionRequests(ctx, association.id)).map(
        ({ packageId, versionId, title, language }) => ({
          packageId,
          versionId,
          title,
          language,
        }),
      ),
      names: await listNameChanges(ctx, association.id),
      findings: await countFindings(ctx, association.id),
      counts: await countStandings(ctx, association.id),
      saved: await listMemberFilters(ctx, association.id),
      unsigned: await listUnsignedProgrammes(ctx),
      ...(await listMemberStandings(ctx, association.id, asked)),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return actions(args, {
    said: {
      '': 'credits:said.membership',
      name: 'credits:said.nameChange',
      confirm: 'credits:said.confirmCycle',
      'save-filter': 'credits:said.filter',
      'drop-filter': 'credits:said.dropFilter',
    },
    guard: (ctx) => requireOwnAssociation(ctx, slug),
    back: ({ intent }) => `${urls.association(slug)}${intent.endsWith('-filter') ? '#members' : ''}`,
    intents: (association) => ({
      '': act(decideMembership),
      name: act((ctx, values) => decideNameChange(ctx, association.id, values)),
      'save-filter': act((ctx, values) => saveMemberFilter(ctx, association.id, values)),
      'drop-filter': act(fields('filterId'), (ctx, { filterId }) =>
        removeMemberFilter(ctx, association.id, filterId),
      ),
      confirm: act(fields('enrolmentId'), (ctx, { enrolmentId }) => confirmEnrolment(ctx, enrolmentId)),
    }),
  });
}

export default function Association() {
  const data = useLoaderData<typeof loader>();
  const { association, applications, names, askedNeeds, enrolments, activities, counts } = data;
  const { state, stateOf } = formStates(useActionData());
  const { t } = useTranslation('credits');
  const waiting = [applications, names, askedNeeds, enrolments, activities].some(({ length }) => length > 0);
  const { slug } = association;
  return (
    <Page
      className="flow"
      title={<span lang={association.language}>{association.name}</span>}
      lead={t('association.lead', { count: counts.members })}
    >
      <AssociationLinks slug={slug} filter={data.filter} waiting={waiting} findings={data.findings} />
      <MembershipDecisions applicants={applications} state={state} />
      <NameChangeDecisions waiting={names} state={state} />
      {askedNeeds.length > 0 && (
        <section className="flow" aria-labelledby="asked-needs">
          <h2 id="asked-needs">{t('scorm:needs.asked.title')}</h2>
          <ul className="links">
            {askedNeeds.map((each) => (
              <li key={each.packageId + each.versionId}>
                <a href={urls.accreditVersion(slug, each.versionId)} lang={each.language}>
                  {each.title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <WaitingActivities slug={slug} activities={activities} total={data.waiting} />
      <EnrolmentConfirmations enrolments={enrolments} />
      <StandingsTable slug={slug} programmes={counts.programmes} unsigned={data.unsigned} />
      <MemberSearch
        slug={slug}
        members={data.members}
        filter={data.filter}
        more={data.more}
        saved={{ filters: data.saved.filters, state: stateOf('save-filter') }}
        regions={data.saved.regions}
        empty={counts.members === 0}
      />
    </Page>
  );
}
