import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { type FormState, stateOfOne } from '#app/ui/form-state.ts';
import { Choices, TickField } from '#app/ui/choices.tsx';
import { optionsOf } from '#app/ui/options.ts';
import { SelectField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import { Note } from '#app/ui/note.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { FIT_ANSWERS, FitInput, GoalInput, NoteInput } from '#app/domains/mentoring/schemas.ts';

const SCALE = optionsOf([1, 2, 3, 4, 5]);

type GoalsProps = {
  goals: { id: string; body: string; before: number; now: number }[];
  isMentee: boolean;
  active: boolean;
  stateOf: (...intents: string[]) => FormState;
};

/** The mentee's goals; the mentor reads them too. */
export function Goals({ goals, isMentee, active, stateOf }: GoalsProps) {
  const { t } = useTranslation('mentoring');
  return (
    <section className="flow" aria-labelledby="goals">
      <h2 id="goals">{t('goals.title')}</h2>
      {goals.length === 0 && <p className="soft">{t('goals.none')}</p>}
      <ul className="list flow">
        {goals.map(({ id, body, before, now }) => (
          <li key={id}>
            <p>
              <b>{body}</b> <span className="soft">{t('goals.progress', { before, now })}</span>
            </p>
            {isMentee && active && (
              <ActionForm
                scope={id}
                className="cluster"
                intent="rate"
                hidden={{ id }}
                state={stateOfOne(stateOf('rate'), { id })}
                submit={t('own.save')}
              >
                <SelectField name="now" label={t('goals.rate')} value={now} options={SCALE} />
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {isMentee && active && (
        <Disclosure summary={t('goals.add')} state={stateOf('goal')}>
          <ActionForm
            asks={GoalInput}
            scope="goal"
            intent="goal"
            state={stateOf('goal')}
            submit={t('goals.add')}
          >
            <TextField name="body" label={t('goals.body')} />
            <SelectField name="before" label={t('goals.before')} value="2" options={SCALE} />
          </ActionForm>
        </Disclosure>
      )}
    </section>
  );
}

type NotesProps = {
  notes: { id: string; own: boolean; shared: boolean; body: string; at: string | Date }[];
  name: string;
  state: FormState;
};

/** Notes that both see, and one's own. */
export function Notes({ notes, name, state }: NotesProps) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  return (
    <section className="flow" aria-labelledby="notes">
      <h2 id="notes">{t('notes.title')}</h2>
      <Note>{t('notes.help')}</Note>
      <Rows>
        {notes.map((each) => (
          <li key={each.id}>
            <div>
              <p className="prose">{each.body}</p>
              <Note>
                {each.own ? t('call.you') : name}, {format.date(each.at)}
              </Note>
              {each.own && (
                <ActionButton intent="unnote" hidden={{ id: each.id }} look="plain" sure={t('common:noUndo')}>
                  {t('notes.drop')}
                </ActionButton>
              )}
            </div>
            <Tag tone={each.shared ? 'info' : undefined}>
              {t(each.shared ? 'notes.forBoth' : 'notes.forMe')}
            </Tag>
          </li>
        ))}
      </Rows>
      <ActionForm asks={NoteInput} scope="note" intent="note" state={state} submit={t('notes.write')}>
        <TextAreaField name="body" label={t('notes.body')} rows={3} />
        <TickField
          name="shared"
          legend={<span className="visually-hidden">{t('notes.shared')}</span>}
          label={t('notes.shared')}
        />
      </ActionForm>
    </section>
  );
}

/** Asked after the first meeting, and again while somebody is still deciding. */
export function Fit({ answer, state }: { answer: 'good' | 'deciding' | 'no' | null; state: FormState }) {
  const { t } = useTranslation('mentoring');
  return (
    <section className="card flow" aria-labelledby="fit">
      <h2 id="fit">{t('fit.title')}</h2>
      <Note>{t('fit.help')}</Note>
      {answer === 'no' && <p>{t('fit.noHelp')}</p>}
      <ActionForm asks={FitInput} intent="fit" state={state} submit={t('fit.say')}>
        <Choices
          name="answer"
          kind="radio"
          legend={<span className="visually-hidden">{t('fit.title')}</span>}
          values={answer ? [answer] : []}
          options={optionsOf(FIT_ANSWERS, (value) => t(`fit.${value}`))}
        />
      </ActionForm>
    </section>
  );
}
