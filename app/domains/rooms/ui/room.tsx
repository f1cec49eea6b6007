import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Format } from '#app/i18n/format.ts';
import { Alert } from '#app/ui/alert.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { RoomState } from '../room-state.ts';

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
