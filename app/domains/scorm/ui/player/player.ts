import type { Standard } from '#app/domains/scorm/attempts/cmi.ts';
import type { SavedPartState } from '#app/domains/scorm/attempts/initial-cmi.ts';
import type {
  CourseNavigation,
  NavigationRequest,
} from '#app/domains/scorm/course-session/course-navigation.ts';
import type {
  CourseSave,
  CourseSessionOptions,
} from '#app/domains/scorm/course-session/course-session-options.ts';
import { openCourseSession } from '#app/domains/scorm/course-session/course-session.ts';
import type { PlayerState } from '#app/domains/scorm/launches/player-state.ts';
import { addLaunchParameters } from '#app/domains/scorm/record-store/launch-parameters.ts';
import type { LaunchPoint } from '#app/domains/scorm/types.ts';
import { type ContentsWords, showContents } from './contents.ts';
import { emptyFrame, isFrameUnread, loadInFrame, partIsThere } from './course-frame.ts';
import { watchFaults } from './frame-faults.ts';
import { launchPath, partAddress, requestLaunchParameters } from './launch-requests.ts';
import { type NoticeWords, openNotice } from './notice.ts';
import './player.css';
import { sendUnsent } from './send-unsent.ts';
import { openTransport } from './transport.ts';
import { canSaveUnsent } from './unsent-commits.ts';
import { TICK_MS, trackVisibleTime } from './visible-time.ts';

type Setting = Pick<CourseSessionOptions, 'standard' | 'openRunTime'> & {
  standard: Standard;
  /** Name under which the package looks for its interface. */
  apiName: string;
  /** `stateOf`: what a part has said so far. */
  makeNavigation(state: PlayerState, stateOf: (sco: string) => SavedPartState | undefined): CourseNavigation;
};

type Words = NoticeWords & ContentsWords;

/** Five seconds after the first value that was not saved, everything is sent: a chatty package cannot push it off. */
const SAVE_AFTER_MS = 5000;

/** Where the device stores nothing, unsaved work may be lost: it is sent at once, one after the other. */
const SAVE_WITHOUT_STORAGE_AFTER_MS = 500;

const HEARTBEAT_MS = 20_000;

const STATE_RETRY_MS = 3000;

/** A window that is still there so long after it was to be left stays. */
const STAYS_AFTER_MS = 5000;

/** What a part says of itself may unlock others: shown soon after it was said. */
const SHOW_AFTER_MS = 300;

const page = JSON.parse(document.getElementById('launch')!.textContent) as {
  appOrigin: string;
  words: Words;
};

const notice = openNotice(page.words);

export async function play({ standard, apiName, openRunTime, makeNavigation }: Setting): Promise<void> {
  const keeps = await canSaveUnsent();
  await sendUnsent();
  const answer = await readState();
  if (!answer.ok) return notice.ended();
  const state = (await answer.json()) as PlayerState;
  const navigation = makeNavigation(state, (sco) => course.stateOf(sco));
  const time = trackVisibleTime();
  // A part that has never spoken may be one that never does: its time counts as long as it is open.
  const isOpen = () =>
    document.visibilityState === 'visible' && course.part !== null && !course.part.session.ended;
  const transport = openTransport({
    launch: launchPath,
    lastSequence: state.lastSequence,
    window: state.window ?? 0,
    keeps,
    time,
    maySendHeartbeat: isOpen,
    onApplied: (values) => navigation.courseValuesKept(values),
    onState(now, away) {
      notice.show(now, transport.keeps, away);
      if (now === 'over' || now === 'signedOut' || now === 'ended') contents.stop();
    },
  });
  let unsaved: ReturnType<typeof setTimeout> | undefined;
  let unshown: ReturnType<typeof setTimeout> | undefined;
  let leaving = false;
  let isGoing: Promise<void> | undefined;

  function send(save: CourseSave): void {
    clearTimeout(unsaved);
    unsaved = undefined;
    time.tick(isOpen());
    if (course.part?.session.running) partIsThere();
    showSoon();
    const saved = {
      ...save,
      calls: course.part?.session.takeCalls() ?? [],
      faults: faults.take(),
    };
    if (leaving) transport.leave(saved);
    else transport.save(saved);
  }
  function saveSoon(): void {
    // Changes made while a state is being sent go with the next one, so that a slow connection is not filled.
    const mayGo = () =>
      transport.keeps || transport.settled ? course.save() : void (unsaved = setTimeout(mayGo, 200));
    unsaved ??= setTimeout(mayGo, transport.keeps ? SAVE_AFTER_MS : SAVE_WITHOUT_STORAGE_AFTER_MS);
  }
  /** When a tab is closed, the part's page is unloaded after this one, so what it sets then must be sent at once. */
  function saveBeforeGone(): void {
    isGoing ??= Promise.resolve().then(() => {
      isGoing = undefined;
      course.save();
    });
  }
  function showSoon(): void {
    unshown ??= setTimeout(() => {
      unshown = undefined;
      if (course.refresh()) contents.update();
    }, SHOW_AFTER_MS);
  }
  function load(point: LaunchPoint): void {
    const { session } = course.part!;
    Object.assign(window, { [apiName]: session.api });
    if (state.records)
      void requestLaunchParameters().then((given) => {
        // Requested for each part: its fetch URL works once. Meanwhile another part may have been opened.
        if (course.part?.session === session)
          loadInFrame(given ? addLaunchParameters(partAddress(point), given) : partAddress(point));
      });
    else loadInFrame(partAddress(point));
    contents.showPart(point.sco, point.title);
  }
  const course = openCourseSession({
    standard,
    points: state.points,
    states: state.states,
    learner: state.learner,
    mode: state.mode,
    navigation,
    openRunTime,
    listeners: {
      onOpen: load,
      // A page that ends itself before anybody has done anything in it is there to be read.
      onChoice: (byItself) => !leaving && contents.showChoice(byItself && isFrameUnread()),
      onOver(byItself) {
        if (leaving) return;
        const finish = () => notifyAppWhenSettled(transport);
        if (byItself && isFrameUnread()) contents.showEnd(finish);
        else finish();
      },
      onSave: send,
      onChange() {
        if (leaving) return saveBeforeGone();
        saveSoon();
        showSoon();
      },
    },
  });

  let staying: ReturnType<typeof setTimeout> | undefined;
  /** Nobody left after all: the learner stayed when they were asked, or what they followed was a download. */
  function stay(): void {
    clearTimeout(staying);
    leaving = false;
    course.stay();
  }
  /** One of our buttons: the running part is removed first, so that it can end itself. */
  function move(to: NavigationRequest): void {
    if (leaving) stay();
    if (course.part?.session.running) {
      // Pressed twice, it is one way out: the last wish counts.
      const isFirst = !course.isBeingLeft;
      course.leavePart(to);
      if (isFirst) emptyFrame(() => course.partIsGone());
    } else if (!course.isBeingLeft && !course.go(to)) contents.update();
  }
  const contents = showContents(state, navigation, page.words, move);
  const faults = watchFaults(
    page.appOrigin,
    () => course.part?.point.sco ?? '',
    () => course.save(),
  );

  addEventListener('visibilitychange', () => {
    time.tick(isOpen());
    if (document.visibilityState === 'hidden' && unsaved !== undefined) course.save();
  });
  // Work that neither the server nor the device has is lost with the page: the browser asks before leaving.
  addEventListener('beforeunload', (event) => {
    if (transport.keeps || (unsaved === undefined && transport.settled)) return;
    if (unsaved !== undefined) course.save();
    event.preventDefault();
    event.returnValue = true; // for browsers that know nothing newer
  });
  addEventListener('pagehide', () => {
    leaving = true;
    if (!course.part?.session.running) return;
    course.leave();
    if (unsaved !== undefined || !transport.settled) course.save();
  });
  // The part's page goes before this one: when it ends itself, the course is suspended and not ended, and what it says then goes as a beacon.
  addEventListener('beforeunload', () => {
    if (leaving) return;
    leaving = true;
    if (course.part?.session.running) course.leave();
    clearTimeout(staying);
    staying = setTimeout(stay, STAYS_AFTER_MS);
  });
  // A page from the back-forward cache is stale: reload.
  addEventListener('pageshow', (event) => event.persisted && location.reload());

  setInterval(() => time.tick(isOpen()), TICK_MS);
  setInterval(() => void transport.sendHeartbeat(), HEARTBEAT_MS);
  notice.show('saved', keeps);
  course.begin();
}

/** Opens the launch in this window. Asks until there is an answer: what would be shown instead is an empty page. */
async function readState(): Promise<Response> {
  for (;;) {
    const answer = await fetch(`${launchPath}/__rte/state`, { method: 'POST' }).catch(() => null);
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
