import { shownPoll } from '#app/domains/rooms/room/asked-prompt.ts';
import type { Format } from '#app/i18n/format.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import type { RoomProps } from './room-props.ts';

/** What came of the last poll, once it is closed or answered. */
export function PollResult({ state, format }: Pick<RoomProps, 'state' | 'format'>) {
  const { t } = useTranslation('rooms');
  const poll = shownPoll(state.prompts);
  return (
    <div className="flow" aria-live="polite">
      {poll && (
        <section className="flow">
          <h2>{t('poll.title')}</h2>
          <p>{poll.question}</p>
          {poll.tally ? <Tally prompt={poll} format={format} /> : <Note>{t('poll.thanks')}</Note>}
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
