import type { Compiled } from './compile.ts';
import type { Line } from './entry.ts';
import { holdsOn } from './rule.ts';
import { amountOf } from './scale.ts';

/** Lowers a session to what is left, and says why. */
function lowerSession(line: Line, session: { amount: number }, left: number, code: string): number {
  const by = session.amount - Math.max(0, left);
  if (by <= 0) return session.amount;
  session.amount -= by;
  const known = line.reductions.find((each) => each.code === code);
  if (known) known.by += by;
  else line.reductions.push({ code, by });
  return session.amount;
}

export function capDays({ dayCaps }: Compiled, lines: Line[]): void {
  for (const cap of dayCaps) {
    const used = new Map<string, number>();
    for (const line of lines) {
      if (!holdsOn(cap.rule, line.first)) continue;
      const max = cap.overrides.find((each) => each.applies(line.entry))?.max ?? cap.max;
      for (const session of line.sessions) {
        const before = used.get(session.date) ?? 0;
        used.set(session.date, before + lowerSession(line, session, max - before, 'day_cap'));
      }
    }
  }
}

/** Of one event, however many entries it was written into. */
export function capActivities({ activityCaps, scale }: Compiled, lines: Line[]): void {
  for (const cap of activityCaps) {
    const used = new Map<string, number>();
    for (const line of lines) {
      if (!holdsOn(cap.rule, line.first) || !cap.applies(line.entry)) continue;
      const { granted } = line.entry;
      if (cap.max === 'granted' && granted === undefined) continue;
      const max = cap.max === 'granted' ? amountOf(scale, granted) : cap.max;
      const key = line.entry.activity_id ?? `entry ${line.entry.id}`;
      for (const session of line.sessions) {
        const before = used.get(key) ?? 0;
        used.set(key, before + lowerSession(line, session, max - before, 'activity_cap'));
      }
    }
  }
}

export function capPeriods({ periodCaps }: Compiled, lines: Line[]): void {
  for (const cap of periodCaps) {
    const used = new Map<string, number>();
    const code = `period_cap:${cap.rule.id}`;
    for (const line of lines) {
      if (!holdsOn(cap.rule, line.first) || !cap.applies(line.entry)) continue;
      for (const session of line.sessions) {
        const period = cap.yearly ? session.date.slice(0, 4) : 'cycle';
        const before = used.get(period) ?? 0;
        used.set(period, before + lowerSession(line, session, cap.max - before, code));
      }
    }
  }
}
