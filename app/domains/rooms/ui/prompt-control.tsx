import { useTranslation } from '#app/i18n/use-translation.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextAreaField, TextField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { Tally } from './prompts.tsx';
import { RoomAction } from './room-action.tsx';
import type { RoomProps } from './room-props.ts';

/** Polls and presence checks: what is asked now, with the answers as they come, and what is planned, each one press away. `now` is on the server's clock. */
export function PromptControl({ action, state, stateOf, format, now }: RoomProps & { now: number }) {
  const { t } = useTranslation('rooms');
  const drafts = state.prompts.filter((each) => each.state === 'draft');
  // Of a check that is over, only the attendance is of use.
  const open = state.prompts
    .filter((each) => each.state === 'open' && (each.kind === 'poll' || Date.parse(each.closesAt!) > now))
    .toReversed();
  return (
    <section className="flow tight" aria-labelledby="prompts">
      <h2 id="prompts">{t('prompt.title')}</h2>
      <RoomAction action={action} intent="check-now">
        {t('prompt.check')}
      </RoomAction>
      {open.map((each) => (
        <div className="card flow tight" key={each.id}>
          <p>{each.question || t('check.title')}</p>
          <Tally prompt={each} format={format} />
          <RoomAction action={action} intent="close-prompt" fields={{ id: each.id }}>
            {t('prompt.close')}
          </RoomAction>
        </div>
      ))}
      <ul className="hands">
        {drafts.map((each) => (
          <li key={each.id}>
            <span>{each.question || t('check.title')}</span>
            <RoomAction action={action} intent="open-prompt" fields={{ id: each.id }}>
              {t('prompt.open')}
            </RoomAction>
            <RoomAction action={action} intent="drop-prompt" fields={{ id: each.id }} kind="button plain">
              {t('prompt.drop')}
            </RoomAction>
          </li>
        ))}
      </ul>
      <Disclosure summary={t('prompt.new')} state={stateOf('draft-prompt')}>
        <ActionForm
          action={action}
          intent="draft-prompt"
          hidden={{ kind: 'poll' }}
          scope="prompt"
          state={stateOf('draft-prompt')}
          submit={t('prompt.keep')}
        >
          <PollFields />
        </ActionForm>
      </Disclosure>
    </section>
  );
}

/** What a poll asks, and its answers. */
export function PollFields() {
  const { t } = useTranslation('rooms');
  return (
    <>
      <TextField name="question" label={t('prompt.question')} maxLength={300} required />
      <TextAreaField className="input short" name="options" label={t('prompt.options')} rows={4} required />
    </>
  );
}
