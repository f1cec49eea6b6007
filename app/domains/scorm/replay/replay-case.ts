import type { SharedValues } from '#app/domains/scorm/types.ts';
import { answerQuestion } from './answer-question.ts';
import type { Case, CaseStep } from './cases.ts';
import { findCallDeviation } from './replay-call.ts';
import { type KeptCourse, type ReplayedCourse, keepCourse, launchCourse, readCaseManifest } from './replayed-course.ts'; // oxfmt-ignore
import { idOfTitle } from './titles.ts';
import { unloadOf } from './unloads.ts';

/** First deviation of the course; null: the whole case holds. */
export type Deviation = { step: number; activity: string; what: string } | null;

type Replay = { packages: Map<string, KeptCourse>; learner: { shared: SharedValues }; now: KeptCourse; course: ReplayedCourse }; // oxfmt-ignore

/** State of a learner who takes several cases in a row: some affect the next (shared objectives that are global to the system). */
export const beginLearner = (): { shared: SharedValues } => ({ shared: { shared: {}, stores: {} } });

/** Replays a case on the same code as the player's and the server's. */
export function replayCase(of: Case, learner = beginLearner()): Deviation {
  const packages = new Map(
    of.packages.map((name) => [name, keepCourse(readCaseManifest(of.manifests[name] ?? ''))]),
  );
  const now = packages.get(of.packages[0]!)!;
  const replay: Replay = { packages, learner, now, course: launchCourse(now, learner) };
  if (!open(replay, of.start)) return { step: 0, activity: '', what: `cannot begin with ${of.start}` };
  for (const [index, step] of of.steps.entries()) {
    const what = findStepDeviation(replay, step);
    if (what !== null) return { step: index + 1, activity: step.activity, what };
  }
  const last = { step: of.steps.length, activity: of.steps.at(-1)!.activity };
  return of.end === 'session-ended' && replay.course.shown !== 'over'
    ? { ...last, what: `expected the end, got ${activityShown(replay)}` }
    : null;
}

const isPart = (shown: string) => shown !== 'choose' && shown !== 'over';

function open({ now, course }: Replay, start: string | null): boolean {
  if (start === null) {
    course.session.begin();
    return true;
  }
  const part = idOfTitle(now.manifest, start);
  return part !== null && course.session.go({ to: 'choice', part });
}

/** The running activity, named by the parameters of its item. */
function activityShown({ now, course }: Replay): string {
  if (!isPart(course.shown)) return course.shown;
  const point = now.manifest.points.find(({ sco }) => sco === course.shown)!;
  return /[?&]act=([^&#]+)/.exec(point.query)?.[1] ?? point.sco;
}

function findStepDeviation(replay: Replay, step: CaseStep): string | null {
  const shown = activityShown(replay);
  if (shown !== step.activity) return `expected activity ${step.activity}, got ${shown}`;
  const { course, now } = replay;
  for (const question of step.sees) {
    const answer = answerQuestion(course, now.manifest, question);
    if (answer !== question.answer)
      return `expected ${question.ask}${question.of ? ` of ${question.of}` : ''} to be ${question.answer}`;
  }
  const { session, point } = course.session.part!;
  for (const call of step.calls) {
    const deviation = findCallDeviation(session.api, call);
    if (deviation !== null) return deviation;
  }
  const unload = unloadOf(point.path);
  const before = course.delivered.length;
  if (!unload.waits) (session.api['Terminate'] as (of: string) => string)('');
  return findThenDeviation(replay, step, unload.act, course.delivered.length > before);
}

/** What the learner does when the page has ended; no button where a rule has already led on. */
function findThenDeviation(
  replay: Replay,
  { then }: CaseStep,
  unload: ((api: Record<string, unknown>) => void) | null,
  hasLedOn: boolean,
): string | null {
  if (!then) return null;
  const { course, now } = replay;
  const isPress = ['continue', 'previous', 'choice', 'exitAll'].includes(then.do);
  if (isPress && !hasLedOn) {
    const part = then.target === undefined ? null : idOfTitle(now.manifest, then.target);
    const request =
      then.do === 'choice'
        ? { to: 'choice' as const, part: part ?? '' }
        : { to: then.do === 'exitAll' ? ('finish' as const) : (then.do as 'continue' | 'previous') };
    if (!press(replay, request, unload)) return `expected ${then.do} to lead on`;
  } else if (then.do === 'suspendAll' || (then.do === 'relaunch' && course.shown !== 'over'))
    leave(replay, unload);
  if (then.expect === 'ended' && course.shown !== 'over')
    return `expected the end, got ${activityShown(replay)}`;
  if (then.relaunch === undefined) return null;
  replay.now = replay.packages.get(then.relaunch)!;
  replay.course = launchCourse(replay.now, replay.learner);
  return open(replay, then.start ?? null) ? null : `cannot begin with ${then.start}`;
}

function press(
  { course: { session } }: Replay,
  to: Parameters<ReplayedCourse['session']['go']>[0],
  unload: ((api: Record<string, unknown>) => void) | null,
): boolean {
  const { part } = session;
  if (!part?.session.running) return session.go(to);
  session.leavePart(to);
  unload?.(part.session.api);
  session.partIsGone();
  return true;
}

/** The window is closed. */
function leave(
  { course: { session } }: Replay,
  unload: ((api: Record<string, unknown>) => void) | null,
): void {
  session.leave();
  if (!session.part?.session.running) return;
  session.save();
  unload?.(session.part.session.api);
}
