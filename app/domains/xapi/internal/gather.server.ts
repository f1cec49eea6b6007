import type { Database, Tx } from '#db/database.ts';
import { Refusal } from '../refusal.ts';
import type { Ready } from './rows.server.ts';

/** What one request wants written. */
export type Wish = { rows: Ready[]; write(tx: Tx, rows: Ready[]): Promise<void> };
type Waiting = Wish & { resolve(): void; reject(error: unknown): void };

const ROWS = 64;
const UNITS = 4;

type Queue = { waiting: Waiting[]; running: number; planned: boolean };
const queues = new WeakMap<Database, Map<string, Queue>>();

/**
 * Writes what several requests of one client want in units that they share: most of the cost of a small unit is the unit.
 * Where a shared one fails, each request is tried by itself, so that none suffers for another. Resolves once it is durable.
 */
export function gather(db: Database, client: string, wish: Wish): Promise<void> {
  let ofClient = queues.get(db);
  if (!ofClient) queues.set(db, (ofClient = new Map()));
  let queue = ofClient.get(client);
  if (!queue) ofClient.set(client, (queue = { waiting: [], running: 0, planned: false }));
  const own = queue;
  return new Promise((resolve, reject) => {
    own.waiting.push({ ...wish, resolve, reject });
    plan(db, own, () => ofClient.delete(client));
  });
}

function plan(db: Database, queue: Queue, forget: () => void): void {
  if (queue.planned || queue.running >= UNITS || queue.waiting.length === 0) return;
  queue.planned = true;
  // What arrived with it is read first.
  setImmediate(() => {
    queue.planned = false;
    const together = take(queue);
    queue.running++;
    void run(db, together).finally(() => {
      queue.running--;
      if (queue.running === 0 && queue.waiting.length === 0) forget();
      else plan(db, queue, forget);
    });
    plan(db, queue, forget);
  });
}

/** As many requests as fit, none of which names a statement that another one names. */
function take(queue: Queue): Waiting[] {
  const ids = new Set<string>();
  let rows = 0;
  let count = 0;
  for (const { rows: own } of queue.waiting) {
    if (count > 0 && (rows + own.length > ROWS || own.some(({ id }) => ids.has(id)))) break;
    for (const { id } of own) ids.add(id);
    rows += own.length;
    count++;
  }
  return queue.waiting.splice(0, count);
}

async function run(db: Database, together: Waiting[]): Promise<void> {
  const [first, ...others] = together;
  if (others.length > 0) {
    const rows = together.flatMap((each) => each.rows);
    try {
      await db.transact((tx) => first!.write(tx, rows));
      for (const { resolve } of together) resolve();
      return;
    } catch (error) {
      // One of them is at fault: which one, shows when each stands alone. A busy database is nobody's fault.
      if (!(error instanceof Refusal)) {
        for (const { reject } of together) reject(error);
        return;
      }
    }
  }
  for (const { rows, write, resolve, reject } of together)
    await db.transact((tx) => write(tx, rows)).then(resolve, reject);
}
