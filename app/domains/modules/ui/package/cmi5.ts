import { type Ask, type Launch, type LaunchData, fetchToken, openStore } from './cmi5-launch.ts';
import { openOutbox } from './cmi5-outbox.ts';
import {
  type DefinedVerb,
  type Speaker,
  type Statement,
  answeredStatement,
  definedStatement,
} from './cmi5-statements.ts';
import type { Lms, Said } from './lms.ts';

/** Progress as it is kept in the record store, for all sessions of a registration. */
type Document = {
  state: string;
  /** Ids of the statements that may exist once only: said again after a loss, they are the same statement. */
  ids: { completed: string; passed: string };
  said: ('completed' | 'passed')[];
  /** Of all sessions. */
  seconds: number;
};

/** A session, kept in this window so that a reload goes on with it: the address gives its token only once. */
type Session = {
  fetch: string;
  token: string;
  began: number;
  /** Time of the last statement: their order is that of their times (§9.3). */
  last: number;
  isBegun: boolean;
  isAnswered: boolean;
  ended: boolean;
  queue: Statement[];
  /** Not with the record store yet. */
  document: Document | null;
};

const STATE_ID = 'majakka';
const EXIT_MS = 5000;

export type Surroundings = {
  storage: Pick<Storage, 'getItem' | 'setItem'> | null;
  ask: Ask;
  leave?: (url: string | undefined) => void;
};

/** Speaks cmi5 with the system that launched the page. Null where its session has ended, or cannot be reached. */
export async function openCmi5(
  launch: Launch,
  { storage, ask, leave = lead }: Surroundings,
): Promise<Lms | null> {
  const shelf = openShelf<Session>(storage, `majakka ${launch.registration} ${launch.activityId}`);
  const found = shelf.read();
  const isSame = found?.fetch === launch.fetch;
  const token = isSame ? found.token : await fetchToken(launch, ask).catch(() => null);
  if (!token) return null;
  // Statements of a session before cannot be said any more (§9.3.6); what they amounted to is in the document.
  const session = isSame ? found : newSession(launch, token, found?.document ?? null);
  const keep = () => shelf.write(session);
  keep();
  const store = openStore(launch, token, ask);
  const outbox = openOutbox(store, STATE_ID, session, keep);
  if (session.ended) {
    await outbox.flush();
    return null;
  }
  const opened = await Promise.all([
    store.readState<LaunchData>('LMS.LaunchData'),
    store.readLanguages().catch(() => []),
    store.readState<Document>(STATE_ID),
  ]).catch(() => null);
  const [data, languages = [], stored] = opened ?? [];
  if (!data) return null;
  const isLook = data.launchMode !== 'Normal';
  if (isLook) session.document = null;
  const speaker: Speaker = {
    launch,
    contextTemplate: data.contextTemplate,
    mastery: data.masteryScore ?? null,
  };
  const document: Document = session.document ?? stored ?? newDocument();
  const secondsBefore = document.seconds;

  const sessionSeconds = () => (Date.now() - session.began) / 1000;
  const say = (make: (told: { id: string; at: Date }) => Statement, id = newId()) => {
    session.last = Math.max(Date.now(), session.last + 1);
    session.queue.push(make({ id, at: new Date(session.last) }));
    keep();
  };
  const define = (verb: DefinedVerb, more: { duration?: number; score?: number | null; progress?: number | null } = {}, id?: string) =>
    say((told) => definedStatement(speaker, verb, { ...told, ...more }), id); // oxfmt-ignore
  const once = (verb: 'completed' | 'passed', score: number | null) => {
    if (document.said.includes(verb)) return;
    define(verb, { duration: document.seconds, score }, document.ids[verb]);
    document.said.push(verb);
  };
  let failed: Said | null = null;
  let progress: number | null = null;

  if (!session.isBegun) {
    session.isBegun = true;
    define('initialized');
  }
  void outbox.flush();
  const end = () => {
    if (session.ended) return;
    session.ended = true;
    // Passed and failed exclude each other within a session (§9.3), so that a failure is said when no other attempt can follow.
    if (failed && session.isAnswered) define('failed', { duration: sessionSeconds(), score: failed.score });
    define('terminated', {
      duration: sessionSeconds(),
      progress: document.said.includes('completed') ? null : progress,
    });
  };
  return {
    isOld: false,
    state: document.state,
    languages,
    mastery: speaker.mastery,
    isLook,
    goesOn: storage !== null,
    save({ state, status, score, progress: share }) {
      if (isLook || session.ended) return;
      document.state = state;
      document.seconds = Math.round(secondsBefore + sessionSeconds());
      progress = share;
      const isDone = status === 'completed' || status === 'passed';
      const isBelow = speaker.mastery !== null && score !== null && score < speaker.mastery;
      if (isDone) once('completed', null);
      if (status === 'passed' && !isBelow) once('passed', score);
      const isFailed = status === 'failed' || (status === 'passed' && isBelow);
      failed =
        isFailed && !document.said.includes('passed') ? { state, status, score, progress: share } : null;
      session.document = { ...document, said: [...document.said] };
      keep();
      void outbox.flush();
    },
    record(interaction) {
      if (isLook || session.ended) return;
      session.isAnswered = true;
      say((told) => answeredStatement(speaker, told, interaction));
      void outbox.flush();
    },
    end() {
      end();
      const waiting = new Set(session.queue.map(({ id }) => id));
      const arrived = document.said.filter((verb) => !waiting.has(document.ids[verb]));
      outbox.sendLast(session.document && { ...document, said: arrived });
    },
    async exit() {
      end();
      await Promise.race([outbox.flush(), new Promise((done) => setTimeout(done, EXIT_MS))]);
      leave(data.returnURL);
    },
    watch: (told) => void outbox.watch(told),
  };
}

const newSession = ({ fetch }: Launch, token: string, document: Document | null): Session => {
  const now = Date.now();
  return { fetch, token, began: now, last: now - 1, isBegun: false, isAnswered: false, ended: false, queue: [], document }; // oxfmt-ignore
};

/** A place in the window's storage; without one, or where it is full, a reload ends the session. */
function openShelf<T>(storage: Surroundings['storage'], name: string) {
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

/** §10.2.6. A window that was opened for the course closes instead. */
function lead(url: string | undefined): void {
  if (url) location.assign(url);
  else close();
}

/** A UUID of random numbers (RFC 9562 §5.4), also where a page without TLS has no `randomUUID`. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
