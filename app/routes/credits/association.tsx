import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { decideMembership } from '#app/domains/accounts/memberships/decide-membership.server.ts';
import { listApplicants } from '#app/domains/accounts/memberships/list-applicants.server.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { decideNameChange } from '#app/domains/accounts/name-changes/decide-name-change.server.ts';
import { listNameChanges } from '#app/domains/accounts/name-changes/list-name-changes.server.ts';
import { NameChangeDecisions } from '#app/domains/accounts/ui/name-change-decisions.tsx';
import { OwnDecision } from '#app/domains/accounts/ui/own-decision.tsx';
import { confirmEnrolment } from '#app/domains/credits/enrolments/confirm-enrolment.server.ts';
import { listEnrolmentsToConfirm } from '#app/domains/credits/enrolments/list-enrolments-to-confirm.server.ts';
import { listActivitiesToDecide } from '#app/domains/credits/activities/list-activities-to-decide.server.ts';
import { countFindings } from '#app/domains/credits/findings/count-findings.server.ts';
import { FindingsLink } from '#app/domains/credits/ui/findings-link.tsx';
import { PROGRAMMES, programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { listUnsignedProgrammes } from '#app/domains/credits/rules/list-unsigned-programmes.server.ts';
import { STANDING_STATES } from '#app/domains/credits/standings/credit-standing.ts';
import { countStandings } from '#app/domains/credits/standings/count-standings.server.ts';
import { listMemberStandings } from '#app/domains/credits/standings/list-member-standings.server.ts';
import { listPermissionRequests } from '#app/domains/scorm/sandbox/list-permission-requests.server.ts';
import { MembersTable } from '#app/domains/credits/ui/members-table.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { Tag } from '#app/ui/alert.tsx';
import { FormScope, formState, FormFailure, SelectField, TextField } from '#app/ui/form.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { Note } from '#app/ui/note.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const asked = Object.fromEntries(new URL(args.request.url).searchParams);
    return {
      title: association.name,
      association,
      applications: (await listApplicants(ctx, association.id)).map((each) => ({
        ...each,
        own: isOwn(ctx.actor, each.person.id),
      })),
      enrolments: (await listEnrolmentsToConfirm(ctx, association.id)).map((each) => ({
        ...each,
        own: isOwn(ctx.actor, each.person.id),
      })),
      activities: (await listActivitiesToDecide(ctx, association.id)).map(({ activity, person }) => ({
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
      unsigned: await listUnsignedProgrammes(ctx),
      ...(await listMemberStandings(ctx, association.id, asked)),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return actions(args, {
    guard: (ctx) => requireOwnAssociation(ctx, slug),
    back: urls.association(slug),
    intents: (association) => ({
      '': act(decideMembership),
      name: act((ctx, values) => decideNameChange(ctx, association.id, values)),
      confirm: act(fields('enrolmentId'), (ctx, { enrolmentId }) => confirmEnrolment(ctx, enrolmentId)),
    }),
  });
}

export default function AssociationPage() {
  const {
    association,
    applications,
    names,
    askedNeeds,
    enrolments,
    activities,
    findings,
    counts,
    unsigned,
    members,
    more,
    filter,
  } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const none = formState(null);
  const { t } = useTranslation('credits');
  const format = useFormat();
  const waiting =
    applications.length + names.length + askedNeeds.length + enrolments.length + activities.length;
  const { slug } = association;
  return (
    <Page
      className="flow"
      title={<span lang={association.language}>{association.name}</span>}
      lead={t('association.lead', { count: counts.members })}
    >
      <p className="cluster">
        <a className={waiting > 0 ? 'button' : 'button beacon'} href={urls.accredit(slug)}>
          {t('association.accredit')}
        </a>
        <a className="button" href={urls.rules(slug)}>
          {t('rules.title')}
        </a>
        <a className="button" href={urls.exports(slug)}>
          {t('exports.title')}
        </a>
        <a className="button" href={urls.ownMentoring(slug)}>
          {t('mentoring:own.title')}
        </a>
        <a className="button" href={urls.ownConsultations(slug)}>
          {t('consultations:own.title')}
        </a>
        <a className="button" href={urls.clients(slug)}>
          {t('xapi:clients.title')}
        </a>
        <a className="button" href={urls.statistics(slug)}>
          {t('statistics.title')}
        </a>
        <FindingsLink slug={slug} count={findings} />
        <a className="button" href={urls.memberList(slug, filter)}>
          {t('association.list')}
        </a>
      </p>
      <FormFailure state={state} />
      {applications.length > 0 && (
        <section className="flow" aria-labelledby="applications">
          <h2 id="applications">{t('association.applications', { count: applications.length })}</h2>
          {applications.map(({ membership, person, own }) => (
            <FormScope name={membership.id} key={membership.id}>
              <form method="post" className="card form">
                <h3>{person.name}</h3>
                <Note>
                  {t('accounts:membership.number', { number: membership.registrationNumber })}
                  {person.region ? `, ${person.region}` : ''}. {person.email}.{' '}
                  {format.date(membership.requestedAt)}
                </Note>
                {own ? (
                  <OwnDecision />
                ) : (
                  <>
                    <input type="hidden" name="membershipId" value={membership.id} />
                    <input type="hidden" name="name" value={person.name} />
                    <TextField
                      name="reason"
                      label={t('association.reason')}
                      help={t('association.reasonHelp')}
                      state={state.values['membershipId'] === membership.id ? state : none}
                    />
                    <div className="cluster">
                      <button className="button" name="decision" value="accepted">
                        {t('association.accept')}
                      </button>
                      <button className="button danger" name="decision" value="declined">
                        {t('association.decline')}
                      </button>
                    </div>
                  </>
                )}
              </form>
            </FormScope>
          ))}
        </section>
      )}
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
      {activities.length > 0 && (
        <section className="flow" aria-labelledby="activities">
          <h2 id="activities">{t('activity.waiting', { count: activities.length })}</h2>
          <Rows>
            {activities.map((each) => (
              <li key={each.id}>
                <Icon name="file" />
                <div>
                  <h3 lang={each.language}>
                    <a className="cover" href={urls.decideActivity(slug, each.id)}>
                      {each.title}
                    </a>
                  </h3>
                  <Note>
                    {each.name}, {format.date(each.submittedAt)}
                  </Note>
                </div>
              </li>
            ))}
          </Rows>
        </section>
      )}
      {enrolments.length > 0 && (
        <section className="flow" aria-labelledby="enrolments">
          <h2 id="enrolments">{t('association.enrolments')}</h2>
          <Rows>
            {enrolments.map(({ enrolment, person, own }) => (
              <li key={enrolment.id}>
                <Icon name="credit" />
                <div>
                  <h3>{person.name}</h3>
                  <p className="small">{programmeOrThrow(enrolment.programmeId).name}</p>
                  {enrolment.anchorDate && (
                    <Note>
                      {t(`anchor.${enrolment.anchorKind}`)}: {format.day(enrolment.anchorDate)}
                    </Note>
                  )}
                  {enrolment.step && (
                    <Note>
                      {t('details.step')}: {enrolment.step}
                    </Note>
                  )}
                  {(enrolment.leaves ?? []).map((leave) => (
                    <Note key={leave.from}>
                      {t(`details.reason.${leave.reason as 'pregnancy'}`)}:{' '}
                      {t('period', { from: format.day(leave.from), to: format.day(leave.to) })}
                    </Note>
                  ))}
                  {own ? (
                    <OwnDecision />
                  ) : (
                    <form method="post">
                      <input type="hidden" name="intent" value="confirm" />
                      <button
                        className="button"
                        name="enrolmentId"
                        value={enrolment.id}
                        aria-label={`${t('association.confirm')}: ${person.name}`}
                      >
                        {t('association.confirm')}
                      </button>
                    </form>
                  )}
                </div>
              </li>
            ))}
          </Rows>
        </section>
      )}
      {counts.programmes.length > 0 && (
        <section aria-labelledby="standing">
          <h2 id="standing">{t('standing.title')}</h2>
          <Table
            caption={t('standing.title')}
            columns={[
              { key: 'programme', name: t('enrol.programme') },
              ...STANDING_STATES.map((each) => ({ key: each, name: t(`standing.${each}`), amount: true })),
            ]}
            rows={counts.programmes.map((row) => ({
              key: row.programmeId,
              cells: [
                <>
                  {programmeOrThrow(row.programmeId).name}{' '}
                  {unsigned.includes(row.programmeId) && <Tag tone="warning">{t('rules.unsigned')}</Tag>}
                </>,
                ...STANDING_STATES.map((each) =>
                  row[each] === 0 ? (
                    '0'
                  ) : (
                    <a
                      href={urls.members(slug, { state: each, programmeId: row.programmeId })}
                      aria-label={`${t(`standing.${each}`)}: ${row[each]}`}
                    >
                      {format.number(row[each], 0)}
                    </a>
                  ),
                ),
              ],
            }))}
          />
        </section>
      )}
      <section aria-labelledby="members" className="flow">
        <h2 id="members">{t('association.members')}</h2>
        <form className="toolbar" method="get" action={`${urls.association(slug)}#members`}>
          <TextField name="q" label={t('association.search')} state={none} value={filter.q} type="search" />
          <SelectField
            name="state"
            label={t('standing.name')}
            state={none}
            value={filter.state}
            empty={t('association.all')}
            options={STANDING_STATES.map((each) => ({ value: each, name: t(`standing.${each}`) }))}
          />
          <SelectField
            name="programmeId"
            label={t('enrol.programme')}
            state={none}
            value={filter.programmeId}
            empty={t('association.all')}
            options={PROGRAMMES.map(({ id, name }) => ({ value: id, name }))}
          />
          <button className="button">{t('association.show')}</button>
        </form>
        {members.length === 0 ? (
          <Empty
            level="h3"
            title={t(counts.members === 0 ? 'association.noMembers' : 'association.noSuch')}
          />
        ) : (
          <MembersTable members={members} linkTo={(id) => urls.member(slug, id)} />
        )}
        {(filter.page > 1 || more) && (
          <nav className="pagination" aria-label={t('common:page')}>
            <ul>
              {filter.page > 1 && (
                <li>
                  <a href={urls.members(slug, { ...filter, page: filter.page - 1 })}>
                    {t('common:previousPage')}
                  </a>
                </li>
              )}
              {more && (
                <li>
                  <a href={urls.members(slug, { ...filter, page: filter.page + 1 })}>
                    {t('common:nextPage')}
                  </a>
                </li>
              )}
            </ul>
          </nav>
        )}
      </section>
    </Page>
  );
}
