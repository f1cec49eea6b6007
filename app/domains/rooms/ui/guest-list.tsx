import { useEffect, useState } from 'react';
import type { Guests } from '#app/domains/rooms/types.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { Note } from '#app/ui/note.tsx';

const AGAIN_MS = 8000;

/** Who is in the room now: how many, and their names; looked up again `from` there. */
export function GuestList({ guests, from }: { guests: Guests; from: string | null }) {
  const { t } = useTranslation('rooms');
  const [{ count, named }, setGuests] = useState(guests);
  useEffect(() => {
    if (from === null) return;
    const look = async () => {
      // Where the connection is lost, those are shown who were there last.
      const response = await fetch(from, { headers: { Accept: 'application/json' } }).catch(() => null);
      if (response?.ok) setGuests((await response.json()) as Guests);
    };
    const timer = setInterval(() => void look(), AGAIN_MS);
    void look();
    return () => clearInterval(timer);
  }, [from]);
  return (
    <section className="flow tight" aria-labelledby="guests">
      <h2 id="guests">{t('guest.title', { count })}</h2>
      {count === 0 && <Note>{t('guest.none')}</Note>}
      <ul className="guests">
        {named.map((each) => (
          <li key={each.id}>
            {each.name}
            {each.place && <span className="soft">, {each.place}</span>}
          </li>
        ))}
      </ul>
      {count > named.length && <Note>{t('guest.more', { count: count - named.length })}</Note>}
    </section>
  );
}
