import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import {
  decideMembership,
  listMembers,
  requireOwnAssociation,
} from '#app/domains/accounts/memberships.server.ts';
import { confirmEnrolment, listEnrolmentsToConfirm } from '#app/domains/credits/enrolments.server.ts';
import { programmeOrThrow } from '#app/domains/credits/programmes.ts';
import { creditOf } from '#app/domains/credits/read-credit.server.ts';
import { useUnits } from '#app/domains/credits/ui/worth.tsx';
import { answering } from '#app/http/context.server.ts';
import { answerForm } from '#app/http/forms.server.ts';
import { formState, FormFailure, TextField } from '#app/ui/form.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Empty, PageHeader } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return answering(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const all = await listMembers(ctx, association.id);
    const accepted = all.filter(({ membership }) => membership.state === 'accepted');
    const credit = await creditOf(
      ctx,
      accepted.map(({ person }) => person.id),
    );
    return {
      title: association.name,
      association,
      applications: all.filter(({ membership }) => membership.state === 'requested'),
      enrolments: await listEnrolmentsToConfirm(ctx, association.id),
      members: accepted.map(({ membership, person }) => ({
        id: person.id,
        name: person.name,
        region: person.region,
        number: membership.registrationNumber,
        credit: (credit.get(person.id) ?? []).map(({ programmeId, total, required, period }) => ({
          programmeId,
          total,
          required,
          until: period?.to ?? null,
        })),
      })),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerForm(args, async (ctx, values) => {
    const { slug } = await requireOwnAssociation(ctx, args.params['slug']!);
    if (values['intent'] === 'confirm') await confirmEnrolment(ctx, String(values['enrolmentId']));
    else await decideMembership(ctx, values);
    return redirect(urls.association(slug));
  });
}

export default function AssociationPage() {
  const { association, applications, enrolments, members } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const none = formState(null);
  const { t } = useTranslation('credits');
  const format = useFormat();
  const units = useUnits();
  return (
    <div className="page flow">
      <PageHeader
        title={<span lang={association.language}>{association.name}</span>}
        lead={t('association.lead', { count: members.length })}
      />
      <p>
        <a
          className={applications.length + enrolments.length > 0 ? 'button' : 'button beacon'}
          href={urls.accredit(association.slug)}
        >
          {t('association.accredit')}
        </a>
      </p>
      <FormFailure state={state} />
      {applications.length > 0 && (
        <section className="flow" aria-labelledby="applications">
          <h2 id="applications">{t('association.applications', { count: applications.length })}</h2>
          {applications.map(({ membership, person }) => (
            <form method="post" className="card form" key={membership.id}>
              <h3>{person.name}</h3>
              <p className="small soft">
                {t('accounts:membership.number', { number: membership.registrationNumber })}
                {person.region ? `, ${person.region}` : ''}. {person.email}.{' '}
                {format.date(membership.requestedAt)}
              </p>
              <input type="hidden" name="membershipId" value={membership.id} />
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
            </form>
          ))}
        </section>
      )}
      {enrolments.length > 0 && (
        <section className="flow" aria-labelledby="enrolments">
          <h2 id="enrolments">{t('association.enrolments')}</h2>
          <ul className="rows">
            {enrolments.map(({ enrolment, person }) => (
              <li key={enrolment.id}>
                <Icon name="credit" />
                <div>
                  <h3>{person.name}</h3>
                  <p className="small">{programmeOrThrow(enrolment.programmeId).name}</p>
                  {enrolment.anchorDate && (
                    <p className="small soft">
                      {t(`anchor.${enrolment.anchorKind}`)}: {format.day(enrolment.anchorDate)}
                    </p>
                  )}
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
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="members">
        <h2 id="members">{t('association.members')}</h2>
        {members.length === 0 ? (
          <Empty level="h3" title={t('association.noMembers')} />
        ) : (
          <Table
            caption={t('association.members')}
            columns={[
              { key: 'name', name: t('association.name') },
              { key: 'place', name: t('association.place') },
              { key: 'number', name: t('association.number') },
              { key: 'credit', name: t('association.credit'), told: true },
            ]}
            rows={members.map((member) => ({
              key: member.id,
              cells: [
                <a href={urls.member(association.slug, member.id)}>{member.name}</a>,
                member.region ?? '–',
                member.number,
                member.credit.length === 0
                  ? t('association.notEnrolled')
                  : member.credit.map((each) => (
                      <span className="block" key={each.programmeId}>
                        {each.required
                          ? t('ring', {
                              total: format.decimal(each.total),
                              required: units(each.programmeId, each.required),
                            })
                          : units(each.programmeId, each.total)}
                        {each.until && (
                          <span className="soft"> {t('until', { date: format.day(each.until) })}</span>
                        )}
                      </span>
                    )),
              ],
            }))}
          />
        )}
      </section>
    </div>
  );
}
