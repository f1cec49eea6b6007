import type { Call, Fault } from '#app/domains/scorm/commits/commit.ts';

/** One thing that happened in a launch. `saved`: a state arrived without its calls (older players). */
export type TraceEvent = {
  at: Date;
  /** Identifier of the part; none for the whole. */
  sco: string | null;
  kind: Call[1] | Fault[1] | 'opened' | 'moved' | 'saved' | 'late';
  name: string;
  value: string;
  /** Code of the standard; none where it went well. */
  error: string | null;
};

export type ReceivedCommit = {
  receivedAt: Date;
  late: boolean;
  sco: string | null;
  /** It says nothing of the part, only that it was opened. */
  opens: boolean;
  values: number;
  calls: Call[];
  faults: Fault[];
};

/**
 * Commits of a launch, in the order of their numbers, as a story. A call carries the time since its part was opened by the device's
 * own clock, which is set by the moment at which the opening arrived.
 */
export function traceEvents(commits: ReceivedCommit[]): TraceEvent[] {
  const events: TraceEvent[] = [];
  let opened = 0;
  for (const { receivedAt, late, sco, opens, values, calls, faults } of commits) {
    const plain = { at: receivedAt, sco, name: '', value: '', error: null };
    if (sco !== null && opens) {
      opened = receivedAt.getTime();
      events.push({ ...plain, kind: 'opened' });
    } else if (sco === null && faults.length === 0) events.push({ ...plain, kind: 'moved' });
    for (const [part, kind, name, detail] of faults)
      events.push({ ...plain, sco: part || null, kind, name, value: detail });
    for (const [ms, kind, name, value, error] of calls) {
      // Nothing was called after it arrived, whatever the device's clock says.
      const at = new Date(Math.min(receivedAt.getTime(), opened === 0 ? receivedAt.getTime() : opened + ms));
      events.push({ at, sco, kind, name, value, error: error || null });
    }
    if (late) events.push({ ...plain, kind: 'late', value: String(values) });
    else if (!opens && sco !== null && calls.length === 0)
      events.push({ ...plain, kind: 'saved', value: String(values) });
  }
  return events;
}

export type TracedFault = { kind: Fault[1]; name: string; detail: string };

export const isFault = (kind: TraceEvent['kind']): kind is Fault[1] =>
  kind === 'blocked' || kind === 'missing' || kind === 'script';

/** Faults of a launch, each once, in the order in which they were seen. */
export function distinctFaults(events: Pick<TraceEvent, 'kind' | 'name' | 'value'>[]): TracedFault[] {
  const found = new Map<string, TracedFault>();
  for (const { kind, name, value } of events)
    if (isFault(kind)) found.set(`${kind}\n${name}\n${value}`, { kind, name, detail: value });
  return [...found.values()];
}
