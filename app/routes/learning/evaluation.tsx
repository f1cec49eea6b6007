import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { EVALUATION_FORM, answerOptions } from '#app/domains/learning/evaluation/evaluation-form.ts';
import { registeredVariant } from '#app/domains/learning/registrations/registration.ts';
import { requireOwnRegistration } from '#app/domains/learning/registrations/require-own-registration.server.ts';
import { findOwnEarlierCredit } from '#app/domains/learning/evaluation/find-own-earlier-credit.server.ts';
import { submitEvaluation } from '#app/domains/learning/evaluation/submit-evaluation.server.ts';
import { EvaluationInput } from '#app/domains/learning/schemas.ts';
import { EarlierCredit } from '#app/domains/learning/ui/earlier-credit.tsx';
import { useAnswerName } from '#app/domains/learning/ui/use-answer-name.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Choices } from '#app/ui/choices.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { TextAreaField } from '#app/ui/fields.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'learning:evaluation.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const registered = await requireOwnRegistration(ctx, args.params['registrationId']!);
    const { title, language } = registeredVariant(registered);
    const given = await findOwnEarlierCredit(ctx, registered);
    const state: 'done' | 'open' | 'early' = registered.evaluatedAt
      ? 'done'
      : registered.completion
        ? 'open'
        : 'early';
    return {
      course: title,
      language,
      slug: registered.offer.course.slug,
      state,
      given,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    said: 'learning:said.evaluation',
    back: urls.credit(),
    form: act(async (ctx, values) => {
      const { repeated, certificateId } = await submitEvaluation(ctx, args.params['registrationId']!, values);
      return redirect(`${urls.credit()}?${repeated ? 'given' : 'new'}=${certificateId ?? ''}`);
    }),
  });
}

export default function Evaluation() {
  const { course, language, slug, given, state: registered } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const answerName = useAnswerName();
  const { t, i18n } = useTranslation('learning');
  return (
    <Page
      className="narrow flow"
      trail={[{ to: urls.course(slug), name: course }]}
      title={t('evaluation.title')}
      lead={t('evaluation.lead')}
    >
      {registered === 'open' ? (
        <ActionForm
          asks={EvaluationInput}
          state={state}
          submit={t(given ? 'evaluation.buttonAgain' : 'evaluation.button')}
          look="beacon"
        >
          {given && <EarlierCredit {...given} />}
          <p lang={language}>{course}</p>
          {EVALUATION_FORM.questions.map((question) => {
            const text = question.text[i18n.language]!;
            if (question.kind === 'text')
              return (
                <TextAreaField
                  key={question.id}
                  name={question.id}
                  label={text}
                  help={t('evaluation.wordsHelp')}
                  rows={4}
                />
              );
            return (
              <Choices
                key={question.id}
                name={question.id}
                kind="radio"
                legend={text}
                options={optionsOf(answerOptions(question), (value) => answerName(question.kind, value))}
              />
            );
          })}
        </ActionForm>
      ) : (
        <Empty title={t(`evaluation.${registered}`)}>
          <a className="button beacon" href={registered === 'done' ? urls.credit() : urls.course(slug)}>
            {registered === 'done' ? t('decide.credit') : t('evaluation.back')}
          </a>
        </Empty>
      )}
    </Page>
  );
}
