import { type Ask, type Launch, fetchToken, openStore } from './cmi5-launch.ts';
import { openOutbox } from './cmi5-outbox.ts';
import {
  type Session,
  type WindowStorage,
  STATE_ID,
  newId,
  newSession,
  openStorage,
  readOpened,
} from './cmi5-session.ts';
import {
  type DefinedVerb,
  type Speaker,
  type Statement,
  answeredStatement,
  definedStatement,
} from './cmi5-statements.ts';
import type { Lms, Said } from './lms.ts';

const EXIT_MS = 5000;

export type Surroundings = {
  storage: WindowStorage;
  ask: Ask;
  leave?: (url: string | undefined) => void;
};

/** Speaks cmi5 with the system that launched the page. Null where its session has ended, or cannot be reached. */
export async function openCmi5(
  launch: Launch,
  { storage, ask, leave = lead }: Surroundings,
): Promise<Lms | null> {
  const place = openStorage<Session>(storage, `majakka ${launch.registration} ${launch.activityId}`);
  const found = place.read();
  const isSame = found?.fetch === launch.fetch;
  const token = isSame ? found.token : await fetchToken(launch, ask).catch(() => null);
  if (!token) return null;
  const session = isSame ? found : newSession(launch, token, found);
  const keep = () => place.write(session);
  keep();
  const store = openStore(launch, token, ask);
  const outbox = openOutbox(store, STATE_ID, session, keep);
  if (session.ended) {
    await outbox.flush();
    return null;
  }
  session.opened ??= await readOpened(store, session.document);
  if (!session.opened) return null;
  const { data, preferences, latest: document } = session.opened;
  const isLook = data.launchMode !== 'Normal';
  if (isLook) session.document = null;
  const speaker: Speaker = {
    launch,
    contextTemplate: data.contextTemplate,
    mastery: data.masteryScore ?? null,
  };
  session.secondsBefore ??= document.seconds;

  // The clock of a device may be set back.
  const sessionSeconds = () => Math.max(0, (Date.now() - session.began) / 1000);
  const isBelow = (score: number | null) =>
    speaker.mastery !== null && score !== null && score < speaker.mastery;
  const say = (make: (facts: { id: string; at: Date }) => Statement, id = newId()) => {
    session.last = Math.max(Date.now(), session.last + 1);
    session.queue.push(make({ id, at: new Date(session.last) }));
    keep();
  };
  const define = (verb: DefinedVerb, more: { duration?: number; score?: number | null; progress?: number | null } = {}, id?: string) =>
    say((facts) => definedStatement(speaker, verb, { ...facts, ...more }), id); // oxfmt-ignore
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
    if (failed && session.isAnswered) {
      // §9.3.5: of a failure no score that reaches the mark.
      const score = speaker.mastery === null || isBelow(failed.score) ? failed.score : null;
      define('failed', { duration: sessionSeconds(), score });
    }
    define('terminated', {
      duration: sessionSeconds(),
      progress: document.said.includes('completed') ? null : progress,
    });
  };
  return {
    isOld: false,
    state: document.state,
    ...preferences,
    mastery: speaker.mastery,
    isLook,
    save({ state, status, score, progress: share }) {
      if (isLook || session.ended) return;
      document.state = state;
      document.seconds = Math.round((session.secondsBefore ?? 0) + sessionSeconds());
      progress = share;
      const isDone = status === 'completed' || status === 'passed';
      if (isDone) once('completed', null);
      if (status === 'passed' && !isBelow(score)) once('passed', score);
      const isFailed = status === 'failed' || (status === 'passed' && isBelow(score));
      failed =
        isFailed && !document.said.includes('passed') ? { state, status, score, progress: share } : null;
      session.document = { ...document, said: [...document.said] };
      keep();
      void outbox.flush();
    },
    record(interaction) {
      if (isLook || session.ended) return;
      session.isAnswered = true;
      say((facts) => answeredStatement(speaker, facts, interaction));
      void outbox.flush();
    },
    end() {
      // Nothing would arrive now. If the page is only loaded again, its session goes on.
      if (!outbox.isAway()) end();
      const waiting = new Set(session.queue.map(({ id }) => id));
      const arrived = document.said.filter((verb) => !waiting.has(document.ids[verb]));
      outbox.sendLast(session.document && { ...document, said: arrived });
    },
    async exit() {
      end();
      await Promise.race([outbox.flush(), new Promise((done) => setTimeout(done, EXIT_MS))]);
      leave(data.returnURL);
    },
    retry: () => void outbox.flush(),
    watch: (notified) => void outbox.watch(notified),
  };
}

/** §10.2.6. A window that was opened for the course closes instead. */
function lead(url: string | undefined): void {
  if (url) location.assign(url);
  else close();
}
