import type { RoomState } from '#app/domains/rooms/room/room-state.ts';
import type { Format } from '#app/i18n/format.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';

/** Captions under the stage, in one language; `polite` so that screen readers announce them. */
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
      {lines.length === 0 && <Note>{t('caption.none')}</Note>}
      <ul className="talk long" role="log" aria-labelledby="captions-read" tabIndex={0} lang={language}>
        {lines.map((each) => (
          <li key={each.at + each.text}>
            <p>
              <span className="soft small">{format.bareTime(each.at)}</span> {each.text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
