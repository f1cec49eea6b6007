import type { FlatCmi, Standard } from '#app/domains/scorm/attempts/cmi.ts';
import { type SavedPartState, initialCmi } from '#app/domains/scorm/attempts/initial-cmi.ts';
import type { LaunchPoint } from '#app/domains/scorm/types.ts';
import type { PlayerState } from '#app/domains/scorm/launches/player-state.ts';
import type { RunTime } from '#app/domains/scorm/run-time/run-time.ts';
import { addLaunchParameters } from '#app/domains/scorm/record-store/launch-parameters.ts';
import { type ContentsWords, showContents } from './contents.ts';
import { frame, loadInFrame } from './course-frame.ts';
import type { CourseNavigation, NavigationRequest, NavigationResult } from './course-navigation.ts';
import { launchPath, partAddress, requestLaunchParameters } from './launch-requests.ts';
import { type NoticeWords, openNotice } from './notice.ts';
import './player.css';
import { sendUnsent } from './send-unsent.ts';
import { type Session, openSession } from './session.ts';
import { openTransport } from './transport.ts';
import { canSaveUnsent } from './unsent-commits.ts';
import { TICK_MS, trackVisibleTime } from './visible-time.ts';

type Course = { guide: CourseNavigation; openRunTime(initial: FlatCmi): RunTime };

/** `stateOf`: what a part has said so far. */
type SetUpCourse = (state: PlayerState, stateOf: (sco: string) => FlatCmi | undefined) => Course;

type Words = NoticeWords & ContentsWords;

/** Five seconds after the first value that was not saved, everything is sent: a chatty package cannot push it off. */
const SAVE_AFTER_MS = 5000;

/** Where the device stores nothing, unsaved work may be lost: it is sent at once, one after the other. */
const SAVE_WITHOUT_STORAGE_AFTER_MS = 500;

const HEARTBEAT_MS = 20_000;

const STATE_RETRY_MS = 3000;

const PREFERENCE = /^cmi\.(learner|student)_preference\.\w+$/;

const page = JSON.parse(document.getElementById('launch')!.textContent) as {
  appOrigin: string;
  words: Words;
};

const notice = openNotice(page.words);

export async function play(standard: Standard, apiName: string, make: SetUpCourse): Promise<void> {
  const keeps = await canSaveUnsent();
  await sendUnsent();
  const answer = await readState();
  if (!answer.ok) return notice.ended();
  const state = (await answer.json()) as PlayerState;
  const points = new Map(state.points.map((point) => [point.sco, point]));
  const states = new Map<string, SavedPartState>(Object.entries(state.states));
  /** Opened, whether it says anything or not. */
  const opened = new Set(states.keys());
  const { guide, openRunTime } = make(
    state,
    (sco) => states.get(sco)?.cmi ?? (opened.has(sco) ? {} : undefined),
  );
  const time = trackVisibleTime();
  // A part that has never spoken may be one that never does: its time counts as long as it is open.
  const isOpen = () => document.visibilityState === 'visible' && part !== null && !part.session.ended;
  const transport = openTransport({
    launch: launchPath,
    lastSequence: state.lastSequence,
    keeps,
    time,
    maySendHeartbeat: isOpen,
    onState: (now, away) => notice.show(now, transport.keeps, away),
  });

  let part: { sco: string; attempt: string | null; inner: RunTime; session: Session } | null = null;
  const preferences: FlatCmi = {};
  let next: NavigationResult | null = null;
  let ofWhole: FlatCmi | null = null;
  let unsaved: ReturnType<typeof setTimeout> | undefined;
  let leaving = false;
  let emptying = false;

  /** State of the whole course, rebuilt only after a change: it can be large. */
  const wholeNames = () => (ofWhole ??= guide.courseValues());
  function remember(): void {
    if (!part) return;
    const own: FlatCmi = part.attempt === null ? {} : { 'part.attempt': part.attempt };
    const names = part.inner.render();
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
    // Changes made while a state is being sent go with the next one, so that a slow connection is not filled.
    const mayGo = () =>
      transport.keeps || transport.settled ? save() : void (unsaved = setTimeout(mayGo, 200));
    unsaved ??= setTimeout(mayGo, transport.keeps ? SAVE_AFTER_MS : SAVE_WITHOUT_STORAGE_AFTER_MS);
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
    // Where activities have attempts, the state of an earlier one is not this one's.
    const left = kept && (attempt === null || kept.cmi['part.attempt'] === attempt) ? kept : null;
    if (!left) states.delete(sco);
    const given = initialCmi(
      standard,
      attempt === null ? point : { ...point, objectives: [] },
      left,
      state.learner,
      state.mode,
    );
    // Preferences that a learner set in one part, such as loudness or captions, apply in the next.
    const inner = openRunTime(left ? given : { ...given, ...preferences });
    const session = openSession(inner, standard, {
      before() {
        remember();
        guide.beforePartEnds();
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
      void requestLaunchParameters().then((given) => {
        // Requested for each part: its fetch URL works once. Meanwhile another part may have been opened.
        if (part?.session === session)
          loadInFrame(given ? addLaunchParameters(partAddress(point), given) : partAddress(point));
      });
    else loadInFrame(partAddress(point));
    send(sco, {}, false, false);
    contents.showPart(sco, point.title);
  }

  /** Terminate has been answered: what the part left is sent, and the way leads on. */
  function finishPart(): void {
    const { sco } = part!;
    states.set(sco, { ...states.get(sco)!, terminated: true });
    ofWhole = null;
    next = guide.afterPartEnds();
    save(true, next === 'over');
    if (!emptying) follow();
  }
  function follow(): void {
    const to = next ?? 'choose';
    next = null;
    if (leaving) return;
    if (to === 'over') notifyAppWhenSettled(transport);
    else if (to === 'choose') contents.showChoice();
    else {
      const point = points.get(to.part);
      if (point) open(point);
      else contents.showChoice();
    }
  }

  /** One of our buttons: the running part is removed first, so that it can end itself. */
  function move(to: NavigationRequest): void {
    if (part?.session.running) {
      const { session } = part;
      guide.setPendingRequest(to);
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
  // Work that neither the server nor the device has is lost with the page: the browser asks before leaving.
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
    guide.setPendingRequest({ to: 'suspend' });
    if (unsaved !== undefined || !transport.settled) save();
  });
  // A page from the back-forward cache is stale: reload.
  addEventListener('pageshow', (event) => event.persisted && location.reload());

  setInterval(() => time.tick(isOpen()), TICK_MS);
  setInterval(() => void transport.sendHeartbeat(), HEARTBEAT_MS);
  notice.show('saved', keeps);
  next = guide.begin();
  follow();
}

/** Asks until there is an answer: what would be shown instead is an empty page. */
async function readState(): Promise<Response> {
  for (;;) {
    const answer = await fetch(`${launchPath}/__rte/state`).catch(() => null);
    if (answer && answer.status < 500) return answer;
    notice.show('offline', true);
    await new Promise((again) => setTimeout(again, STATE_RETRY_MS));
  }
}

/** The app only learns that this window is finished; what it shows comes from the server. */
function notifyAppWhenSettled(transport: { settled: boolean }): void {
  const wait = setInterval(() => {
    if (!transport.settled) return;
    clearInterval(wait);
    parent.postMessage({ type: 'majakka:finished' }, page.appOrigin);
  }, 200);
}
