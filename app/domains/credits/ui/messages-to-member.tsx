import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

type Props = {
  slug: string;
  messages: { id: string; author: string; at: string | Date; language: string; subject: string }[];
};

/** What the association has written to one member. */
export function MessagesToMember({ slug, messages }: Props) {
  const { t } = useTranslation('credits');
  const format = useFormat();
  if (messages.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="messages">
      <h2 id="messages">{t('message.toMember')}</h2>
      <Rows>
        {messages.map((each) => (
          <li key={each.id}>
            <div>
              <h3 lang={each.language}>
                <a href={urls.memberMessage(slug, each.id)}>{each.subject}</a>
              </h3>
              <Note>
                {each.author}, {format.dateTime(each.at)}
              </Note>
            </div>
          </li>
        ))}
      </Rows>
    </section>
  );
}
