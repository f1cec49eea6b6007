import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import type { Format } from '#app/i18n/format.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { RoomState } from '../room-state.ts';
import { sortedQuestions } from '../room-state.ts';

/** Posts a form to the room's own address; in the browser a script does it without leaving the page. */
export type RoomProps = {
  action: string;
  state: RoomState;
  staff: boolean;
  format: Format;
  slideUrl: (hash: string) => string;
};

export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => Array.from(part)[0])
    .filter((_, i, all) => i === 0 || i === all.length - 1)
    .join('');

/** A button that says one thing to the room. */
export function Act({
  action,
  intent,
  fields = {},
  children,
  kind = 'button',
  pressed,
}: {
  action: string;
  intent: string;
  fields?: Record<string, string>;
  children: ReactNode;
  kind?: string;
  pressed?: boolean;
}) {
  return (
    <form method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className={kind} name="intent" value={intent} aria-pressed={pressed}>
        {children}
      </button>
    </form>
  );
}

/** What is asked of everybody now: a presence check before a poll, the newest of each. */
export function OpenPrompts({ action, state, format }: RoomProps) {
  const { t } = useTranslation('rooms');
  const open = state.prompts.filter((each) => each.state === 'open');
  const check = open.filter((each) => each.kind === 'check' && each.chosen === null).at(-1);
  const polls = state.prompts.filter((each) => each.kind === 'poll' && each.state !== 'draft');
  const poll = polls.at(-1);
  return (
    <div className="flow" aria-live="polite">
      {check && (
        <form className="beam" method="post" action={action} aria-labelledby={`check-${check.id}`}>
          <h2 id={`check-${check.id}`}>{check.question || t('check.title')}</h2>
          <p className="small">{t('check.until', { time: format.time(check.closesAt!) })}</p>
          <input type="hidden" name="id" value={check.id} />
          <input type="hidden" name="choice" value="0" />
          <button className="button beacon" name="intent" value="answer">
            {t('check.here')}
          </button>
        </form>
      )}
      {poll && poll.state === 'open' && poll.chosen === null && (
        <form className="flow" method="post" action={action}>
          <h2>{t('poll.title')}</h2>
          <fieldset className="flow">
            <legend>{poll.question}</legend>
            {poll.options.map((option, i) => (
              <label className="choice boxed" key={option}>
                <input type="radio" name="choice" value={i} required />
                <span>{option}</span>
              </label>
            ))}
          </fieldset>
          <input type="hidden" name="id" value={poll.id} />
          <p className="small soft">{t('check.until', { time: format.time(poll.closesAt!) })}</p>
          <button className="button" name="intent" value="answer">
            {t('poll.send')}
          </button>
        </form>
      )}
      {poll && (poll.state === 'closed' || poll.chosen !== null) && (
        <section className="flow">
          <h2>{t('poll.title')}</h2>
          <p>{poll.question}</p>
          {poll.tally ? (
            <Tally prompt={poll} format={format} />
          ) : (
            <p className="small soft">{t('poll.thanks')}</p>
          )}
        </section>
      )}
    </div>
  );
}

export function Tally({
  prompt,
  format,
}: {
  prompt: { kind: string; options: string[]; tally: number[] | null; chosen: number | null };
  format: Format;
}) {
  const { t } = useTranslation('rooms');
  const tally = prompt.tally ?? [];
  const total = tally.reduce((sum, each) => sum + each, 0);
  const options = prompt.kind === 'check' ? [t('check.answered')] : prompt.options;
  return (
    <dl className="bars">
      {options.map((option, i) => (
        <div key={option} data-kind="webinar">
          <dt>
            {option}
            {prompt.chosen === i && prompt.kind === 'poll' && (
              <span className="soft"> · {t('poll.yours')}</span>
            )}
          </dt>
          <dd className="value">{format.number(tally[i] ?? 0)}</dd>
          <dd className="drawn" aria-hidden="true">
            <svg className="bar">
              <rect
                width={`${total === 0 ? 0 : Math.round(((tally[i] ?? 0) / total) * 100)}%`}
                height="100%"
              />
            </svg>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Questions to the speakers, by votes; a moderator sees those that wait. */
export function Questions({ action, state, staff, format }: RoomProps) {
  const { t } = useTranslation('rooms');
  const shown = sortedQuestions(state.questions).filter(
    (each) => staff || each.state !== 'declined' || each.by.own,
  );
  return (
    <section className="flow" aria-labelledby="questions">
      <h2 id="questions">{t('question.title')}</h2>
      <ul className="talk">
        {shown.map((each) => (
          <li key={each.id}>
            <span className="avatar" aria-hidden="true">
              {initialsOf(each.by.name)}
            </span>
            <div className="flow tight">
              <p className="small">
                <b>{each.by.name}</b>{' '}
                <span className="soft">
                  {[each.by.place, format.time(each.at)].filter(Boolean).join(', ')}
                  {each.state !== 'open' && ` · ${t(`question.state.${each.state}`)}`}
                </span>
              </p>
              <p className="small">{each.text}</p>
              {each.answer && <p className="small answer">{each.answer}</p>}
              <div className="cluster">
                {(each.state === 'open' || each.state === 'answered') && (
                  <Act
                    action={action}
                    intent="vote"
                    fields={{ id: each.id }}
                    kind="button plain"
                    pressed={each.voted}
                  >
                    {t('question.vote', { count: each.votes })}
                  </Act>
                )}
                {staff && each.state === 'pending' && (
                  <Act action={action} intent="moderate-question" fields={{ id: each.id, act: 'approve' }}>
                    {t('question.approve')}
                  </Act>
                )}
                {staff && each.state !== 'declined' && each.state !== 'answered' && (
                  <>
                    <Act
                      action={action}
                      intent="moderate-question"
                      fields={{ id: each.id, act: 'answered' }}
                      kind="button plain"
                    >
                      {t('question.answered')}
                    </Act>
                    <Act
                      action={action}
                      intent="moderate-question"
                      fields={{ id: each.id, act: 'decline' }}
                      kind="button plain"
                    >
                      {t('question.decline')}
                    </Act>
                  </>
                )}
              </div>
              {staff && each.state !== 'declined' && (
                <details>
                  <summary className="small">{t('question.write')}</summary>
                  <form className="field" method="post" action={action}>
                    <label htmlFor={`answer-${each.id}`}>{t('question.answer')}</label>
                    <textarea
                      className="input short"
                      id={`answer-${each.id}`}
                      name="answer"
                      rows={3}
                      maxLength={2000}
                    />
                    <input type="hidden" name="id" value={each.id} />
                    <input type="hidden" name="act" value="answered" />
                    <div className="cluster">
                      <button className="button" name="intent" value="moderate-question">
                        {t('question.send')}
                      </button>
                    </div>
                  </form>
                  {!each.by.own && <Restrict action={action} id={each.id} />}
                </details>
              )}
            </div>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="small soft">{t('question.none')}</p>}
      <form className="field" method="post" action={action}>
        <label htmlFor="ask">{t('question.yours')}</label>
        <textarea className="input short" id="ask" name="text" rows={2} maxLength={500} required />
        <div>
          <button className="button" name="intent" value="ask">
            {t('question.ask')}
          </button>
        </div>
      </form>
    </section>
  );
}

function Restrict({ action, id }: { action: string; id: string }) {
  const { t } = useTranslation('rooms');
  return (
    <div className="cluster">
      {(['silence', 'block', 'lift'] as const).map((act) => (
        <Act
          key={act}
          action={action}
          intent="restrict"
          fields={{ id, act }}
          kind={act === 'block' ? 'button danger' : 'button plain'}
        >
          {t(`restrict.${act}`)}
        </Act>
      ))}
    </div>
  );
}

export function Chat({ action, state, staff, format }: RoomProps) {
  const { t } = useTranslation('rooms');
  const pinned = state.messages.filter((each) => each.pinned && !each.deleted);
  const line = (each: RoomState['messages'][number]) => (
    <li key={each.id}>
      <span className="avatar" aria-hidden="true">
        {initialsOf(each.by.name)}
      </span>
      <div>
        <p className="small">
          <b>{each.by.name}</b>{' '}
          <span className="soft">{[each.by.place, format.time(each.at)].filter(Boolean).join(', ')}</span>
        </p>
        <p className="small">{each.deleted ? <i className="soft">{t('chat.deleted')}</i> : each.text}</p>
        {staff && (
          <details>
            <summary className="small">{t('chat.moderate')}</summary>
            <div className="cluster">
              <Act
                action={action}
                intent="moderate-message"
                fields={{ id: each.id, act: each.pinned ? 'unpin' : 'pin' }}
                kind="button plain"
              >
                {t(each.pinned ? 'chat.unpin' : 'chat.pin')}
              </Act>
              <Act
                action={action}
                intent="moderate-message"
                fields={{ id: each.id, act: each.deleted ? 'restore' : 'delete' }}
                kind="button plain"
              >
                {t(each.deleted ? 'chat.restore' : 'chat.delete')}
              </Act>
            </div>
            {!each.by.own && <Restrict action={action} id={each.id} />}
          </details>
        )}
      </div>
    </li>
  );
  return (
    <section className="flow" aria-labelledby="chat">
      <h2 id="chat">{t('chat.title')}</h2>
      {pinned.length > 0 && <ul className="talk pinned">{pinned.map(line)}</ul>}
      <ul className="talk long" role="log" aria-labelledby="chat" tabIndex={0}>
        {state.messages.filter((each) => !each.pinned).map(line)}
      </ul>
      <form className="field" method="post" action={action}>
        <label htmlFor="say">{t('chat.yours')}</label>
        <input className="input" id="say" name="text" maxLength={500} required autoComplete="off" />
        <div>
          <button className="button" name="intent" value="say">
            {t('chat.send')}
          </button>
        </div>
      </form>
    </section>
  );
}

/** For those who hold it: who wants to speak, slides, captions, polls and checks. */
export function Desk(props: RoomProps & { languages: string[] }) {
  const { action, state, format, slideUrl, languages } = props;
  const { t } = useTranslation('rooms');
  const at = state.slides.findIndex((each) => each.number === state.slide);
  const drafts = state.prompts.filter((each) => each.state === 'draft');
  const open = state.prompts.filter((each) => each.state === 'open');
  const shown = state.slides[at];
  return (
    <div className="flow">
      <section className="flow" aria-labelledby="hands">
        <h2 id="hands">{t('hand.list', { count: state.hands.length })}</h2>
        <ul className="list">
          {state.hands.map((each) => (
            <li key={each.id}>{[each.name, each.place].filter(Boolean).join(', ')}</li>
          ))}
        </ul>
      </section>
      {state.slides.length > 0 && (
        <section className="flow" aria-labelledby="slides">
          <h2 id="slides">{t('slide.title')}</h2>
          {shown && <img className="slide small-slide" src={slideUrl(shown.hash)} alt={shown.words} />}
          <div className="cluster">
            {at > 0 && (
              <Act action={action} intent="slide" fields={{ number: String(state.slides[at - 1]!.number) }}>
                {t('slide.back')}
              </Act>
            )}
            {at < state.slides.length - 1 && (
              <Act action={action} intent="slide" fields={{ number: String(state.slides[at + 1]!.number) }}>
                {t(at < 0 ? 'slide.first' : 'slide.next')}
              </Act>
            )}
            {at >= 0 && (
              <Act action={action} intent="slide" fields={{ number: '0' }} kind="button plain">
                {t('slide.none')}
              </Act>
            )}
          </div>
        </section>
      )}
      <section className="flow" aria-labelledby="prompts">
        <h2 id="prompts">{t('prompt.title')}</h2>
        {open.map((each) => (
          <div className="card flow" key={each.id}>
            <p>{each.question || t('check.title')}</p>
            <Tally prompt={each} format={format} />
            <Act action={action} intent="close-prompt" fields={{ id: each.id }}>
              {t('prompt.close')}
            </Act>
          </div>
        ))}
        {drafts.map((each) => (
          <div className="cluster" key={each.id}>
            <span>{each.question || t('check.title')}</span>
            <Act action={action} intent="open-prompt" fields={{ id: each.id }}>
              {t('prompt.open')}
            </Act>
            <Act action={action} intent="drop-prompt" fields={{ id: each.id }} kind="button plain">
              {t('prompt.drop')}
            </Act>
          </div>
        ))}
        <Act action={action} intent="check-now">
          {t('prompt.check')}
        </Act>
        <details>
          <summary>{t('prompt.new')}</summary>
          <form className="form" method="post" action={action}>
            <input type="hidden" name="kind" value="poll" />
            <div className="field">
              <label htmlFor="prompt-question">{t('prompt.question')}</label>
              <input className="input" id="prompt-question" name="question" maxLength={300} required />
            </div>
            <div className="field">
              <label htmlFor="prompt-options">{t('prompt.options')}</label>
              <textarea className="input short" id="prompt-options" name="options" rows={4} required />
            </div>
            <button className="button" name="intent" value="draft-prompt">
              {t('prompt.keep')}
            </button>
          </form>
        </details>
      </section>
      <section className="flow" aria-labelledby="write-captions">
        <h2 id="write-captions">{t('caption.write')}</h2>
        <p className="small soft">{t('caption.writeHelp')}</p>
        <form className="form" method="post" action={action} data-keep="language">
          <div className="field">
            <label htmlFor="caption-language">{t('caption.language')}</label>
            <select className="input" id="caption-language" name="language" defaultValue={languages[0]}>
              {LOCALES.map(({ code, name }) => (
                <option key={code} value={code} lang={code}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="caption-text">{t('caption.line')}</label>
            <input
              className="input"
              id="caption-text"
              name="text"
              maxLength={300}
              required
              autoComplete="off"
            />
          </div>
          <button className="button" name="intent" value="caption">
            {t('caption.send')}
          </button>
        </form>
      </section>
    </div>
  );
}

/** Captions under the stage, in one language; `polite` so that a reader of the screen hears them. */
export function CaptionLine({ state, language }: { state: RoomState; language: string }) {
  const lines = state.captions.filter((each) => each.language === language).slice(-2);
  return (
    <p className="captions" lang={language} aria-live="off">
      {lines.map((each) => (
        <span key={each.at + each.text}>{each.text} </span>
      ))}
    </p>
  );
}

export const captionLanguages = (state: RoomState): string[] => [
  ...new Set(state.captions.map((each) => each.language)),
];

export function CaptionList({
  state,
  language,
  format,
}: {
  state: RoomState;
  language: string;
  format: Format;
}) {
  const { t } = useTranslation('rooms');
  const lines = state.captions.filter((each) => each.language === language);
  return (
    <section className="flow" aria-labelledby="captions-read">
      <h2 id="captions-read">{t('caption.read')}</h2>
      {lines.length === 0 && <p className="small soft">{t('caption.none')}</p>}
      <ul className="talk long" role="log" aria-labelledby="captions-read" tabIndex={0} lang={language}>
        {lines.map((each) => (
          <li key={each.at + each.text}>
            <p>
              <span className="soft small">{format.time(each.at)}</span> {each.text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function StreamNote({
  state,
  startsAt,
  format,
}: {
  state: RoomState;
  startsAt: string;
  format: Format;
}) {
  const { t } = useTranslation('rooms');
  if (state.blocked) return <Alert tone="danger" title={t('blocked')} />;
  if (state.stream === 'live') return null;
  const tone = state.stream === 'paused' ? 'warning' : 'info';
  return (
    <Alert tone={tone} title={t(`stream.${state.stream}`, { time: format.dateTime(startsAt) })}>
      <p className="small">{t(`streamHelp.${state.stream}`)}</p>
    </Alert>
  );
}

export function HandButton({ action, state }: { action: string; state: RoomState }) {
  const { t } = useTranslation('rooms');
  return (
    <Act
      action={action}
      intent="hand"
      fields={{ raised: state.ownHand ? 'no' : 'yes' }}
      pressed={state.ownHand}
    >
      <Icon name="hand" />
      {t(state.ownHand ? 'hand.lower' : 'hand.raise')}
    </Act>
  );
}
