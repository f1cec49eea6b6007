import type { Launch, LaunchData, Preferences, Store } from './cmi5-launch.ts';
import type { Statement } from './cmi5-statements.ts';

export const STATE_ID = 'majakka';
/** Storage of the window, where it has one. */
export type WindowStorage = Pick<Storage, 'getItem' | 'setItem'> | null;

/** Progress as it is kept in the record store, for all sessions of a registration. */
export type Document = {
  state: string;
  /** Ids of the statements that may exist once only: said again after a loss, they are the same statement. */
  ids: { completed: string; passed: string };
  said: ('completed' | 'passed')[];
  /** Of all sessions. */
  seconds: number;
};

/** A session, kept in this window so that a reload goes on with it: the address gives its token only once. */
export type Session = {
  fetch: string;
  token: string;
  began: number;
  /** Time of the last statement: their order is that of their times (§9.3). */
  last: number;
  isBegun: boolean;
  /** Of the sessions before. */
  secondsBefore: number | null;
  isAnswered: boolean;
  ended: boolean;
  queue: Statement[];
  /** Not with the record store yet. */
  document: Document | null;
  /** As they were read at its beginning, and the document as it is now. */
  opened: { data: LaunchData; preferences: Preferences; latest: Document } | null;
};

/** Null: what the system says of the launch cannot be read. `unsaved`: what is known better than by the record store. */
export async function readOpened(store: Store, unsaved: Document | null): Promise<Session['opened']> {
  const found = await Promise.all([
    store.readState<LaunchData>('LMS.LaunchData'),
    store.readPreferences().catch(() => ({ languages: [], isMuted: false })),
    store.readState<Document>(STATE_ID),
  ]).catch(() => null);
  if (!found?.[0]) return null;
  const [data, preferences, stored] = found;
  return { data, preferences, latest: unsaved ?? stored ?? newDocument() };
}

/** `before`: a session of the registration in this window, the work of which may not have arrived. */
export const newSession = ({ fetch }: Launch, token: string, before: Session | null): Session => {
  const now = Date.now();
  // Its statements cannot be said any more (§9.3.6): this session says the lasting ones as its own, with the same ids.
  const lost = new Set(before?.queue.map(({ id }) => id));
  const document = before?.document
    ? {
        ...before.document,
        said: before.document.said.filter((verb) => !lost.has(before.document!.ids[verb])),
      }
    : null;
  return { fetch, token, began: now, last: now - 1, isBegun: false, secondsBefore: null, opened: null, isAnswered: false, ended: false, queue: [], document }; // oxfmt-ignore
};

/** A place in the window's storage; without one, or where it is full, a reload ends the session. */
export function openStorage<T>(storage: WindowStorage, name: string) {
  return {
    read(): T | null {
      try {
        return JSON.parse(storage?.getItem(name) ?? 'null') as T | null;
      } catch {
        return null;
      }
    },
    write(value: T): void {
      try {
        storage?.setItem(name, JSON.stringify(value));
      } catch {
        // What is sent is not affected.
      }
    },
  };
}

const newDocument = (): Document => ({
  state: '',
  ids: { completed: newId(), passed: newId() },
  said: [],
  seconds: 0,
});

/** A UUID of random numbers (RFC 9562 §5.4), also where a page without TLS has no `randomUUID`. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
