/* oxlint-disable react/exhaustive-effect-dependencies, react-hooks/exhaustive-deps -- the page is drawn once. */
import { useEffect, useState } from 'react';

/** Milliseconds since 1970 by the server's clock, second by second from `drawnAt` on, at which the page was made. */
export function useServerNow(drawnAt: number): number {
  const [now, setNow] = useState(drawnAt);
  useEffect(() => {
    const skew = drawnAt - Date.now();
    const timer = setInterval(() => setNow(Date.now() + skew), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
