import { createContext, useContext } from 'react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import type { Counts, Place } from '#app/workspaces.ts';
import { CountMark } from './count-mark.tsx';

export const PlaceContext = createContext<(Place & { path: string; counts: Counts }) | null>(null);

/** The pages of the entry that this page is one of; a thing below them has its trail instead. */
export function SubNavigation() {
  const place = useContext(PlaceContext);
  const { t } = useTranslation();
  const pages = place?.entry?.pages ?? [];
  if (pages.length < 2 || !pages.some(({ to }) => to === place?.path)) return null;
  return (
    <nav className="subnav" aria-label={t(place!.entry!.name)}>
      <ul>
        {pages.map(({ to, name, count }) => (
          <li key={to}>
            <a href={to} aria-current={to === place?.path ? 'page' : undefined}>
              {t(name)}
              {count && <CountMark count={place!.counts[count]} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
