/**
 * Meaning of an error of PostgreSQL or of its driver for the unit or query that met it. conflict: rolled back, the same again
 * may succeed. broken: the connection is gone or cannot be made. silent: no answer in time, whatever the server is doing. slow:
 * the server ended it, or refused it, for want of time or memory. readonly: the server takes no writes just now. A full disk
 * (53100) is none of these: nothing helps before there is room.
 */
export type Fault = 'conflict' | 'broken' | 'silent' | 'slow' | 'readonly';

const BY_CODE: [RegExp, Fault][] = [
  // serialization_failure, deadlock_detected
  [/^40(001|P01)$/, 'conflict'],
  // query_canceled (statement_timeout), lock_not_available, out_of_memory
  [/^(57014|55P03|53200)$/, 'slow'],
  // read_only_sql_transaction: a provider makes a full server read-only so, and a failover the old one
  [/^25006$/, 'readonly'],
  // connection exceptions; shutdown, crash, starting up; too many connections; idle_in_transaction_session_timeout
  [/^(08...|57P0[1-5]|53300|25P03)$/, 'broken'],
  [/^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ENOENT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/, 'broken'],
  [/^ETIMEDOUT$/, 'silent'],
]; // oxfmt-ignore

/** The driver's own errors have no code. */
const BY_MESSAGE: [RegExp, Fault][] = [
  [/^timeout exceeded when trying to connect$/, 'slow'], // all connections of the pool are in use
  [/^(Query read timeout|timeout expired|Connection terminated due to connection timeout)$/, 'silent'],
  [/^(Connection terminated|Client has encountered a connection error|Client was closed)/, 'broken'],
];

/** Null for everything else: a constraint, a mistake in a query, an error of the unit itself. */
export function faultOf(error: unknown): Fault | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    const code = (e as { code?: unknown }).code;
    const known =
      typeof code === 'string'
        ? BY_CODE.find(([each]) => each.test(code))
        : BY_MESSAGE.find(([each]) => each.test(e.message));
    if (known) return known[1];
  }
  return null;
}

/**
 * How long callers wait for a database to come back: all together, from the first failure on. Later callers are answered at
 * once, so that a long outage holds up nobody.
 */
export class Outage {
  #since: number | undefined;
  constructor(readonly patienceMs: number) {}
  mayWait(): boolean {
    this.#since ??= performance.now();
    return performance.now() - this.#since < this.patienceMs;
  }
  over(): void {
    this.#since = undefined;
  }
}

/** Milliseconds before the next try: doubling from `first` to `most`, and never the same for two who began together. */
export const pause = (tries: number, first: number, most: number): number =>
  Math.min(most, first * 2 ** tries) * (0.5 + Math.random() / 2);
