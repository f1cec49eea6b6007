import { timeInRecording } from '#app/domains/webinars/recordings/time-in-recording.ts';
import { TrimInput } from '#app/domains/webinars/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Alert } from '#app/ui/alert.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';

/** Seconds of the whole. */
export type Part = { from: number; to: number };
export type TrimProps = {
  /** Of the whole. */
  seconds: number;
  /** What learners get now, where it is not the whole. */
  part: Part | null;
  /** What is to take its place. */
  next: (Part & { failed: boolean }) | null;
};

/** Where the recording begins and ends for learners, what has become of the last trim, and the way back to the whole. */
export function TrimForm({ seconds, part, next, state }: TrimProps & { state: FormState }) {
  const { t } = useTranslation('webinars');
  const asked = next ?? part ?? { from: 0, to: seconds };
  return (
    <section className="flow" aria-labelledby="trim">
      <h2 id="trim">{t('trim.title')}</h2>
      <TrimState part={part} next={next} seconds={seconds} />
      <ActionForm asks={TrimInput} intent="trim" state={state} submit={t('trim.button')} data-trim-form="">
        <div className="halves tight">
          <PlaceField name="from" at={asked.from} />
          <PlaceField name="to" at={asked.to} />
        </div>
      </ActionForm>
      <Note>{t('trim.help')}</Note>
    </section>
  );
}

/** A time in the recording, with what the player can do for it. */
function PlaceField({ name, at }: { name: 'from' | 'to'; at: number }) {
  const { t } = useTranslation('webinars');
  return (
    <div className="stack">
      <TextField
        name={name}
        label={t(`trim.${name}`)}
        help={t('trim.timeHelp')}
        value={timeInRecording(at)}
        inputMode="text"
        autoComplete="off"
        maxLength={6}
      />
      <div className="cluster">
        <button className="button small" type="button" data-press={`take-${name}`} hidden>
          {t('trim.take')}
        </button>
        <button className="button plain small" type="button" data-press={`play-${name}`} hidden>
          {t(name === 'from' ? 'trim.previewBeginning' : 'trim.previewEnd')}
        </button>
      </div>
    </div>
  );
}

function TrimState({ part, next, seconds }: TrimProps) {
  const { t } = useTranslation('webinars');
  const times = ({ from, to }: Part) => ({ from: timeInRecording(from), to: timeInRecording(to) });
  return (
    <div className="flow" data-trim={next && !next.failed ? 'making' : 'done'}>
      {next && !next.failed && <Alert tone="info" title={t('trim.making', times(next))} />}
      {next?.failed && <Alert tone="danger" title={t('trim.failed', times(next))} />}
      <p>{part ? t('trim.shown', times(part)) : t('trim.whole', { to: timeInRecording(seconds) })}</p>
      {(part || next) && <ActionButton intent="untrim">{t('trim.untrim')}</ActionButton>}
    </div>
  );
}
