import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { proposePair } from '#app/domains/mentoring/pairs/propose-pair.server.ts';
import { listPairs } from '#app/domains/mentoring/pairs/list-pairs.server.ts';
import { pickTranslation } from '#app/i18n/pick-variant.ts';
import { addQuestion } from '#app/domains/mentoring/programmes/add-question.server.ts';
import { changeProgrammeSettings } from '#app/domains/mentoring/programmes/change-programme-settings.server.ts';
import { removeQuestion } from '#app/domains/mentoring/programmes/remove-question.server.ts';
import { requireOwnProgramme } from '#app/domains/mentoring/programmes/require-own-programme.server.ts';
import { setProgrammeState } from '#app/domains/mentoring/programmes/set-programme-state.server.ts';
import { writeProgrammeText } from '#app/domains/mentoring/programmes/write-programme-text.server.ts'; // oxfmt-ignore
import { discardRound } from '#app/domains/mentoring/rounds/discard-round.server.ts';
import { listUnverifiedPeople } from '#app/domains/mentoring/profiles/list-unverified-people.server.ts';
import { cancelPlan } from '#app/domains/mentoring/rounds/cancel-plan.server.ts';
import { listPlans } from '#app/domains/mentoring/rounds/list-plans.server.ts';
import { planRound } from '#app/domains/mentoring/rounds/plan-round.server.ts';
import { makeRound } from '#app/domains/mentoring/rounds/make-round.server.ts';
import { previewSettings } from '#app/domains/mentoring/rounds/preview-settings.server.ts';
import { publishRound } from '#app/domains/mentoring/rounds/publish-round.server.ts';
import { readRounds } from '#app/domains/mentoring/rounds/read-rounds.server.ts';
import { CoordinatorPairs } from '#app/domains/mentoring/ui/coordinator-pairs.tsx';
import { readProgrammeOverview } from '#app/domains/mentoring/programmes/read-programme-overview.server.ts';
import { ProgrammeOverview } from '#app/domains/mentoring/ui/programme-overview.tsx';
import { SettingsPreview } from '#app/domains/mentoring/ui/settings-preview.tsx';
import { ProgrammeQuestions } from '#app/domains/mentoring/ui/programme-questions.tsx';
import { Round } from '#app/domains/mentoring/ui/round.tsx';
import { RoundPlans } from '#app/domains/mentoring/ui/round-plans.tsx';
import { UnverifiedPeople } from '#app/domains/mentoring/ui/unverified-people.tsx';
import { SettingsForm } from '#app/domains/mentoring/ui/settings-form.tsx';
import { ProgrammeTextForm } from '#app/domains/mentoring/ui/programme-text-form.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { Tag } from '#app/ui/alert.tsx';
import { revisionOf } from '#app/platform/revision.server.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { FormFailure } from '#app/ui/form.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const { slug, programmeId } = args.params;
    const { programme, association } = await requireOwnProgramme(ctx, programmeId!, slug);
    const { free, ...round } = await readRounds(ctx, programme.id);
    const words = pickTranslation(programme.words, locale);
    return {
      title: words.title,
      association: { slug: association.slug, name: association.name },
      id: programme.id,
      state: programme.state,
      settings: programme.settings,
      revision: programme.revision,
      wordsRevision: revisionOf(programme.words),
      words,
      allWords: programme.words,
      round,
      free,
      plans: await listPlans(ctx, programme.id),
      unverified: await listUnverifiedPeople(ctx, programme.id),
      overview: await readProgrammeOverview(ctx, programme.id),
      pairs: await listPairs(ctx, programme.id),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const [slug, id] = [args.params['slug']!, args.params['programmeId']!];
  const round = fields('roundId');
  return actions(args, {
    said: {
      open: 'mentoring:said.open',
      close: 'mentoring:said.close',
      plan: 'mentoring:said.plan',
      unplan: 'mentoring:said.unplan',
      round: 'mentoring:said.round',
      publish: 'mentoring:said.publish',
      discard: 'mentoring:said.discard',
      propose: 'mentoring:said.publish',
    },
    // Each verb asks again whose the programme is; this one asks whether it is at this address.
    guard: (ctx) => requireOwnProgramme(ctx, id, slug),
    back: urls.ownMentoringProgramme(slug, id),
    lists: ['hard', 'countries'],
    intents: {
      // The form stays as it was sent, with what it would do above it.
      preview: act(async (ctx, values) =>
        data({ preview: await previewSettings(ctx, id, values), fields: {}, failure: null, values }),
      ),
      settings: act((ctx, values) => changeProgrammeSettings(ctx, id, values)),
      words: act((ctx, values) => writeProgrammeText(ctx, id, values)),
      open: act((ctx) => setProgrammeState(ctx, id, 'open')),
      close: act((ctx) => setProgrammeState(ctx, id, 'closed')),
      question: act((ctx, values) => addQuestion(ctx, id, values)),
      unquestion: act(fields('id', 'revision'), (ctx, question) =>
        removeQuestion(ctx, id, question.id, Number(question.revision)),
      ),
      plan: act((ctx, values) => planRound(ctx, id, values)),
      unplan: act(fields('planId'), (ctx, { planId }) => cancelPlan(ctx, id, planId)),
      round: act((ctx) => makeRound(ctx, id)),
      publish: act(round, (ctx, { roundId }) => publishRound(ctx, id, roundId)),
      discard: act(round, (ctx, { roundId }) => discardRound(ctx, id, roundId)),
      propose: act(fields('menteeId', 'mentorId'), (ctx, { menteeId, mentorId }) =>
        proposePair(ctx, id, menteeId, mentorId),
      ),
    },
  });
}

const NO_TEXTS = { title: '', summary: '', agreement: '' };

export default function OwnProgramme() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('mentoring');
  const { state, sent, stateOf } = formStates(answer);
  const preview = answer && 'preview' in answer ? answer.preview : null;
  // Beside texts that come back stand those that are stored in the same language.
  const textsIn = (language: unknown) =>
    typeof language === 'string' ? { ...NO_TEXTS, language, ...data.allWords[language] } : {};
  return (
    <Page
      className="flow"
      trail={associationTrail(data.association, {
        to: urls.ownMentoring(data.association.slug),
        name: t('own.title'),
      })}
      title={<span lang={data.words.language}>{data.words.title}</span>}
      lead={data.words.summary}
      under={
        <p>
          <Tag tone={data.state === 'open' ? 'success' : undefined}>{t(`programmeState.${data.state}`)}</Tag>
        </p>
      }
    >
      {['open', 'close', 'round', 'publish', 'discard', 'unquestion', 'unplan'].includes(sent) && (
        <FormFailure state={state} />
      )}
      <ActionButton
        intent={data.state === 'open' ? 'close' : 'open'}
        look={data.state === 'open' ? 'plain' : 'beacon'}
      >
        {t(data.state === 'open' ? 'own.close' : 'own.open')}
      </ActionButton>
      {preview && <SettingsPreview preview={preview} />}
      <Disclosure summary={t('own.settings')} state={stateOf('settings', 'preview')}>
        <SettingsForm
          settings={data.settings}
          revision={data.revision}
          state={stateOf('settings', 'preview')}
        />
      </Disclosure>
      <Disclosure
        summary={t('questions.title', { count: data.settings.questions.length })}
        state={stateOf('question')}
      >
        <ProgrammeQuestions
          questions={data.settings.questions}
          revision={data.revision}
          state={stateOf('question')}
        />
      </Disclosure>
      <Disclosure summary={t('own.words')} state={stateOf('words')}>
        <ProgrammeTextForm
          scope="words"
          hidden={{ revision: data.wordsRevision }}
          values={{ ...data.words, ...textsIn(stateOf('words').values['language']) }}
          overwrites
          state={stateOf('words')}
          intent="words"
          submit={t('own.save')}
        />
      </Disclosure>
      <RoundPlans plans={data.plans} state={stateOf('plan')} />
      <UnverifiedPeople people={data.unverified} />
      <Round round={data.round} isOpen={data.state !== 'draft'} />
      <ProgrammeOverview overview={data.overview} />
      <CoordinatorPairs pairs={data.pairs} free={data.free} state={stateOf('propose')} />
    </Page>
  );
}
