import type { MessageTexts } from '#app/domains/credits/types.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';

/** A message as its readers get it, in each of its languages; with how many get it so, where that is known. */
export function MessagePreview({ texts, counts }: { texts: MessageTexts; counts?: Record<string, number> }) {
  const { t } = useTranslation('credits');
  return Object.entries(texts).map(([language, { subject, body }]) => (
    <article key={language} className="card flow">
      <Note>
        <span lang={language}>{nameOfLocale(language)}</span>
        {counts && `. ${t('message.people', { count: counts[language] ?? 0 })}`}
      </Note>
      <h3 lang={language}>{subject}</h3>
      <p className="written" lang={language}>
        {body}
      </p>
    </article>
  ));
}
