import { type Candidate, prepareCandidates } from '#app/domains/mentoring/matching/candidate.ts';
import { HOUR_MS, DAY_MS } from '#app/platform/time.ts';

/**
 * Times from `from` on at which both are usually free, one a day at most, the beginning of their longest stretch of that
 * day. Each day is read by the clocks of that day, so that a change to summer time moves nobody.
 */
export function freeTimes(a: Candidate, b: Candidate, from: Date, most: number): Date[] {
  const found: Date[] = [];
  const midnight = Math.floor(from.getTime() / DAY_MS) * DAY_MS;
  for (let day = 0; day < 28 && found.length < most; day++) {
    const at = new Date(midnight + day * DAY_MS);
    const [one, other] = prepareCandidates([a, b], at);
    const first = ((at.getUTCDay() + 6) % 7) * 24;
    let best = { from: -1, hours: 0 };
    let run = 0;
    for (let hour = 0; hour < 24; hour++) {
      const bit = first + hour;
      const isFree = ((one!.week[bit >> 5]! & other!.week[bit >> 5]!) >>> (bit & 31)) & 1;
      run = isFree ? run + 1 : 0;
      if (run > best.hours) best = { from: hour - run + 1, hours: run };
    }
    const begin = new Date(at.getTime() + best.from * HOUR_MS);
    if (best.hours > 0 && begin > from) found.push(begin);
  }
  return found;
}
