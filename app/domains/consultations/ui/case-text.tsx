import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';
import { TEXT_FIELDS } from '#app/domains/consultations/cases/case-options.ts';

type Texts = Record<(typeof TEXT_FIELDS)[number], string>;
type Entry = {
  id: string;
  kind: 'answer' | 'ask_back' | 'refer' | 'reply' | 'follow_up' | 'sent_back';
  body: string;
  before: string;
  at: string | Date;
  name: string | null;
};

/** A case as it was written, in its own language: what was asked, its pictures, and what the two wrote since. */
export function CaseText({
  id,
  language,
  texts,
  pictures,
  entries,
}: {
  id: string;
  language: string;
  texts: Texts | null;
  pictures: { id: string; position: number }[];
  entries: Entry[];
}) {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  return (
    <>
      {texts &&
        TEXT_FIELDS.filter((name) => texts[name].trim() !== '').map((name) => (
          <section key={name}>
            <h2 className="legend">{t(`text.${name}`)}</h2>
            <p className="written" lang={language}>
              {texts[name]}
            </p>
          </section>
        ))}
      {pictures.length > 0 && (
        <ul className="pictures shown">
          {pictures.map((each) => (
            <li key={each.id}>
              <a href={urls.consultationPicture(id, each.id)}>
                <img
                  src={urls.consultationPicture(id, each.id)}
                  alt={t('picture.name', { number: each.position })}
                  loading="lazy"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      {entries.map((entry) => (
        <article key={entry.id} className="card flow" data-entry={entry.kind}>
          <h2>{t(`entry.${entry.kind}`)}</h2>
          <Note>
            {entry.name && `${entry.name}, `}
            {format.dateTime(entry.at)}
          </Note>
          <p className="written" lang={language}>
            {entry.body || t('case.gone')}
          </p>
          {entry.before && (
            <>
              <h3>{t('answer.before')}</h3>
              <p className="written" lang={language}>
                {entry.before}
              </p>
            </>
          )}
        </article>
      ))}
    </>
  );
}
