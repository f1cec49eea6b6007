import { useTranslation } from '#app/i18n/use-translation.ts';
import { formState, SelectField } from '#app/ui/form.tsx';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';

/** Which of the topics that colleagues have asked for a course or a webinar teaches. */
export function TopicForm({
  topicId,
  topics,
}: {
  topicId: string | null;
  topics: { id: string; title: string; language: string }[];
}) {
  const { t } = useTranslation('catalogue');
  return (
    <form method="post" className="form">
      <h2>{t('topics.one')}</h2>
      <Note>
        {t('topics.oneHelp')} <a href={urls.topics()}>{t('topics.title')}</a>
      </Note>
      <input type="hidden" name="intent" value="topic" />
      <SelectField
        name="topicId"
        label={t('topics.teaches')}
        state={formState(null)}
        value={topicId ?? ''}
        options={topics.map(({ id, title, language }) => ({ value: id, name: title, lang: language }))}
        empty={t('topics.noTopic')}
      />
      <button className="button">{t('topics.save')}</button>
    </form>
  );
}
