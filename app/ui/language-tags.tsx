import { nameOfLocale } from '#app/i18n/locales.ts';
import { Tag } from './alert.tsx';

/** Languages in which there is something, each written in itself. */
export function LanguageTags({ languages }: { languages: string[] }) {
  return (
    <p className="tags">
      {languages.map((code) => (
        <Tag key={code}>
          <span lang={code}>{nameOfLocale(code)}</span>
        </Tag>
      ))}
    </p>
  );
}
