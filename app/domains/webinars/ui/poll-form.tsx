import type { PlannedPoll } from '#app/domains/rooms/prompts/list-planned-polls.server.ts';
import { PollFields } from '#app/domains/rooms/ui/prompt-control.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionButton } from '#app/ui/buttons.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { type FormState, stateOfOne } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';

/** Polls written before the day; each is asked from the studio with one press. */
export function PollForm({
  polls,
  stateOf,
}: {
  polls: PlannedPoll[];
  stateOf: (...intents: string[]) => FormState;
}) {
  const { t } = useTranslation('webinars');
  return (
    <Disclosure
      summary={t('polls.title', { count: polls.length })}
      state={stateOf('poll', 'change-poll', 'move-poll', 'remove-poll')}
    >
      <Note>{t('polls.help')}</Note>
      <ol className="planned">
        {polls.map(({ id, revision, question, options }, i) => {
          const own = stateOfOne(stateOf('change-poll'), { id });
          return (
            <li key={id}>
              <div>
                <p>{question}</p>
                <p className="small soft">{options.join(' · ')}</p>
              </div>
              <div className="cluster">
                {i > 0 && (
                  <ActionButton
                    intent="move-poll"
                    hidden={{ id, to: 'up' }}
                    look="plain"
                    named={t('polls.upNamed', { question })}
                  >
                    {t('polls.up')}
                  </ActionButton>
                )}
                {i < polls.length - 1 && (
                  <ActionButton
                    intent="move-poll"
                    hidden={{ id, to: 'down' }}
                    look="plain"
                    named={t('polls.downNamed', { question })}
                  >
                    {t('polls.down')}
                  </ActionButton>
                )}
                <ActionButton
                  intent="remove-poll"
                  hidden={{ id }}
                  look="plain"
                  named={t('polls.removeNamed', { question })}
                >
                  {t('polls.remove')}
                </ActionButton>
              </div>
              <Disclosure summary={t('polls.change')} small state={own}>
                <ActionForm
                  intent="change-poll"
                  hidden={{ id, revision }}
                  scope={id}
                  state={own}
                  values={{ question, options: options.join('\n') }}
                  overwrites
                  submit={t('common:save')}
                >
                  <PollFields />
                </ActionForm>
              </Disclosure>
            </li>
          );
        })}
      </ol>
      <ActionForm intent="poll" scope="poll" state={stateOf('poll')} submit={t('polls.add')}>
        <PollFields />
      </ActionForm>
    </Disclosure>
  );
}
