import { Note } from './note.tsx';
import { useFormat } from './use-format.ts';

/** `at`: an instant, or a calendar date (YYYY-MM-DD). */
export type Coming = {
  key: string;
  at: Date | string;
  to: string;
  title: string;
  language?: string;
  note: string;
};

/** The `most` that comes first of these, the soonest first. */
export const comingFirst = (all: Coming[], most: number): Coming[] =>
  all.toSorted((a, b) => new Date(a.at).getTime() - new Date(b.at).getTime()).slice(0, most);

/** Dates that come, each beside its day. */
export function Agenda({ coming }: { coming: Coming[] }) {
  const format = useFormat();
  return (
    <ul className="agenda">
      {coming.map(({ key, at, to, title, language, note }) => {
        const { day, month } = format.tile(at);
        return (
          <li key={key}>
            <span className="tile" data-tone="info" aria-hidden="true">
              <b>{day}</b>
              {month}
            </span>
            <div>
              <a href={to} lang={language}>
                {title}
              </a>
              <Note>{note}</Note>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
