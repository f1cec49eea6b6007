import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextAreaField, TextField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { type FormState, stateOfOne } from '#app/ui/form-state.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { type RoomState, sortedQuestions } from '#app/domains/rooms/room/room-state.ts';
import { initials } from './initials.ts';
import { RoomAction } from './room-action.tsx';
import { RestrictAuthor } from './restrict-author.tsx';
import type { RoomProps } from './room-props.ts';
import { Note } from '#app/ui/note.tsx';

/** Questions to the speakers, by votes; a moderator sees those that wait. */
export function Questions({
  action,
  state,
  stateOf,
  staff,
  format,
  mayAsk = true,
}: RoomProps & { mayAsk?: boolean }) {
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
              {initials(each.by.name)}
            </span>
            <div className="flow tight">
              <p className="small">
                <b>{each.by.name}</b>{' '}
                <span className="soft">
                  {[each.by.place, format.bareTime(each.at)].filter(Boolean).join(', ')}
                  {each.state !== 'open' && ` · ${t(`question.state.${each.state}`)}`}
                </span>
              </p>
              <p className="small">{each.text}</p>
              {each.answer && <p className="small answer">{each.answer}</p>}
              <div className="cluster">
                {(each.state === 'open' || each.state === 'answered') && (
                  <RoomAction
                    action={action}
                    intent="vote"
                    fields={{ id: each.id, voted: each.voted ? 'no' : 'yes' }}
                    kind="button plain"
                    pressed={each.voted}
                  >
                    {t('question.vote', { count: each.votes })}
                  </RoomAction>
                )}
                {staff && each.state === 'pending' && (
                  <RoomAction
                    action={action}
                    intent="moderate-question"
                    fields={{ id: each.id, act: 'approve' }}
                  >
                    {t('question.approve')}
                  </RoomAction>
                )}
                {staff &&
                  each.state !== 'declined' &&
                  each.state !== 'answered' &&
                  (['answered', 'decline'] as const).map((act) => (
                    <RoomAction
                      key={act}
                      action={action}
                      intent="moderate-question"
                      fields={{ id: each.id, act }}
                      kind="button plain"
                    >
                      {t(`question.${act}`)}
                    </RoomAction>
                  ))}
              </div>
              {staff && each.state !== 'declined' && (
                <AnswerInWords action={action} question={each} state={stateOf('moderate-question')} />
              )}
            </div>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <Note>{t('question.none')}</Note>}
      {mayAsk && (
        <ActionForm action={action} className="flow tight" scope="ask" state={stateOf('ask')}>
          <TextAreaField
            className="input short"
            name="text"
            label={t('question.yours')}
            rows={2}
            maxLength={500}
            required
          />
          <div>
            <button className="button" name="intent" value="ask">
              {t('question.ask')}
            </button>
          </div>
        </ActionForm>
      )}
    </section>
  );
}

function AnswerInWords({
  action,
  question,
  state,
}: {
  action: string;
  question: RoomState['questions'][number];
  state: FormState;
}) {
  const { t } = useTranslation('rooms');
  const hidden = { id: question.id, act: 'answered' };
  const own = stateOfOne(state, hidden);
  return (
    <Disclosure summary={t('question.write')} small state={own}>
      <ActionForm action={action} className="flow tight" hidden={hidden} scope={question.id} state={own}>
        <TextAreaField
          className="input short"
          name="answer"
          label={t('question.answer')}
          rows={3}
          maxLength={2000}
        />
        <div className="cluster">
          <button className="button" name="intent" value="moderate-question">
            {t('question.send')}
          </button>
        </div>
      </ActionForm>
      {!question.by.own && <RestrictAuthor action={action} id={question.id} />}
    </Disclosure>
  );
}

export function Chat({ action, state, stateOf, staff, format }: RoomProps) {
  const { t } = useTranslation('rooms');
  const pinned = state.messages.filter((each) => each.pinned && !each.deleted);
  const line = (each: RoomState['messages'][number]) => (
    <li key={each.id}>
      <span className="avatar" aria-hidden="true">
        {initials(each.by.name)}
      </span>
      <div>
        <p className="small">
          <b>{each.by.name}</b>{' '}
          <span className="soft">{[each.by.place, format.bareTime(each.at)].filter(Boolean).join(', ')}</span>
        </p>
        <p className="small">{each.deleted ? <i className="soft">{t('chat.deleted')}</i> : each.text}</p>
        {staff && (
          <details>
            <summary className="small">{t('chat.moderate')}</summary>
            <div className="cluster">
              <RoomAction
                action={action}
                intent="moderate-message"
                fields={{ id: each.id, act: each.pinned ? 'unpin' : 'pin' }}
                kind="button plain"
              >
                {t(each.pinned ? 'chat.unpin' : 'chat.pin')}
              </RoomAction>
              <RoomAction
                action={action}
                intent="moderate-message"
                fields={{ id: each.id, act: each.deleted ? 'restore' : 'delete' }}
                kind="button plain"
              >
                {t(each.deleted ? 'chat.restore' : 'chat.delete')}
              </RoomAction>
            </div>
            {!each.by.own && <RestrictAuthor action={action} id={each.id} />}
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
      <ActionForm action={action} className="flow tight" scope="say" state={stateOf('say')}>
        <TextField name="text" label={t('chat.yours')} maxLength={500} required autoComplete="off" />
        <div>
          <button className="button" name="intent" value="say">
            {t('chat.send')}
          </button>
        </div>
      </ActionForm>
    </section>
  );
}
