import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { ActionForm } from '#app/ui/form.tsx';
import type { FormState } from '#app/ui/form-state.ts';
import { SelectField } from '#app/ui/fields.tsx';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';

/** Which of the topics that colleagues have asked for a course or a webinar teaches; `head` where nothing above it names it. */
export function TopicForm({
  head,
  topicId,
  topics,
  state,
}: {
  head?: ReactNode;
  topicId: string | null;
  topics: { id: string; title: string; language: string }[];
  state: FormState;
}) {
  const { t } = useTranslation('catalogue');
  return (
    <ActionForm intent="topic" head={head} state={state} submit={t('topics.save')}>
      <Note>
        {t('topics.oneHelp')} <a href={urls.topics()}>{t('topics.title')}</a>
      </Note>
      <SelectField
        name="topicId"
        label={t('topics.teaches')}
        value={topicId}
        options={topics.map(({ id, title, language }) => ({ value: id, name: title, lang: language }))}
        empty={t('topics.noTopic')}
      />
    </ActionForm>
  );
}
