import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';
import { type SavedPartState, initialCmi } from '#app/domains/scorm/attempts/initial-cmi.ts';
import type { RunTime } from '#app/domains/scorm/run-time/run-time.ts';
import type { LaunchPoint } from '#app/domains/scorm/types.ts';
import type { NavigationRequest, NavigationResult } from './course-navigation.ts';
import type { CourseSessionOptions } from './course-session-options.ts';
import { type PartSession, openPartSession } from './part-session.ts';

type OpenPart = {
  point: LaunchPoint;
  attempt: string | null;
  runTime: RunTime;
  session: PartSession;
  /** What an earlier session of the same attempt kept. */
  left: FlatCmi;
  /** That session was ended. */
  wasEnded: boolean;
};

const PREFERENCE = /^cmi\.(learner|student)_preference\.\w+$/;
/** Elements that marks and locks depend on. */
const RESULTS = /^cmi\.(core\.|objectives\.\d+\.)?((success|completion|lesson)_status|status|score|progress)/;

/** A course while it is taken: which part is open, what it says, what comes next. It knows no window, no network and no clock. */
export function openCourseSession({
  standard,
  points,
  learner,
  mode,
  navigation,
  openRunTime,
  listeners,
  ...given
}: CourseSessionOptions) {
  const byName = new Map(points.map((point) => [point.sco, point]));
  const states = new Map(Object.entries(given.states));
  const opened = new Set(states.keys());
  const preferences: FlatCmi = {};
  let part: OpenPart | null = null;
  let wish: NavigationRequest | { to: 'suspend' } | null = null;
  /** The part is being taken away: what comes next waits until it is gone. */
  let isBeingLeft = false;
  let next: NavigationResult | null = null;

  /**
   * What sequencing has not heard yet. What an ended session said has been handed over; said again it would stand above what other parts have
   * written to a shared objective since (ADL's case CO-10).
   */
  function readUnheard(names: FlatCmi): FlatCmi {
    const { runTime, left, wasEnded } = part!;
    return Object.fromEntries(
      Object.entries(names).filter(
        ([name]) => name.endsWith('.id') || runTime.wasSet(name) || (!wasEnded && left[name] !== undefined),
      ),
    );
  }
  function remember(): void {
    if (!part) return;
    const { point, attempt, session } = part;
    const names = part.runTime.render();
    for (const [name, value] of Object.entries(names)) if (PREFERENCE.test(name)) preferences[name] = value;
    // Where activities have attempts, leaving suspends the course: its parts go on when it is opened again.
    const own: FlatCmi =
      attempt === null
        ? {}
        : { 'part.attempt': attempt, ...(wish?.to === 'suspend' ? { 'part.suspended': 'true' } : {}) };
    states.set(point.sco, { cmi: { ...names, ...own }, terminated: !session.running });
    navigation.partSaid(readUnheard(names), point.type === 'asset' ? 'asset' : 'running');
  }
  function save(): void {
    if (!part) return;
    // A part that has never begun its session has nothing to keep.
    if (!part.session.running && !part.session.ended) return send('', {}, false, false);
    remember();
    send(part.point.sco, states.get(part.point.sco)!.cmi, part.session.ended, false);
  }
  const send = (sco: string, cmi: FlatCmi, terminate: boolean, end: boolean) =>
    listeners.onSave({ sco, cmi: { ...cmi, ...navigation.courseValues() }, terminate, end });

  function open(of: LaunchPoint): void {
    part?.session.close();
    const { point, attempt, ...answers } = navigation.prepare(of);
    const kept = states.get(point.sco);
    // Where activities have attempts, the state of an earlier one is not this one's.
    const left = kept && (attempt === null || (kept.cmi['part.attempt'] ?? '1') === attempt) ? kept : null;
    if (!left) states.delete(point.sco);
    const initial = initialCmi(standard, point, left, learner, mode);
    // Preferences that a learner set in one part, such as loudness or captions, apply in the next.
    const runTime = openRunTime({ ...answers, initial: left ? initial : { ...initial, ...preferences } });
    const session = openPartSession(runTime, standard, {
      before: remember,
      after(kind, name) {
        if (kind === 'terminate') finishPart();
        else if (kind === 'set') {
          if (RESULTS.test(name)) isStale = true;
          listeners.onChange();
        } else {
          // An initialized part may be the last thing left to do.
          if (kind === 'initialize') isStale = true;
          save();
        }
      },
    });
    part = { point, attempt, runTime, session, left: left?.cmi ?? {}, wasEnded: left?.terminated ?? false };
    opened.add(point.sco);
    navigation.partSaid({}, point.type === 'asset' ? 'asset' : 'opened');
    listeners.onOpen(point);
    send(point.sco, {}, false, false);
  }
  /** Something was said that contents and buttons may depend on. */
  let isStale = false;

  /** Terminate has been answered: what the part left is kept, and the way leads on. */
  function finishPart(): void {
    const { point, runTime } = part!;
    // What it left unsaid has been settled, and its time added up.
    remember();
    const { cmi } = states.get(point.sco)!;
    const byItself = wish === null && runTime.navRequest() === '_none_';
    const said = readUnheard(cmi);
    next = navigation.partEnded({ said, exit: runTime.exit(), request: runTime.navRequest() }, wish);
    wish = null;
    send(point.sco, cmi, true, next === 'over');
    if (!isBeingLeft) follow(byItself);
  }
  function follow(byItself = false): void {
    const to = next ?? 'choose';
    next = null;
    if (to === 'over' || to === 'left') listeners.onOver(byItself);
    else if (to === 'choose') listeners.onChoice(byItself);
    else {
      const point = byName.get(to.part);
      if (point) open(point);
      else listeners.onChoice(byItself);
    }
  }
  return {
    begin(): void {
      next = navigation.begin();
      follow();
    },
    /** No part runs: goes where the learner wants to; false where that leads nowhere. */
    go(to: NavigationRequest): boolean {
      // One that never began a session has not been done, whatever is assumed of silent ones: it may not have found its run-time.
      if (part?.point.type === 'sco' && !part.session.ended)
        navigation.partNeverBegan(readUnheard(part.left));
      const reached = navigation.go(to);
      if (!reached) return false;
      next = reached;
      if (typeof reached === 'string') send('', {}, false, reached === 'over');
      follow();
      return true;
    },
    /** A part runs, and the learner wants to go elsewhere: the caller takes its page away, so that it can end itself, and calls `partIsGone`. */
    leavePart(to: NavigationRequest): void {
      wish = to;
      isBeingLeft = true;
    },
    partIsGone(): void {
      part?.session.terminate();
      isBeingLeft = false;
      follow();
    },
    /** The learner leaves: when the part ends itself now, the course is suspended, and nothing follows. */
    leave(): void {
      wish = { to: 'suspend' };
      isBeingLeft = true;
    },
    /** Nobody left after all. What has ended meanwhile is suspended, and resumed. */
    stay(): void {
      if (wish?.to !== 'suspend' && next !== 'left') return;
      const hasLeft = next === 'left';
      wish = next = null;
      isBeingLeft = false;
      if (!hasLeft) return;
      next = navigation.begin();
      follow();
    },
    save,
    /** What contents and buttons show is as the part has it now; true where that may have changed. */
    refresh(): boolean {
      if (!isStale) return false;
      isStale = false;
      remember();
      return true;
    },
    get isBeingLeft() {
      return isBeingLeft;
    },
    get part(): { point: LaunchPoint; session: PartSession } | null {
      return part;
    },
    /** What a part has kept; of one that was opened and has said nothing, nothing. */
    stateOf: (sco: string): SavedPartState | undefined =>
      states.get(sco) ?? (opened.has(sco) ? { cmi: {}, terminated: false } : undefined),
  };
}

export type CourseSession = ReturnType<typeof openCourseSession>;
