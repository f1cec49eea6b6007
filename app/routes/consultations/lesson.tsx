import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useSpecialtyName } from '#app/domains/accounts/ui/use-specialties.ts';
import { answerLessonOffer } from '#app/domains/consultations/library/answer-lesson-offer.server.ts';
import { readLesson } from '#app/domains/consultations/library/read-lesson.server.ts';
import { removeComment } from '#app/domains/consultations/library/remove-comment.server.ts';
import { requireOwnLesson } from '#app/domains/consultations/library/require-own-lesson.server.ts';
import { CommentInput, ReflectionInput } from '#app/domains/consultations/schemas.ts';
import { withdrawLesson } from '#app/domains/consultations/library/withdraw-lesson.server.ts'; // oxfmt-ignore
import { CheckedForm, CheckedScript } from '#app/domains/consultations/ui/checked-form.tsx';
import { RemoveForm } from '#app/domains/consultations/ui/remove-form.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm, FormFailure } from '#app/ui/form.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { TextAreaField } from '#app/ui/fields.tsx';
import { Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const { lesson, side, comments, reflection, minutes } = await readLesson(ctx, args.params['lessonId']!);
    const { id, state, title, question, text, answer, language, specialty, publishedAt } = lesson;
    return {
      title,
      lesson: { id, state, title, question, text, answer, language, specialty, publishedAt },
      side,
      comments,
      reflection: reflection && { answer: reflection.answer, takeaway: reflection.takeaway, counted: reflection.participationId !== null },
      minutes,
    }; // oxfmt-ignore
  });
}

export function action(args: ActionFunctionArgs) {
  const id = args.params['lessonId']!;
  return actions(args, {
    said: {
      yes: 'consultations:said.lessonYes',
      no: 'consultations:said.lessonNo',
      withdraw: 'consultations:said.lessonWithdraw',
      uncomment: 'consultations:said.uncomment',
    },
    guard: (ctx) => requireOwnLesson(ctx, id),
    back: ({ intent }) => (intent === 'no' || intent === 'withdraw' ? urls.consultations() : urls.lesson(id)),
    intents: {
      yes: act((ctx) => answerLessonOffer(ctx, id, true)),
      no: act((ctx) => answerLessonOffer(ctx, id, false)),
      withdraw: act((ctx) => withdrawLesson(ctx, id)),
      uncomment: act(fields('id'), (ctx, comment) => removeComment(ctx, id, comment.id)),
    },
  });
}

export default function Lesson() {
  const { lesson, side, comments, reflection, minutes } = useLoaderData<typeof loader>();
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const specialty = useSpecialtyName()(lesson.specialty);
  const { state, stateOf } = formStates(useActionData());
  const isReader = side === null;
  const answer = (
    <p className="written" lang={lesson.language}>
      {lesson.answer}
    </p>
  );
  return (
    <Page
      trail={[
        { to: urls.consultations(), name: t('list.title') },
        { to: urls.lessons(), name: t('library.title') },
      ]}
      title={<span lang={lesson.language}>{lesson.title}</span>}
      lead={lesson.publishedAt ? `${specialty}, ${format.date(lesson.publishedAt)}` : specialty}
    >
      <FormFailure state={state} />
      <div className="columns">
        <div className="flow">
          {lesson.state === 'offered' && (
            <Alert tone="info" title={t(side === 'specialist' ? 'offer.yours' : 'offer.theirs')}>
              {side === 'specialist' && (
                <ActionForm className="cluster">
                  <button className="button beacon" name="intent" value="yes">
                    {t('offer.yes')}
                  </button>
                  <button className="button" name="intent" value="no">
                    {t('offer.no')}
                  </button>
                </ActionForm>
              )}
            </Alert>
          )}
          <p className="written" lang={lesson.language}>
            {lesson.text}
          </p>
          <section className="card flow">
            <h2>{t('library.question')}</h2>
            <p lang={lesson.language}>{lesson.question}</p>
            {isReader && !reflection ? (
              <details>
                <summary>{t('library.show')}</summary>
                {answer}
              </details>
            ) : (
              <>
                <h3>{t('entry.answer')}</h3>
                {answer}
              </>
            )}
          </section>
          {isReader && !reflection && (
            <CheckedForm
              asks={ReflectionInput}
              scope="reflect"
              act={urls.lessonAct(lesson.id)}
              draft={`reflect ${lesson.id}`}
            >
              <h2>{t('reflect.title')}</h2>
              <Note>{minutes > 0 ? t('reflect.counts', { count: minutes }) : t('reflect.notCounted')}</Note>
              <input type="hidden" name="intent" value="reflect" />
              <TextAreaField name="answer" label={t('reflect.answer')} rows={3} />
              <TextAreaField name="takeaway" label={t('reflect.takeaway')} rows={3} />
              <button className="button beacon">{t('reflect.send')}</button>
            </CheckedForm>
          )}
          {reflection && (
            <section className="flow">
              <h2>{t('reflect.yours')}</h2>
              <p className="written">{reflection.answer}</p>
              <p className="written">{reflection.takeaway}</p>
              {reflection.counted && (
                <Note>
                  <a href={urls.credit()}>{t('reflect.counted', { count: minutes })}</a>
                </Note>
              )}
            </section>
          )}
        </div>
        <aside className="flow">
          {lesson.state === 'published' && (
            <section className="card flow">
              <h2>{t('comments.title')}</h2>
              {comments.length === 0 && <Note>{t('comments.none')}</Note>}
              <Rows>
                {comments.map((each) => (
                  <li key={each.id}>
                    <div>
                      <Note>
                        <b>{each.name}</b>, {format.dateTime(each.at)}
                      </Note>
                      <p className="written">{each.body}</p>
                    </div>
                    {each.own && <RemoveForm intent="uncomment" id={each.id} sure />}
                  </li>
                ))}
              </Rows>
              <CheckedForm
                asks={CommentInput}
                scope="comment"
                act={urls.lessonAct(lesson.id)}
                draft={`comment ${lesson.id}`}
              >
                <input type="hidden" name="intent" value="comment" />
                <TextAreaField name="body" label={t('comments.yours')} rows={3} />
                <button className="button">{t('comments.send')}</button>
              </CheckedForm>
            </section>
          )}
          {side !== null && lesson.state === 'published' && (
            <Disclosure summary={t('library.withdraw')} state={stateOf('withdraw')}>
              <ActionForm className="flow" intent="withdraw" submit={t('library.withdraw')} look="danger">
                <Note>{t('library.withdrawHelp')}</Note>
              </ActionForm>
            </Disclosure>
          )}
        </aside>
      </div>
      <CheckedScript />
    </Page>
  );
}
