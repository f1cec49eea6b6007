import type { OfflineClaim } from '#app/domains/learning/completion/offline-time.ts';
import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';
import type { Call, Fault } from '#app/domains/scorm/commits/commit.ts';
import { difference } from './flatten.ts';
import { type Answer, type LaunchOver, gzipped, postBody, postCommit } from './post-commit.ts';
import { type UnsentCommit, removeUnsent, saveUnsent, saveUnsentAtOnce } from './unsent-commits.ts';

/** `back`: everything is saved after a time without a connection. */
export type SaveState = 'saved' | 'saving' | 'slow' | 'offline' | 'back' | 'refused' | LaunchOver;

/** How long the server was not reached, and what counts of it. */
export type Disconnection = { ms: number; countedMs: number };

/** A beacon may carry 64 KiB for all that are sent together; half of it for one leaves room for a second. */
const BEACON_BYTES = 30_000;

const QUOTA_BYTES = 60_000;

const RETRY_MS = [1000, 2000, 4000, 8000, 15_000];

/** A page that is left is gone by then. */
const STAYED_MS = 1000;

/** After this long without an answer the learner sees a notice. */
const SLOW_MS = 4000;

const HEARTBEAT_TIMEOUT_MS = 8000;

/** A whole state, of one part (none: `''`) and of the whole, with what was called and went wrong since the commit before. */
export type SavedState = {
  sco: string;
  cmi: FlatCmi;
  terminate: boolean;
  end: boolean;
  calls: Call[];
  faults: Fault[];
};

type PendingCommit = UnsentCommit & SavedState;

type TransportOptions = {
  /** `/l/<token>` */
  launch: string;
  lastSequence: number;
  /** Its number in the launch; 0 where nothing is kept of it. */
  window: number;
  /** Whether this browser keeps anything on the device. */
  keeps: boolean;
  time: { heard(serverMs: number): void; claim(): OfflineClaim | undefined };
  /** Whether the page is visible and its part runs: a heartbeat says nothing less. */
  maySendHeartbeat(): boolean;
  /** The server has applied a state of these values. */
  onApplied(values: FlatCmi): void;
  onState(state: SaveState, away?: Disconnection): void;
};

/** Numbers commits, keeps them until they are acknowledged, and sends them in order. */
export function openTransport({
  launch,
  lastSequence,
  window,
  time,
  maySendHeartbeat,
  onApplied,
  onState,
  ...setting
}: TransportOptions) {
  let { keeps } = setting;
  let sequence = lastSequence;
  const own = window === 0 ? {} : { window };
  let acknowledged: { sequence: number; cmi: FlatCmi } | null = null;
  const queue: PendingCommit[] = [];
  let sending = false;
  let failures = 0;
  let over = false;
  let away: Disconnection | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const next = (saved: SavedState): PendingCommit => {
    sequence++;
    return {
      ...saved,
      launch,
      window,
      sequence,
      body: JSON.stringify({ sequence, ...own, ...saved, offline: time.claim() }),
    };
  };

  function bodyOf({ body, sequence: number }: PendingCommit, saved: SavedState): Blob {
    const plain = saved.calls.length > 0 ? body : JSON.stringify({ sequence: number, ...own, ...saved });
    const asIs = new Blob([plain], { type: 'application/json' });
    if (asIs.size <= BEACON_BYTES) return asIs;
    const text = acknowledged
      ? JSON.stringify({
          ...saved,
          sequence: number,
          ...own,
          base: acknowledged.sequence,
          ...difference(acknowledged.cmi, saved.cmi),
        })
      : plain;
    return gzipped(text);
  }

  function heard({ heard: at, offlineMs = 0 }: Answer): void {
    if (at !== undefined) time.heard(at);
    if (away) away.countedMs += offlineMs;
  }

  function lost(): void {
    if (over) return;
    onState('offline');
    clearTimeout(retry);
    retry = setTimeout(() => void pump(), RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]);
  }

  /**
   * A heartbeat, with what there was since the last answer. After a time without a connection it goes before what was kept:
   * each commit's answer begins the next claim.
   */
  async function reach(): Promise<boolean> {
    const claim = time.claim();
    const body = claim ? JSON.stringify(claim) : '';
    const answer = await postBody(
      `${launch}/__rte/beat${window === 0 ? '' : `?window=${window}`}`,
      body,
      HEARTBEAT_TIMEOUT_MS,
    );
    if (answer === 'unreached' || answer === 'cut') return false;
    if (claim && failures > 0) away = { ms: claim.at, countedMs: 0 };
    if (typeof answer === 'object') heard(answer);
    else if (queue.length === 0) end(answer === 'refused' ? 'ended' : answer);
    return true;
  }
  function end(state: LaunchOver | 'refused'): void {
    if (state !== 'refused') over = true;
    onState(state);
  }

  async function pump(): Promise<void> {
    if (sending || over) return;
    sending = true;
    clearTimeout(retry);
    if (failures > 0 && maySendHeartbeat() && !(await reach())) {
      sending = false;
      return lost();
    }
    if (queue.length === 0) failures = 0;
    while (queue[0] && !over) {
      const head = queue[0];
      const slow = failures === 0 ? setTimeout(onState, SLOW_MS, 'slow') : undefined;
      const answer = await postCommit(head);
      clearTimeout(slow);
      if (answer === 'unreached' || answer === 'cut') break;
      failures = 0;
      queue.shift();
      await removeUnsent(head);
      if (typeof answer === 'string') end(answer);
      else {
        acknowledged = { sequence: head.sequence, cmi: head.cmi };
        heard(answer);
        if (answer.applied) onApplied(head.cmi);
      }
    }
    sending = false;
    if (over) return;
    if (queue.length > 0) return lost();
    onState(away ? 'back' : 'saved', away ?? undefined);
    away = null;
  }
  addEventListener('online', () => void pump());
  addEventListener('offline', lost);

  return {
    /** Sends a whole state now; resolves when it is acknowledged or in the queue. */
    save(saved: SavedState): void {
      const pending = next(saved);
      queue.push(pending);
      if (failures === 0 && !over) onState('saving');
      // Kept first, so that a killed tab finds it again; a device that cannot keep still sends.
      void saveUnsent(pending).then((isKept) => {
        keeps = isKept;
        return pump();
      });
    },
    /**
     * The page is being left: one beacon, whole where it is small, else the packed difference to the acknowledged state. What
     * no beacon can carry waits on this device, and so does what may be lost with its browser.
     */
    leave(saved: SavedState): void {
      const pending = next(saved);
      queue.push(pending);
      saveUnsentAtOnce(pending);
      void saveUnsent(pending);
      // The story of the calls is left behind before the state is.
      const bodies = [saved, { ...saved, calls: [], faults: [] }].map((each) => bodyOf(pending, each));
      const body = bodies.find(({ size }) => size <= QUOTA_BYTES) ?? bodies[1]!;
      navigator.sendBeacon(`${launch}/__rte/commit`, body);
      // Where the page stays after all, it goes the usual way too; twice is once.
      setTimeout(() => void pump(), STAYED_MS);
    },
    async sendHeartbeat(): Promise<void> {
      // A commit waiting to be sent again replaces a heartbeat, and carries one.
      if (failures > 0 || sending || over || !maySendHeartbeat()) return;
      if (!(await reach())) lost();
    },
    get settled(): boolean {
      return queue.length === 0 || over;
    },
    get keeps(): boolean {
      return keeps;
    },
  };
}
