import { openCourseSession } from '#app/domains/scorm/course-session/course-session.ts';
import { listNavigation } from '#app/domains/scorm/course-session/list-navigation.ts';
import { sequencedNavigation } from '#app/domains/scorm/course-session/sequenced-navigation.ts';
import type { PlayerState } from '#app/domains/scorm/launches/player-state.ts';
import { openRunTime2004 } from '#app/domains/scorm/run-time/open-run-time-2004.ts';

type Values = Record<string, string>;
export type SentCommit = { sequence: number; sco: string; cmi: Values; terminate: boolean; end: boolean };

/** The player's own session without its window: commits are gathered, for a test to send them as it likes. */
export function playCourse(state: PlayerState) {
  const sent: SentCommit[] = [];
  let sequence = state.lastSequence;
  const navigation =
    state.contents?.kind === 'sequenced'
      ? sequencedNavigation(state.contents.tree, state.sequencing!)
      : listNavigation('scorm-2004', state.points, (sco) => session.stateOf(sco), state.current);
  const delivered: string[] = [];
  const session = openCourseSession({
    standard: 'scorm-2004',
    points: state.points,
    states: state.states,
    learner: state.learner,
    mode: state.mode,
    navigation,
    openRunTime: openRunTime2004,
    listeners: {
      onOpen: ({ sco }) => void delivered.push(sco),
      onChoice: () => undefined,
      onOver: () => void delivered.push('end'),
      onSave: (save) => void sent.push({ sequence: ++sequence, ...save }),
      onChange: () => undefined,
    },
  });
  const call = (name: string, ...args: string[]) =>
    (session.part!.session.api[name] as (...args: string[]) => string)(...args);
  return {
    session,
    navigation,
    delivered,
    /** Commits since the last time this was read. */
    take: () => sent.splice(0),
    call,
    /** The open part sets these values and ends with this request. */
    end(values: Values, request = 'continue'): void {
      call('Initialize', '');
      for (const [name, value] of Object.entries(values)) call('SetValue', name, value);
      call('SetValue', 'adl.nav.request', request);
      call('Terminate', '');
    },
  };
}
