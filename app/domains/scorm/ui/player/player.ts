import './player.css';
import type { LaunchPoint } from '../../inspect/launch-point.ts';
import type { FlatCmi, Standard } from '../../runtime/cmi.ts';
import { initialCmi, type LeftState } from '../../runtime/initial-cmi.ts';
import type { PlayerState } from '../../runtime/player-state.ts';
import { type LaunchParameters, withParameters } from '../../runtime/record-store.ts';
import { type ContentsWords, showContents } from './contents.ts';
import { flatten, nest } from './flatten.ts';
import type { Guide, Move, Next } from './guide.ts';
import { openSession, type RunTime, type Session } from './session.ts';
import { type NoticeWords, openNotice } from './notice.ts';
import { openTime, TICK_MS } from './open-time.ts';
import { canKeep } from './store.ts';
import { openTransport, sendKept } from './transport.ts';

type Course = { guide: Guide; runTime(): RunTime };
/** `stateOf`: what a part has said so far. */
type Make = (state: PlayerState, stateOf: (sco: string) => FlatCmi | undefined) => Course;
type Words = NoticeWords & ContentsWords;

/** Five seconds after the first value that was not saved, everything is sent: a chatty package cannot push it off. */
const SAVE_AFTER_MS = 5000;
/** Where the device keeps nothing, what is not saved is what may be lost: it is sent at once, one after the other. */
const SAVE_UNKEPT_AFTER_MS = 500;
const BEAT_MS = 20_000;
const STATE_AGAIN_MS = 3000;
const PREFERENCE = /^cmi\.(learner|student)_preference\.\w+$/;

const page = JSON.parse(document.getElementById('launch')!.textContent) as {
  appOrigin: string;
  words: Words;
};
const frame = document.querySelector('iframe')!;
const notice = openNotice(page.words);
const here = location.pathname.replace(/\/__player\/.*$/, '');

export async function play(standard: Standard, apiName: string, make: Make): Promise<void> {
  const keeps = await canKeep();
  await sendKept();
  const answer = await readState();
  if (!answer.ok) return notice.ended();
  const state = (await answer.json()) as PlayerState;
  const points = new Map(state.points.map((point) => [point.sco, point]));
  const states = new Map<string, LeftState>(Object.entries(state.states));
  /** Opened, whether it says anything or not. */
  const opened = new Set(states.keys());
  const { guide, runTime } = make(state, (sco) => states.get(sco)?.cmi ?? (opened.has(sco) ? {} : undefined));
  const time = openTime();
  // A part that has never spoken may be one that never does: its time counts as long as it is open.
  const isOpen = () => document.visibilityState === 'visible' && part !== null && !part.session.ended;
  const transport = openTransport({
    launch: here,
    lastSequence: state.lastSequence,
    keeps,
    time,
    mayBeat: isOpen,
    tell: (now, away) => notice.tell(now, transport.keeps, away),
  });

  let part: { sco: string; attempt: string | null; inner: RunTime; session: Session } | null = null;
  const preferences: FlatCmi = {};
  let next: Next | null = null;
  let ofWhole: FlatCmi | null = null;
  let unsaved: ReturnType<typeof setTimeout> | undefined;
  let leaving = false;
  let emptying = false;

  /** Of the whole, made anew only when something may have changed it: a large course's is large. */
  const wholeNames = () => (ofWhole ??= guide.names());
  function remember(): void {
    if (!part) return;
    const { cmi } = part.inner.renderCommitCMI(true, true) as { cmi: object };
    const own: FlatCmi = part.attempt === null ? {} : { 'part.attempt': part.attempt };
    const names = flatten(cmi);
    for (const [name, value] of Object.entries(names)) if (PREFERENCE.test(name)) preferences[name] = value;
    states.set(part.sco, { cmi: { ...names, ...own }, terminated: !part.session.running });
  }
  function send(sco: string, cmi: FlatCmi, terminate: boolean, end: boolean): void {
    clearTimeout(unsaved);
    unsaved = undefined;
    time.tick(isOpen());
    const saved = {
      sco,
      cmi: { ...cmi, ...wholeNames() },
      terminate,
      end,
      calls: part?.session.takeCalls() ?? [],
    };
    if (leaving) transport.leave(saved);
    else transport.save(saved);
  }
  function saveSoon(): void {
    // What changes while a state is on its way goes with the next one, so that a slow connection is not filled.
    const mayGo = () =>
      transport.keeps || transport.settled ? save() : void (unsaved = setTimeout(mayGo, 200));
    unsaved ??= setTimeout(mayGo, transport.keeps ? SAVE_AFTER_MS : SAVE_UNKEPT_AFTER_MS);
  }
  const save = (terminate = false, end = false) => {
    if (!terminate) remember();
    if (part) send(part.sco, states.get(part.sco)!.cmi, terminate, end);
  };

  function open(point: LaunchPoint): void {
    part?.session.close();
    const { sco } = point;
    const attempt = guide.prepare(sco);
    const kept = states.get(sco);
    // Where activities have attempts, what an earlier one left is not this one's.
    const left = kept && (attempt === null || kept.cmi['part.attempt'] === attempt) ? kept : null;
    if (!left) states.delete(sco);
    const inner = runTime();
    const given = initialCmi(
      standard,
      attempt === null ? point : { ...point, objectives: [] },
      left,
      state.learner,
      state.mode,
    );
    // What a learner set in one part, as loudness or captions, holds in the next.
    inner.loadFromJSON(nest(left ? given : { ...given, ...preferences }), 'cmi');
    const session = openSession(inner, standard, {
      before() {
        remember();
        guide.ending();
      },
      after(kind, name) {
        if (kind === 'set') {
          // Shared data belongs to the whole.
          if (name.startsWith('adl.')) ofWhole = null;
          saveSoon();
        } else if (kind === 'terminate') finishPart();
        else save();
      },
    });
    part = { sco, attempt, inner, session };
    opened.add(sco);
    ofWhole = null;
    Object.assign(window, { [apiName]: session.api });
    if (state.records)
      void recordStore().then((given) => {
        // Asked anew for each part: what it fetches with is good once. Meanwhile another part may have been opened.
        if (part?.session === session) load(given ? withParameters(sourceOf(point), given) : sourceOf(point));
      });
    else load(sourceOf(point));
    send(sco, {}, false, false);
    contents.showPart(sco, point.title);
  }

  /** Terminate has been answered: what the part left is sent, and the way leads on. */
  function finishPart(): void {
    const { sco } = part!;
    states.set(sco, { ...states.get(sco)!, terminated: true });
    ofWhole = null;
    next = guide.ended();
    save(true, next === 'over');
    if (!emptying) follow();
  }
  function follow(): void {
    const to = next ?? 'choose';
    next = null;
    if (leaving) return;
    if (to === 'over') tellAppWhenSettled(transport);
    else if (to === 'choose') contents.showChoice();
    else {
      const point = points.get(to.part);
      if (point) open(point);
      else contents.showChoice();
    }
  }

  /** A button of ours: the part that runs is taken away first, so that it can end itself. */
  function move(to: Move): void {
    if (part?.session.running) {
      const { session } = part;
      guide.wish(to);
      const whenEmpty = () => {
        emptying = false;
        session.terminate();
        follow();
      };
      // Pressed twice, it is one way out: the last wish counts.
      if (!emptying) frame.addEventListener('load', whenEmpty, { once: true });
      emptying = true;
      frame.contentWindow!.location.replace('about:blank');
      return;
    }
    if (emptying) return;
    const reached = guide.go(to);
    if (!reached) return contents.update();
    ofWhole = null;
    next = reached;
    if (typeof reached === 'string') send('', {}, false, reached === 'over');
    follow();
  }
  const contents = showContents(state, guide, page.words, move);

  addEventListener('visibilitychange', () => {
    time.tick(isOpen());
    if (document.visibilityState === 'hidden' && unsaved !== undefined) save();
  });
  // What neither the server nor the device has is lost with the page: the browser asks before it goes.
  addEventListener('beforeunload', (event) => {
    if (transport.keeps || (unsaved === undefined && transport.settled)) return;
    if (unsaved !== undefined) save();
    event.preventDefault();
    event.returnValue = true; // for browsers that know nothing newer
  });
  addEventListener('pagehide', () => {
    leaving = true;
    if (!part?.session.running) return;
    // The frame goes after this page: when its part ends itself, the course is suspended and not ended.
    guide.wish({ to: 'suspend' });
    if (unsaved !== undefined || !transport.settled) save();
  });
  // A page from the back-forward cache holds an old state: it begins anew.
  addEventListener('pageshow', (event) => event.persisted && location.reload());

  setInterval(() => time.tick(isOpen()), TICK_MS);
  setInterval(() => void transport.beat(), BEAT_MS);
  notice.tell('saved', keeps);
  next = guide.begin();
  follow();
}

/** By way of an empty page: two parts may be one page with another `#`, and that alone would load nothing. */
function load(source: string): void {
  const go = () => frame.contentWindow!.location.replace(source);
  if (isEmpty()) return go();
  frame.addEventListener('load', go, { once: true });
  frame.contentWindow!.location.replace('about:blank');
}

function isEmpty(): boolean {
  try {
    return frame.contentWindow!.location.href === 'about:blank';
  } catch {
    return false; // a page of the browser's own, where one of the package was refused
  }
}

/** What a part is launched with; none where it cannot be had just now: the part must open all the same. */
async function recordStore(): Promise<LaunchParameters | null> {
  const answer = await fetch(`${here}/__rte/record-store`, { method: 'POST' }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as LaunchParameters) : null;
}

const sourceOf = ({ path, query }: LaunchPoint): string =>
  `${here}/${path.split('/').map(encodeURIComponent).join('/')}${query}`;

/** Asks until there is an answer: what would be shown instead is an empty page. */
async function readState(): Promise<Response> {
  for (;;) {
    const answer = await fetch(`${here}/__rte/state`).catch(() => null);
    if (answer && answer.status < 500) return answer;
    notice.tell('offline', true);
    await new Promise((again) => setTimeout(again, STATE_AGAIN_MS));
  }
}

/** The app is told only that this window is done; what it shows then comes from the server. */
function tellAppWhenSettled(transport: { settled: boolean }): void {
  const wait = setInterval(() => {
    if (!transport.settled) return;
    clearInterval(wait);
    parent.postMessage({ type: 'majakka:finished' }, page.appOrigin);
  }, 200);
}
