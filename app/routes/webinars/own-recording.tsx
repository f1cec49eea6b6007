import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { draftRecording } from '#app/domains/webinars/recordings/draft-recording.server.ts';
import { publishRecording } from '#app/domains/webinars/recordings/publish-recording.server.ts';
import { readOwnRecording } from '#app/domains/webinars/recordings/read-own-recording.server.ts';
import { setChapters } from '#app/domains/webinars/recordings/set-chapters.server.ts';
import { signCaptions } from '#app/domains/webinars/recordings/sign-captions.server.ts';
import { writeCaptions } from '#app/domains/webinars/recordings/write-captions.server.ts'; // oxfmt-ignore
import { addQuizQuestion } from '#app/domains/webinars/quiz/add-quiz-question.server.ts';
import { removeQuizQuestion } from '#app/domains/webinars/quiz/remove-quiz-question.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { load } from '#app/http/load.server.ts';
import { LOCALES, nameOfLocale } from '#app/i18n/locales.ts';
import { DomainError } from '#app/platform/errors.ts';
import { Alert, Tag } from '#app/ui/alert.tsx';
import { ActionForm, ActionButton, formState, FormFailure } from '#app/ui/form.tsx';
import { FormScope, SelectField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import { Empty, Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const id = args.params['webinarId']!;
    const { webinar, offer, asset, recording, captions, questions, offered } = await readOwnRecording(
      ctx,
      id,
    );
    return {
      title: offer.variants[0]!.title,
      language: offer.variants[0]!.language,
      id,
      over: webinar.endedAt !== null,
      minutes: asset ? Math.max(1, Math.round(asset.durationMs! / 60_000)) : null,
      recording: recording && {
        courseId: recording.courseId,
        published: recording.published,
        chapters: recording.chapters.map((each) => `${clock(each.seconds)} ${each.title}`).join('\n'),
      },
      slug: offered?.course.slug ?? null,
      captions: captions.map((each) => ({
        language: each.language,
        body: each.body,
        revision: each.revision,
        signed: each.signedAt !== null,
      })),
      questions: questions.map(({ id: questionId, question, atSeconds }) => ({
        id: questionId,
        question,
        at: atSeconds === null ? '' : clock(atSeconds),
      })),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const id = args.params['webinarId']!;
  const courseOf = async (ctx: Ctx) => {
    const { recording } = await readOwnRecording(ctx, id);
    if (!recording) throw new DomainError('no_recording');
    return recording.courseId;
  };
  return actions(args, {
    guard: (ctx) => requireOwnWebinar(ctx, id),
    back: urls.ownRecording(id),
    intents: {
      draft: act((ctx) => draftRecording(ctx, id)),
      publish: act((ctx) => publishRecording(ctx, id)),
      chapters: act((ctx, values) => setChapters(ctx, id, values['chapters'])),
      captions: act((ctx, values) => writeCaptions(ctx, id, values)),
      sign: act(fields('language', 'revision'), (ctx, { language, revision }) =>
        signCaptions(ctx, id, language, Number(revision)),
      ),
      question: act(async (ctx, values) => addQuizQuestion(ctx, await courseOf(ctx), values)),
      unquestion: act(fields('id'), async (ctx, question) =>
        removeQuizQuestion(ctx, await courseOf(ctx), question.id),
      ),
    },
  });
}

export default function OwnRecording() {
  const data = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('webinars');
  const sent = String(state.values['intent'] ?? '');
  const none = formState(null);
  const stateOf = (intent: string) => (sent === intent ? state : none);
  const left = LOCALES.filter(({ code }) => !data.captions.some((each) => each.language === code));
  return (
    <Page
      className="narrow flow"
      trail={[{ to: urls.ownWebinar(data.id), name: data.title }]}
      title={t('ownRecording.title')}
      lead={<span lang={data.language}>{data.title}</span>}
    >
      {(sent === 'draft' || sent === 'publish' || sent === 'sign') && <FormFailure state={state} />}
      {!data.recording && data.minutes === null && (
        <Empty title={t(data.over ? 'ownRecording.notYet' : 'ownRecording.afterwards')} />
      )}
      {!data.recording && data.minutes !== null && (
        <ActionForm className="flow" intent="draft" submit={t('ownRecording.draft')} look="beacon">
          <p>{t('ownRecording.found', { minutes: t('common:minutes', { count: data.minutes }) })}</p>
        </ActionForm>
      )}
      {data.recording && (
        <>
          {data.recording.published ? (
            <Alert tone="success" title={t('ownRecording.published')}>
              <p>
                <a href={urls.recording(data.slug!)}>{t('ownRecording.open')}</a>
              </p>
            </Alert>
          ) : (
            <ActionForm className="flow" intent="publish" submit={t('ownRecording.publish')} look="beacon">
              <p>{t('ownRecording.publishHelp')}</p>
            </ActionForm>
          )}
          <p>
            <a href={urls.apply(data.recording.courseId)}>{t('own.accreditation')}</a>
          </p>
          <ActionForm
            intent="chapters"
            head={<h2>{t('recording.chapters')}</h2>}
            state={stateOf('chapters')}
            submit={t('common:save')}
          >
            <TextAreaField
              name="chapters"
              label={t('ownRecording.chapters')}
              help={t('ownRecording.chaptersHelp')}
              state={stateOf('chapters')}
              value={data.recording.chapters}
              rows={5}
            />
          </ActionForm>
          <section className="flow">
            <h2>{t('ownRecording.captions')}</h2>
            <Note>{t('ownRecording.captionsHelp')}</Note>
            {data.captions.map((each) => (
              <details
                key={each.language}
                open={sent === 'captions' && state.values['language'] === each.language}
              >
                <summary>
                  <span lang={each.language}>{nameOfLocale(each.language)}</span>{' '}
                  <Tag tone={each.signed ? 'success' : 'warning'}>
                    {t(each.signed ? 'ownRecording.signed' : 'ownRecording.unsigned')}
                  </Tag>
                </summary>
                <FormScope name={each.language}>
                  <CaptionForm
                    state={state.values['language'] === each.language ? stateOf('captions') : none}
                    language={each.language}
                    body={each.body}
                    revision={each.revision}
                  />
                </FormScope>
                {!each.signed && (
                  <ActionButton intent="sign" hidden={{ language: each.language, revision: each.revision }}>
                    {t('ownRecording.sign')}
                  </ActionButton>
                )}
              </details>
            ))}
            {left.length > 0 && (
              <details>
                <summary>{t('ownRecording.more')}</summary>
                <ActionForm intent="captions" hidden={{ revision: '0' }} submit={t('common:save')}>
                  <SelectField
                    name="language"
                    label={t('form.language')}
                    state={none}
                    options={left.map(({ code, name }) => ({ value: code, name, lang: code }))}
                  />
                  <TextAreaField name="body" label="WebVTT" state={none} value={'WEBVTT\n\n'} rows={6} />
                </ActionForm>
              </details>
            )}
          </section>
          <section className="flow">
            <h2>{t('recording.questions')}</h2>
            <ul className="list flow">
              {data.questions.map((each) => (
                <li key={each.id}>
                  {[each.at, each.question].filter(Boolean).join(' ')}
                  <ActionButton intent="unquestion" hidden={{ id: each.id }} look="plain">
                    {t('test.drop')}
                  </ActionButton>
                </li>
              ))}
            </ul>
            <ActionForm intent="question" state={stateOf('question')} submit={t('test.add')}>
              <TextField
                name="at"
                label={t('ownRecording.at')}
                help={t('ownRecording.atHelp')}
                state={stateOf('question')}
              />
              <TextField name="question" label={t('test.question')} state={stateOf('question')} />
              <TextAreaField
                name="options"
                label={t('test.options')}
                help={t('test.optionsHelp')}
                state={stateOf('question')}
                rows={4}
              />
            </ActionForm>
          </section>
        </>
      )}
    </Page>
  );
}

function CaptionForm({
  state,
  language,
  body,
  revision,
}: {
  state: ReturnType<typeof formState>;
  language: string;
  body: string;
  revision: number;
}) {
  const { t } = useTranslation('webinars');
  return (
    <ActionForm intent="captions" hidden={{ language, revision }} state={state} submit={t('common:save')}>
      <TextAreaField name="body" label="WebVTT" state={state} value={body} rows={8} lang={language} />
    </ActionForm>
  );
}
