import { Disclosure } from '#app/ui/disclosure.tsx';
import { LanguageField, TextAreaField, TextField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tally } from './prompts.tsx';
import { RoomAction } from './room-action.tsx';
import type { RoomProps } from './room-props.ts';
import { Note } from '#app/ui/note.tsx';

/** For those who hold it: who wants to speak, slides, captions, polls and checks. */
export function StaffPanel(props: RoomProps & { languages: string[] }) {
  const { action, state, stateOf, format, slideUrl, languages } = props;
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
              <RoomAction
                action={action}
                intent="slide"
                fields={{ number: String(state.slides[at - 1]!.number) }}
              >
                {t('slide.back')}
              </RoomAction>
            )}
            {at < state.slides.length - 1 && (
              <RoomAction
                action={action}
                intent="slide"
                fields={{ number: String(state.slides[at + 1]!.number) }}
              >
                {t(at < 0 ? 'slide.first' : 'slide.next')}
              </RoomAction>
            )}
            {at >= 0 && (
              <RoomAction action={action} intent="slide" fields={{ number: '0' }} kind="button plain">
                {t('slide.none')}
              </RoomAction>
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
            <RoomAction action={action} intent="close-prompt" fields={{ id: each.id }}>
              {t('prompt.close')}
            </RoomAction>
          </div>
        ))}
        {drafts.map((each) => (
          <div className="cluster" key={each.id}>
            <span>{each.question || t('check.title')}</span>
            <RoomAction action={action} intent="open-prompt" fields={{ id: each.id }}>
              {t('prompt.open')}
            </RoomAction>
            <RoomAction action={action} intent="drop-prompt" fields={{ id: each.id }} kind="button plain">
              {t('prompt.drop')}
            </RoomAction>
          </div>
        ))}
        <RoomAction action={action} intent="check-now">
          {t('prompt.check')}
        </RoomAction>
        <Disclosure summary={t('prompt.new')} state={stateOf('draft-prompt')}>
          <ActionForm
            action={action}
            intent="draft-prompt"
            hidden={{ kind: 'poll' }}
            scope="prompt"
            state={stateOf('draft-prompt')}
            submit={t('prompt.keep')}
          >
            <TextField name="question" label={t('prompt.question')} maxLength={300} required />
            <TextAreaField
              className="input short"
              name="options"
              label={t('prompt.options')}
              rows={4}
              required
            />
          </ActionForm>
        </Disclosure>
      </section>
      <section className="flow" aria-labelledby="write-captions">
        <h2 id="write-captions">{t('caption.write')}</h2>
        <Note>{t('caption.writeHelp')}</Note>
        <ActionForm
          action={action}
          intent="caption"
          scope="caption"
          state={stateOf('caption')}
          submit={t('caption.send')}
        >
          <LanguageField name="language" label={t('caption.language')} value={languages[0]} />
          <TextField name="text" label={t('caption.line')} maxLength={300} required autoComplete="off" />
        </ActionForm>
      </section>
    </div>
  );
}
