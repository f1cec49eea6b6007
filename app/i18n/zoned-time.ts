/** Wall-clock time of `zone` at an instant, as if it were UTC, in milliseconds. */
function clockOf(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  }).formatToParts(at); // oxfmt-ignore
  const get = (type: string) => parts.find((each) => each.type === type)!.value;
  return Date.parse(`${get('year')}-${get('month')}-${get('day')}T${get('hour')}:${get('minute')}:00Z`);
}

/** The instant at which a clock in `zone` shows this date (YYYY-MM-DD) and time (HH:MM); the hour that summer time skips moves on. */
export function instantIn(zone: string, date: string, time: string): Date {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  let at = wanted;
  for (let tries = 0; tries < 3; tries++) at += wanted - clockOf(at, zone);
  return new Date(at);
}

/** Date and time as a clock in `zone` shows them. */
export function clockIn(zone: string, at: Date): { date: string; time: string } {
  const shown = new Date(clockOf(at.getTime(), zone)).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}
