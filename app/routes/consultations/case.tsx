import { todayOf } from '#app/domains/accounts/ctx.ts';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { specialtyName } from '#app/domains/accounts/people/specialty-name.ts';
import { useSpecialtyName } from '#app/domains/accounts/ui/use-specialties.ts';
import { listTopicNames } from '#app/domains/catalogue/topics/list-topic-names.server.ts';
import { listTemplates } from '#app/domains/consultations/specialists/list-templates.server.ts';
import { declineCase } from '#app/domains/consultations/assignments/decline-case.server.ts';
import { reassignCase } from '#app/domains/consultations/assignments/reassign-case.server.ts';
import { releaseCase } from '#app/domains/consultations/release/release-case.server.ts';
import { withdrawCase } from '#app/domains/consultations/cases/withdraw-case.server.ts';
import { listCaseReads } from '#app/domains/consultations/cases/list-case-reads.server.ts';
import { readCase } from '#app/domains/consultations/cases/read-case.server.ts';
import { requireCaseToActOn } from '#app/domains/consultations/cases/require-case-to-act-on.server.ts';
import { availableReaches } from '#app/domains/consultations/legal/card.ts';
import { confirmCard } from '#app/domains/consultations/legal/confirm-card.server.ts';
import { AnswerForm } from '#app/domains/consultations/ui/answer-form.tsx';
import { CloseForm } from '#app/domains/consultations/ui/close-form.tsx';
import { ReplyForm } from '#app/domains/consultations/ui/reply-form.tsx';
import { SendBackForm } from '#app/domains/consultations/ui/send-back-form.tsx';
import { CaseAside } from '#app/domains/consultations/ui/case-aside.tsx';
import { CaseText } from '#app/domains/consultations/ui/case-text.tsx';
import { CheckedScript } from '#app/domains/consultations/ui/checked-form.tsx';
import { CASE_STATE_TONES } from '#app/domains/consultations/ui/case-rows.tsx';
import { LegalCard } from '#app/domains/consultations/ui/legal-card.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert, Tag } from '#app/ui/alert.tsx';
import { ActionForm, FormFailure } from '#app/ui/form.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { found, side, card, texts, entries, pictures, names, lesson } = await readCase(
      ctx,
      args.params['caseId']!,
    );
    const isAsker = side === 'asker';
    return {
      title: `${specialtyName(found.specialty, locale)}, ${found.code}`,
      id: found.id,
      code: found.code,
      specialty: found.specialty,
      country: found.country,
      language: found.language,
      foreign: found.language !== locale,
      urgency: found.urgency,
      state: found.state,
      age: found.age,
      sex: found.sex,
      reach: found.reach,
      reaches: availableReaches(found.country),
      askedAt: found.askedAt,
      dueAt: found.dueAt,
      late: found.dueAt !== null && found.dueAt < ctx.now && found.state === 'assigned',
      opened: found.openedAt !== null,
      closedAt: found.closedAt,
      outcome: found.outcome,
      usefulness: found.usefulness,
      followUpOn: found.followUpOn,
      erased: found.erasedAt !== null,
      side,
      card,
      texts: texts && {
        question: texts.question,
        background: texts.background,
        findings: texts.findings,
        tried: texts.tried,
      },
      keeps: side === 'releaser' ? (texts?.keeps ?? []) : [],
      entries: entries.map(({ id, personId, kind, body, before, at }) => ({
        id,
        kind,
        body,
        before,
        at,
        name:
          personId === found.askerId
            ? names.asker
            : personId === found.specialistId
              ? names.specialist
              : null,
      })),
      pictures,
      names,
      lesson,
      reads: isAsker ? await listCaseReads(ctx, found.id) : [],
      templates: side === 'specialist' ? await listTemplates(ctx) : [],
      topics: isAsker && found.state === 'answered' ? await listTopicNames(ctx, found.specialty) : [],
      today: todayOf(ctx),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const id = args.params['caseId']!;
  return actions(args, {
    said: {
      card: 'consultations:said.card',
      release: 'consultations:said.release',
      decline: 'consultations:said.decline',
      'pass-on': 'consultations:said.passOn',
      withdraw: 'consultations:said.withdraw',
    },
    guard: (ctx) => requireCaseToActOn(ctx, id),
    back: ({ intent }) =>
      ['release', 'decline', 'withdraw'].includes(intent) ? urls.consultations() : urls.consultation(id),
    intents: ({ found }) => ({
      card: act((ctx) => confirmCard(ctx, found.country)),
      release: act((ctx) => releaseCase(ctx, id)),
      decline: act((ctx, values) => declineCase(ctx, id, values)),
      'pass-on': act((ctx, values) => reassignCase(ctx, id, values)),
      withdraw: act((ctx) => withdrawCase(ctx, id)),
    }),
  });
}

export default function Case() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const { state, sent, stateOf } = formStates(useActionData());
  const specialty = useSpecialtyName()(data.specialty);
  const { side } = data;
  const isTurn = side === 'specialist' && data.state === 'assigned';
  const mayReply = side === 'asker' && (data.state === 'asked_back' || data.state === 'answered');
  return (
    <Page
      trail={[
        { to: urls.colleagues(), name: t('mentoring:colleagues.title') },
        { to: urls.consultations(), name: t('list.title') },
      ]}
      title={specialty}
      lead={t('case.lead', { code: data.code, date: format.dateTime(data.askedAt) })}
      under={
        <p className="tags">
          <Tag tone={CASE_STATE_TONES[data.state]}>{t(`state.${data.state}`)}</Tag>
          <Tag tone={data.urgency === 'today' ? 'danger' : undefined}>
            {t(`urgency.${data.urgency}.name`)}
          </Tag>
        </p>
      }
    >
      {!['decline', 'pass-on'].includes(sent) && <FormFailure state={state} />}
      {data.card ? (
        <ActionForm className="card flow" intent="card" submit={t('legal.confirm')} look="beacon">
          <h2>{t('legal.title')}</h2>
          <LegalCard cards={[data.card]} />
          <Note>{t('legal.once')}</Note>
        </ActionForm>
      ) : (
        <div className="columns">
          <div className="flow">
            {data.erased && <Alert tone="info" title={t('case.erased')} />}
            {data.texts && data.foreign && side !== 'asker' && (
              <Alert tone="info" title={t('case.foreign', { language: format.language(data.language) })}>
                <p>{t('case.foreignHelp')}</p>
              </Alert>
            )}
            <CaseText {...data} />
            {isTurn && <AnswerForm id={data.id} templates={data.templates} />}
            {side === 'specialist' && data.state === 'answered' && (
              <details>
                <summary>{t('answer.more')}</summary>
                <AnswerForm id={data.id} templates={data.templates} />
              </details>
            )}
            {mayReply && <ReplyForm id={data.id} askedBack={data.state === 'asked_back'} />}
            {side === 'asker' && data.state === 'answered' && (
              <CloseForm id={data.id} topics={data.topics} today={data.today} />
            )}
            {side === 'releaser' && <SendBackForm id={data.id} keeps={data.keeps} />}
            {(isTurn || mayReply || side === 'releaser' || side === 'specialist') && <CheckedScript />}
          </div>
          <CaseAside {...data} stateOf={stateOf} caseState={data.state} />
        </div>
      )}
    </Page>
  );
}
