import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import type { Database, Tx } from '#db/database.ts';
import type { PreparedStatement } from './prepared-statement.ts';

/** One request's write. */
export type WriteRequest = {
  rows: PreparedStatement[];
  write(tx: Tx, rows: PreparedStatement[]): Promise<void>;
};

type PendingWrite = WriteRequest & { resolve(): void; reject(error: unknown): void };

const MAX_ROWS = 64;

const MAX_UNITS = 4;

type WriteQueue = { waiting: PendingWrite[]; running: number; planned: boolean };

const queues = new WeakMap<Database, Map<string, WriteQueue>>();

/**
 * Writes what several requests of one client want in units that they share: most of the cost of a small unit is the unit.
 * Where a shared one fails, each request is tried by itself, so that none suffers for another. Resolves once it is durable.
 */
export function batchWrites(db: Database, client: string, wish: WriteRequest): Promise<void> {
  let ofClient = queues.get(db);
  if (!ofClient) queues.set(db, (ofClient = new Map()));
  let queue = ofClient.get(client);
  if (!queue) ofClient.set(client, (queue = { waiting: [], running: 0, planned: false }));
  const own = queue;
  return new Promise((resolve, reject) => {
    own.waiting.push({ ...wish, resolve, reject });
    scheduleBatch(db, own, () => ofClient.delete(client));
  });
}

function scheduleBatch(db: Database, queue: WriteQueue, forget: () => void): void {
  if (queue.planned || queue.running >= MAX_UNITS || queue.waiting.length === 0) return;
  queue.planned = true;
  // Requests that arrived with it are read first.
  setImmediate(() => {
    queue.planned = false;
    const together = takeBatch(queue);
    queue.running++;
    void writeBatch(db, together).finally(() => {
      queue.running--;
      if (queue.running === 0 && queue.waiting.length === 0) forget();
      else scheduleBatch(db, queue, forget);
    });
    scheduleBatch(db, queue, forget);
  });
}

/** As many requests as fit, none of which names a statement that another one names. */
function takeBatch(queue: WriteQueue): PendingWrite[] {
  const ids = new Set<string>();
  let rows = 0;
  let count = 0;
  for (const { rows: own } of queue.waiting) {
    if (count > 0 && (rows + own.length > MAX_ROWS || own.some(({ id }) => ids.has(id)))) break;
    for (const { id } of own) ids.add(id);
    rows += own.length;
    count++;
  }
  return queue.waiting.splice(0, count);
}

async function writeBatch(db: Database, together: PendingWrite[]): Promise<void> {
  const [first, ...others] = together;
  if (others.length > 0) {
    const rows = together.flatMap((each) => each.rows);
    try {
      await db.transact((tx) => first!.write(tx, rows));
      for (const { resolve } of together) resolve();
      return;
    } catch (error) {
      // One of them is at fault: retry each alone to find out which. A busy database is nobody's fault.
      if (!(error instanceof Refusal)) {
        for (const { reject } of together) reject(error);
        return;
      }
    }
  }
  for (const { rows, write, resolve, reject } of together)
    await db.transact((tx) => write(tx, rows)).then(resolve, reject);
}
