import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { readCreditOffers } from '#app/domains/credits/accreditation/read-credit-offers.server.ts';
import { Disclosures } from '#app/domains/catalogue/ui/disclosures.tsx';
import { useOfferText } from '#app/domains/credits/ui/use-offer-text.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { readRecording } from '#app/domains/webinars/recordings/read-recording.server.ts';
import { submitQuiz } from '#app/domains/webinars/quiz/submit-quiz.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { DomainError } from '#app/platform/errors.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Choices, formState, FormFailure, SelectField } from '#app/ui/form.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx, { locale }) => {
    const found = await readRecording(ctx, args.params['slug']!);
    const variant = pickVariant(found.variants, locale)!;
    const disclosures = await listDisclosures(ctx.db.read, found.course.id);
    const { registered, watched } = found;
    return {
      title: variant.title,
      slug: found.course.slug,
      variant: { language: variant.language, title: variant.title, summary: variant.summary },
      languages: found.variants.map((each) => each.language),
      minutes: found.version.minutes,
      durationMs: found.durationMs,
      chapters: found.recording.chapters,
      captions: found.captions,
      questions: registered ? found.questions : [],
      percent: watched?.percent ?? 0,
      watchedMs: watched?.ms ?? 0,
      isThrough: found.isThrough,
      registered: registered && {
        id: registered.registration.id,
        completed: registered.completion !== null,
        evaluated: registered.evaluatedAt !== null,
      },
      credit: (await readCreditOffers(ctx, [found.version.id])).get(found.version.id) ?? null,
      disclosures,
      shown: hashDisclosures(disclosures),
      signedIn: ctx.actor !== null,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  return actions(args, {
    guard: (ctx) => readRecording(ctx, slug),
    back: urls.recording(slug),
    intents: ({ registered }) => ({
      register: act(fields('shown'), async (ctx, { shown, ...wish }) => {
        await registerForCourse(ctx, slug, wish, shown);
      }),
      test: act(async (ctx, values) => {
        if (!registered) throw new DomainError(ctx.actor ? 'not_found' : 'sign_in_required');
        await submitQuiz(ctx, registered.registration.id, values);
      }),
    }),
  });
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

export default function RecordingPage() {
  const data = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('webinars');
  const offerText = useOfferText();
  const { variant, registered } = data;
  const inside = data.questions.filter((each) => each.atSeconds !== null);
  // Before somebody has begun it is what they come for; on a phone the pictures come first after that.
  const aside = (
    <aside className="card stays decide flow" aria-labelledby="decide">
      <h2 id="decide">{data.credit ? offerText(data.credit) : t('recording.noCredit')}</h2>
      {!data.signedIn && (
        <a className="button beacon wide" href={urls.signIn(urls.recording(data.slug))}>
          {t('recording.signIn')}
        </a>
      )}
      {data.signedIn && !registered && (
        <form className="form" method="post">
          <input type="hidden" name="shown" value={data.shown ?? ''} />
          <SelectField
            name="language"
            label={t('learning:decide.language')}
            state={formState(null)}
            value={variant.language}
            options={data.languages.map((value) => ({ value, name: nameOfLocale(value), lang: value }))}
          />
          <button className="button beacon wide" name="intent" value="register">
            {t('recording.watch')}
          </button>
        </form>
      )}
      {registered && (
        <>
          <p>{t('recording.watched', { percent: data.percent })}</p>
          <progress max={data.durationMs} value={data.watchedMs} aria-label={t('recording.progress')} />
          <Note>{t('recording.needed')}</Note>
          {registered.completed && !registered.evaluated && (
            <a className="button beacon wide" href={urls.evaluation(registered.id)}>
              {t('learning:evaluation.open')}
            </a>
          )}
          {registered.evaluated && (
            <a className="button beacon wide" href={urls.credit()}>
              {t('learning:decide.credit')}
            </a>
          )}
          {!registered.completed && (
            <a className="button wide" href={urls.recording(data.slug)} data-done="" hidden={!data.isThrough}>
              {t('recording.through')}
            </a>
          )}
        </>
      )}
    </aside>
  );
  return (
    <Page
      trail={[{ to: urls.courses(), name: t('catalogue:title') }]}
      title={<span lang={variant.language}>{variant.title}</span>}
      lead={<span lang={variant.language}>{variant.summary}</span>}
      under={
        <ul className="facts">
          <li>
            <Icon name="clock" />
            {t('common:minutes', { count: data.minutes })}
          </li>
          <li>
            <Icon name="globe" />
            {data.languages.map(nameOfLocale).join(', ')}
          </li>
        </ul>
      }
    >
      <FormFailure state={state} />
      <div className="columns">
        {!registered && aside}
        <div
          className="flow"
          data-recording={registered ? '' : undefined}
          data-act={urls.recordingSession(data.slug)}
          data-stops={inside.map((each) => each.atSeconds).join(',')}
          data-through={Math.floor(data.durationMs * 0.9)}
        >
          {registered && (
            <>
              <div data-elsewhere="" hidden>
                <Alert tone="warning" title={t('room.elsewhere')} />
              </div>
              <figure className="stage">
                {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- its tracks are drawn from a list */}
                <video controls playsInline preload="metadata" aria-label={t('room.video')}>
                  {data.captions.map((code) => (
                    <track
                      key={code}
                      kind="captions"
                      srcLang={code}
                      label={nameOfLocale(code)}
                      src={urls.recordingCaptions(data.slug, code)}
                    />
                  ))}
                </video>
              </figure>
              <noscript>
                <Alert tone="info" title={t('room.noScript')} />
              </noscript>
              {data.chapters.length > 0 && (
                <section className="flow">
                  <h2>{t('recording.chapters')}</h2>
                  <ul className="list">
                    {data.chapters.map((each) => (
                      <li key={each.seconds}>
                        <button className="button plain" type="button" data-seconds={each.seconds}>
                          {clock(each.seconds)} {each.title}
                        </button>
                      </li>
                    ))}
                  </ul>
                </section>
              )}
              {data.questions.length > 0 && !registered.completed && (
                <form className="form" method="post">
                  <h2>{t('recording.questions')}</h2>
                  {data.questions.map((each) => (
                    <div key={each.id} data-at={each.atSeconds ?? undefined}>
                      <Choices
                        name={each.id}
                        kind="radio"
                        legend={
                          each.atSeconds === null
                            ? each.question
                            : `${clock(each.atSeconds)} ${each.question}`
                        }
                        state={state}
                        options={each.options.map((name, i) => ({ value: String(i), name }))}
                      />
                    </div>
                  ))}
                  <button className="button" name="intent" value="test">
                    {t('test.send')}
                  </button>
                </form>
              )}
              <script type="module" src="/browser/recording.js" />
            </>
          )}
          {data.disclosures.length > 0 && (
            <section className="flow">
              <h2>{t('credits:disclosure.title')}</h2>
              <Disclosures disclosures={data.disclosures} />
            </section>
          )}
        </div>
        {registered && aside}
      </div>
    </Page>
  );
}
