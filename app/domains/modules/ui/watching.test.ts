import { expect, test } from 'vitest';
import { type WatchingStatement, progressOf, segmentsText, startWatching } from './watching.ts';

/** Without the address that all names of the profile begin with. */
const brief = (statements: WatchingStatement[]) =>
  statements.map(({ verb, result, extensions }) => [
    verb,
    Object.fromEntries(
      Object.entries({ ...result?.extensions, ...extensions }).map(([name, value]) => [
        name.split('/').pop(),
        value,
      ]),
    ),
  ]);
const watch = (threshold = 0.9) => startWatching({ length: 100, threshold, sessionId: 's' });

test('played twice counts once, and pauses leave no gap', () => {
  expect(progressOf([[0, 10], [10, 20], [5, 15]], 40)).toBe(0.5);
  expect(progressOf([[30, 40], [0, 10]], 40)).toBe(0.5);
  expect(progressOf([[0, 50.02]], 50)).toBe(1);
  expect(progressOf([], 0)).toBe(0);
  expect(segmentsText([[0, 12.34567], [3, 4]])).toBe('0[.]12.346[,]3[.]4');
}); // oxfmt-ignore

test('a session says what was played until its page is left, in the order of the profile', () => {
  const session = watch();
  expect(brief([session.initialized(), ...session.play(0)])).toEqual([
    ['initialized', { 'session-id': 's', length: 100, 'completion-threshold': 0.9 }],
    ['played', { 'session-id': 's', time: 0 }],
  ]);
  session.move(12);
  expect(brief(session.moved(40))).toEqual([['seeked', { 'session-id': 's', 'time-from': 12, 'time-to': 40 }]]);
  expect(brief(session.pause(50))).toEqual([
    ['paused', { 'session-id': 's', length: 100, time: 50, progress: 0.22, 'played-segments': '0[.]12[,]40[.]50' }],
  ]);
  expect(brief(session.leave(50))).toEqual([
    ['terminated', { 'session-id': 's', length: 100, time: 50, progress: 0.22, 'played-segments': '0[.]12[,]40[.]50' }],
  ]);
}); // oxfmt-ignore

test('it is completed once, by what was played and not by where it stands', () => {
  const session = watch(0.5);
  session.play(0);
  session.move(1);
  expect(brief(session.moved(99)).map(([verb]) => verb)).toEqual(['seeked']);
  expect(brief(session.pause(100)).map(([verb]) => verb)).toEqual(['paused']);
  session.play(1);
  const [paused, completed] = session.pause(50);
  expect([paused!.verb, completed!.verb]).toEqual(['paused', 'completed']);
  expect(completed!.result).toMatchObject({ completion: true, duration: 'PT51S' });
  session.play(50);
  expect(brief(session.pause(60)).map(([verb]) => verb)).toEqual(['paused']);
});

test('leaving while it plays says first that it stopped; a pause of what does not play says nothing', () => {
  const session = watch();
  expect(session.pause(3)).toEqual([]);
  session.play(0);
  expect(session.play(1)).toEqual([]);
  expect(brief(session.leave(7)).map(([verb]) => verb)).toEqual(['paused', 'terminated']);
});

test('what is moved over was not played, in whatever order a browser tells of it', () => {
  const segmentsAfter = (act: (session: ReturnType<typeof watch>) => WatchingStatement[]) => {
    const session = watch();
    session.play(0);
    const said = act(session);
    const left = session.leave(70).at(-1)!;
    return [said.map(({ verb }) => verb), Object.values(left.result!.extensions).at(-1)];
  };
  // Paused, or ended and played again, before it has arrived; and dragged.
  expect(segmentsAfter((session) => (session.move(10), session.pause(60)))).toEqual([['seeked', 'paused'], '0[.]10']);
  expect(segmentsAfter((session) => (session.pause(50), session.move(50), session.play(60)))).toEqual([['seeked', 'played'], '0[.]50[,]60[.]70']);
  expect(segmentsAfter((session) => (session.move(10), session.move(30), session.moved(60)))).toEqual([['seeked'], '0[.]10[,]60[.]70']);
}); // oxfmt-ignore
