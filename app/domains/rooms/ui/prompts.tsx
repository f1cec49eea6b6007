import { ActionForm } from '#app/ui/form.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Format } from '#app/i18n/format.ts';
import type { RoomProps } from './room-props.ts';
import { Note } from '#app/ui/note.tsx';

/** The prompt that everybody is asked now: a presence check before a poll, the newest of each. */
export function OpenPrompts({ action, state, format }: RoomProps) {
  const { t } = useTranslation('rooms');
  const open = state.prompts.filter((each) => each.state === 'open');
  const check = open.filter((each) => each.kind === 'check' && each.chosen === null).at(-1);
  const polls = state.prompts.filter((each) => each.kind === 'poll' && each.state !== 'draft');
  const poll = polls.at(-1);
  return (
    <div className="flow" aria-live="polite">
      {check && (
        <ActionForm
          action={action}
          aria-labelledby={`check-${check.id}`}
          className="beam"
          intent="answer"
          hidden={{ id: check.id, choice: '0' }}
          submit={t('check.here')}
          look="beacon"
        >
          <h2 id={`check-${check.id}`}>{check.question || t('check.title')}</h2>
          <p className="small">{t('check.until', { time: format.time(check.closesAt!) })}</p>
        </ActionForm>
      )}
      {poll && poll.state === 'open' && poll.chosen === null && (
        <ActionForm
          action={action}
          className="flow"
          intent="answer"
          hidden={{ id: poll.id }}
          submit={t('poll.send')}
        >
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
          <Note>{t('check.until', { time: format.time(poll.closesAt!) })}</Note>
        </ActionForm>
      )}
      {poll && (poll.state === 'closed' || poll.chosen !== null) && (
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
