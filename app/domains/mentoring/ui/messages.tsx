import { MessageInput } from '#app/domains/mentoring/schemas.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Tag } from '#app/ui/alert.tsx';
import { TextAreaField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { Note } from '#app/ui/note.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

type Props = {
  messages: { id: string; own: boolean; body: string; at: string | Date; unread: boolean }[];
  name: string;
  /** Whether the pair is still there to be written in. */
  open: boolean;
  state: FormState;
};

/** What the two of a pair have written to each other, the newest last, and the next message. */
export function Messages({ messages, name, open, state }: Props) {
  const { t } = useTranslation('mentoring');
  const format = useFormat();
  return (
    <section className="flow" aria-labelledby="messages">
      <h2 id="messages">{t('message.title')}</h2>
      <Note>
        {t('message.help')} <a href={urls.ask()}>{t('consultations:ask.button')}</a>
      </Note>
      {messages.length === 0 && <p className="soft">{t('message.none')}</p>}
      <Rows>
        {messages.map((each) => (
          <li key={each.id}>
            <div>
              <p className="written">{each.body}</p>
              <Note>
                {each.own ? t('call.you') : name}, {format.dateTime(each.at)}
              </Note>
            </div>
            {each.unread && <Tag tone="info">{t('message.new')}</Tag>}
          </li>
        ))}
      </Rows>
      {open && (
        <ActionForm
          asks={MessageInput}
          scope="message"
          intent="message"
          state={state}
          submit={t('message.send')}
        >
          <TextAreaField name="body" label={t('message.to', { name })} rows={4} />
        </ActionForm>
      )}
    </section>
  );
}
