import type { ReactNode } from 'react';

export type Figure = { key: string; name: ReactNode; to: string; value: ReactNode; note?: ReactNode };

/** A few key numbers, each with its name; each opens. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <ul className="figures">
      {figures.map(({ key, name, to, value, note }) => (
        <li key={key}>
          <a href={to}>{name}</a>
          <b>{value}</b>
          {note && <span className="change">{note}</span>}
        </li>
      ))}
    </ul>
  );
}
