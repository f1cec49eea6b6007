import { todayOf } from '#app/domains/accounts/ctx.ts';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { endMembership } from '#app/domains/accounts/memberships/end-membership.server.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { isOwn } from '#app/domains/accounts/permissions.ts';
import { EndMembershipInput } from '#app/domains/accounts/schemas.ts';
import { OwnDecision } from '#app/domains/accounts/ui/own-decision.tsx';
import { decideCycle } from '#app/domains/credits/standings/decide-cycle.server.ts';
import { listCycleDecisions } from '#app/domains/credits/standings/list-cycle-decisions.server.ts';
import { readMemberCredit } from '#app/domains/credits/standings/read-member-credit.server.ts';
import { listMessagesToMember } from '#app/domains/credits/messages/list-messages-to-member.server.ts';
import { MessagesToMember } from '#app/domains/credits/ui/messages-to-member.tsx';
import { CycleDecisions } from '#app/domains/credits/ui/cycle-decisions.tsx';
import { ProgrammeCreditView } from '#app/domains/credits/ui/programme-credit.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm, FormFailure } from '#app/ui/form.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { TextAreaField } from '#app/ui/fields.tsx';
import { Alert } from '#app/ui/alert.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const { person, membership } = await requireMember(ctx, association.id, args.params['personId']!);
    return {
      title: person.name,
      today: todayOf(ctx),
      association,
      person: { id: person.id, name: person.name },
      membership,
      own: isOwn(ctx.actor, person.id),
      decisions: await listCycleDecisions(ctx, person.id, association.id),
      messages: await listMessagesToMember(ctx, association.id, person.id),
      credits: await readMemberCredit(ctx, association.id, person.id),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const [slug, personId] = [args.params['slug']!, args.params['personId']!];
  return actions(args, {
    said: { '': 'credits:said.cycle', end: 'credits:said.endMembership' },
    guard: (ctx) => requireOwnAssociation(ctx, slug),
    back: ({ intent }) => (intent === 'end' ? urls.members(slug) : urls.member(slug, personId)),
    intents: (association) => ({
      '': act(fields('programmeId'), (ctx, { programmeId }) =>
        decideCycle(ctx, association.id, personId, programmeId),
      ),
      end: act((ctx, values) => endMembership(ctx, association.id, personId, values)),
    }),
  });
}

export default function Member() {
  const { stateOf } = formStates(useActionData());
  const { today, association, person, membership, own, credits, decisions, messages } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation('credits');
  const format = useFormat();
  const isToDecide = ({ programmeId, period, confirmed, remaining }: (typeof credits)[number]) =>
    confirmed &&
    period !== null &&
    (period.over || remaining === '0') &&
    !decisions.some(
      ({ decision }) => decision.programmeId === programmeId && decision.cycleFrom === period.from,
    );
  const verified = membership.decidedAt
    ? t('member.verified', { date: format.date(membership.decidedAt) })
    : '';
  return (
    <Page
      className="flow"
      trail={associationTrail(association)}
      title={person.name}
      lead={`${t('accounts:membership.number', { number: membership.registrationNumber })}. ${verified}`}
    >
      <p className="cluster">
        {!own && (
          <a className="button" href={urls.onBehalf(association.slug, person.id)}>
            {t('activity.onBehalf')}
          </a>
        )}
        <a className="button" href={urls.memberMessageTo(association.slug, person.id)}>
          {t('message.writeOne')}
        </a>
        <a className="button" href={urls.memberRecord(association.slug, person.id)}>
          {t('xapi:browse.title')}
        </a>
      </p>
      {own && <OwnDecision />}
      <FormFailure state={stateOf('')} />
      {credits.length === 0 && <Empty title={t('association.notEnrolled')} />}
      {credits.map((credit) => (
        <ProgrammeCreditView
          pending={<Alert tone="warning" title={t('unconfirmed')} />}
          key={credit.programmeId}
          credit={credit}
          today={today}
          linkTo={(id) => urls.evidence(association.slug, id)}
        >
          {!own && isToDecide(credit) && (
            <ActionForm
              className="flow"
              hidden={{ programmeId: credit.programmeId }}
              submit={t('decision.button')}
            >
              <Note>{t('decision.help')}</Note>
            </ActionForm>
          )}
        </ProgrammeCreditView>
      ))}
      <CycleDecisions decisions={decisions} />
      <MessagesToMember slug={association.slug} messages={messages} />
      {!own && (
        <Disclosure summary={t('member.end')} state={stateOf('end')}>
          <ActionForm
            asks={EndMembershipInput}
            intent="end"
            state={stateOf('end')}
            submit={t('member.end')}
            look="danger"
          >
            <Note>{t('member.endHelp')}</Note>
            <TextAreaField name="reason" label={t('member.endReason')} rows={2} />
          </ActionForm>
        </Disclosure>
      )}
    </Page>
  );
}
