import { gzipSync, strToU8 } from 'fflate';
import type { FlatCmi } from '../../runtime/cmi.ts';
import type { Call } from '../../runtime/commit.ts';
import { difference } from './flatten.ts';
import { type Kept, keep, keepAtOnce, listKept, release } from './store.ts';

export type LineState = 'saved' | 'saving' | 'offline' | 'over' | 'refused';

/** What a beacon may carry is 64 KiB for all that leave together; half of it for one leaves room for a second. */
const BEACON_BYTES = 30_000;
const QUOTA_BYTES = 60_000;
const RETRY_MS = [1000, 2000, 4000, 8000, 15_000];

/** A whole state, of one part (none: `''`) and of the whole, with what was called since the commit before. */
export type Saved = { sco: string; cmi: FlatCmi; terminate: boolean; end: boolean; calls: Call[] };
type Pending = Kept & Saved;

/** Numbers commits, keeps them until they are acknowledged, and sends them in order. `launch` is `/l/<token>`. */
export function openTransport(launch: string, lastSequence: number, tell: (state: LineState) => void) {
  let sequence = lastSequence;
  let acknowledged: { sequence: number; cmi: FlatCmi } | null = null;
  const queue: Pending[] = [];
  let sending = false;
  let failures = 0;
  let over = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const next = (saved: Saved): Pending => {
    sequence++;
    return { ...saved, launch, sequence, body: JSON.stringify({ sequence, ...saved }) };
  };

  function bodyOf({ body, sequence: own }: Pending, saved: Saved): Blob {
    const plain = saved.calls.length > 0 ? body : JSON.stringify({ sequence: own, ...saved });
    const asIs = new Blob([plain], { type: 'application/json' });
    if (asIs.size <= BEACON_BYTES) return asIs;
    const text = acknowledged
      ? JSON.stringify({
          ...saved,
          sequence: own,
          base: acknowledged.sequence,
          ...difference(acknowledged.cmi, saved.cmi),
        })
      : plain;
    return new Blob([gzipSync(strToU8(text)) as Uint8Array<ArrayBuffer>], { type: 'application/gzip' });
  }

  async function pump(): Promise<void> {
    if (sending || over) return;
    sending = true;
    clearTimeout(retry);
    while (queue[0] && !over) {
      const head = queue[0];
      const outcome = await post(head);
      if (outcome === 'unreached') {
        tell('offline');
        retry = setTimeout(pump, RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]);
        break;
      }
      failures = 0;
      queue.shift();
      await release(head).catch(() => undefined);
      if (outcome === 'stored') acknowledged = { sequence: head.sequence, cmi: head.cmi };
      if (outcome === 'over') {
        over = true;
        tell('over');
      }
      if (outcome === 'refused') tell('refused');
    }
    sending = false;
    if (queue.length === 0 && !over) tell('saved');
  }
  addEventListener('online', () => void pump());

  return {
    /** Sends a whole state now; resolves when it is acknowledged or stands in the queue. */
    save(saved: Saved): void {
      const pending = next(saved);
      queue.push(pending);
      tell('saving');
      // Kept first, so that a killed tab finds it again; a device that cannot keep still sends.
      void keep(pending)
        .catch(() => undefined)
        .then(pump);
    },
    /**
     * The page is going away: one beacon, whole where it is small, else the packed difference to what is known there.
     * What no beacon carries waits on this device.
     */
    leave(saved: Saved): void {
      const pending = next(saved);
      queue.push(pending);
      void keep(pending).catch(() => undefined);
      // The story of the calls is left behind before the state is.
      const bodies = [saved, { ...saved, calls: [] }].map((each) => bodyOf(pending, each));
      const body = bodies.find(({ size }) => size <= QUOTA_BYTES) ?? bodies[1]!;
      if (!navigator.sendBeacon(`${launch}/__rte/commit`, body)) keepAtOnce(pending);
    },
    get settled(): boolean {
      return queue.length === 0 || over;
    },
  };
}

async function post({ launch, body }: Kept): Promise<'stored' | 'over' | 'refused' | 'unreached'> {
  try {
    const answer = await fetch(`${launch}/__rte/commit`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json' },
      signal: AbortSignal.timeout(20_000),
    });
    if (answer.ok) return 'stored';
    if (answer.status === 409) return 'over';
    // 404: the token is unknown here; 400 and 413: the server will never take it. Everything else may pass.
    return [400, 404, 413].includes(answer.status) ? 'refused' : 'unreached';
  } catch {
    return 'unreached';
  }
}

/** What an earlier window could not send, of this launch or another of the same package, goes first. */
export async function sendKept(): Promise<void> {
  for (const kept of await listKept().catch(() => [])) {
    const outcome = await post(kept);
    if (outcome === 'unreached') return;
    await release(kept).catch(() => undefined);
  }
}
