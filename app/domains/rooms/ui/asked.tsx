/* oxlint-disable react/exhaustive-effect-dependencies, react/set-state-in-effect, react-hooks/exhaustive-deps --
   effects follow what is asked: they start again where that is something else. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Prompt } from '#app/domains/rooms/types.ts';
import { ActionForm } from '#app/ui/form.tsx';
import type { RoomProps } from './room-props.ts';

type Props = Pick<RoomProps, 'action' | 'format'> & {
  asked: Prompt | null;
  /** Nothing else is asked, and the host lets this person speak. */
  called: boolean;
  /** Where their question is written. */
  questionId: string;
  /** Its script has come. */
  isLive: boolean;
  /** By the server's clock; null where time does not matter. */
  now: number | null;
  /** Why the answer was refused. */
  refused: ReactNode;
};

const LONGEST_MS = 210_000;

/** Minutes and seconds that are left, as a clock shows them. */
const leftOf = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/**
 * What a guest is asked lies over the room, wherever they have scrolled, and is announced; focus stays where it is. A presence check goes only
 * when it is answered or over; a poll can be put aside.
 */
export function Asked({ action, format, asked, called, questionId, isLive, now, refused }: Props) {
  const { t } = useTranslation('rooms');
  const [aside, setAside] = useState<string | null>(null);
  const [calledSeen, setCalledSeen] = useState(false);
  /** The button that brings a poll back takes the focus of the one that put it aside. */
  const takesFocus = useRef(false);
  const isPoll = asked?.kind === 'poll';
  const isAside = isPoll && aside === asked.id;
  const putAside = () => {
    takesFocus.current = document.activeElement?.closest('.asked') != null;
    setAside(asked?.id ?? null);
  };
  useEffect(() => setCalledSeen(false), [called]);
  useEffect(() => {
    if (!isPoll || isAside) return;
    const escape = ({ key }: KeyboardEvent) => key === 'Escape' && putAside();
    addEventListener('keydown', escape);
    return () => removeEventListener('keydown', escape);
  }, [asked?.id, isPoll, isAside]);

  const left = asked && isLive && now !== null ? Date.parse(asked.closesAt!) - now : null;
  const until =
    left === null ? (
      asked && t('check.until', { time: format.time(asked.closesAt!) })
    ) : (
      <span role="timer" aria-live="off" data-left="">
        {t('asked.left', { time: leftOf(left) })}
      </span>
    );
  const isCalled = called && !calledSeen && asked === null;
  // A live region is heard when its text changes after it is there: the server sends it empty.
  const said = (text: string) => (isLive ? text : '');
  return (
    <>
      <p className="visually-hidden" role="alert">
        {said(asked?.kind === 'check' ? t('asked.check') : '')}
      </p>
      <p className="visually-hidden" role="status">
        {said(isPoll ? t('asked.poll', { question: asked.question }) : isCalled ? t('hand.called') : '')}
      </p>
      {asked?.kind === 'check' && (
        <ActionForm
          action={action}
          aria-labelledby={`check-${asked.id}`}
          className="asked beam"
          hidden={{ id: asked.id, choice: '0' }}
        >
          <div>
            <h2 id={`check-${asked.id}`}>{asked.question || t('check.title')}</h2>
            <p className="small">
              {t('check.why')} {until}
            </p>
            {refused}
          </div>
          <button className="button beacon" name="intent" value="answer">
            {t('check.here')}
          </button>
          <Left ms={left} />
        </ActionForm>
      )}
      {isPoll && isAside && (
        <div className="asked beam aside">
          <button
            ref={(button) => {
              if (takesFocus.current) button?.focus();
              takesFocus.current = false;
            }}
            type="button"
            className="button"
            onClick={() => setAside(null)}
          >
            {t('poll.answer')}
          </button>
          <p className="small">{until}</p>
        </div>
      )}
      {isPoll && !isAside && (
        <ActionForm
          action={action}
          aria-labelledby={`poll-${asked.id}`}
          className="asked card"
          hidden={{ id: asked.id }}
          key={asked.id}
        >
          <h2 id={`poll-${asked.id}`}>{t('poll.title')}</h2>
          <fieldset>
            <legend>{asked.question}</legend>
            {asked.options.map((option, i) => (
              <label className="choice boxed" key={option}>
                <input type="radio" name="choice" value={i} required />
                <span>{option}</span>
              </label>
            ))}
          </fieldset>
          {refused}
          <div className="cluster">
            <button className="button" name="intent" value="answer">
              {t('poll.send')}
            </button>
            {isLive && (
              <button type="button" className="button plain" onClick={putAside}>
                {t('poll.later')}
              </button>
            )}
            <span className="small soft">{until}</span>
          </div>
          <Left ms={left} />
        </ActionForm>
      )}
      {isCalled && (
        <div className="asked beam">
          <h2>{t('hand.called')}</h2>
          <p className="cluster">
            <a className="button beacon" href={`#${questionId}`} onClick={() => setCalledSeen(true)}>
              {t('hand.write')}
            </a>
            <button type="button" className="button" onClick={() => setCalledSeen(true)}>
              {t('hand.close')}
            </button>
          </p>
        </div>
      )}
    </>
  );
}

/** The same as the time beside it, to see at a glance. */
function Left({ ms }: { ms: number | null }) {
  if (ms === null) return null;
  return <progress className="left" value={Math.max(0, ms)} max={LONGEST_MS} aria-hidden="true" />;
}
