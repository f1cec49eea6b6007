import type { ReactNode } from 'react';
import type { Tone } from './alert.tsx';

/** `tone`: only where the number is good or bad. */
export type Figure = {
  key: string;
  name: ReactNode;
  to: string;
  value: ReactNode;
  note?: ReactNode;
  tone?: Tone | undefined;
};

/** A few key numbers, each with its name; each opens. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <ul className="figures">
      {figures.map(({ key, name, to, value, note, tone }) => (
        <li key={key} data-tone={tone}>
          <a href={to}>{name}</a>
          <b>{value}</b>
          {note && <span className="change">{note}</span>}
        </li>
      ))}
    </ul>
  );
}
