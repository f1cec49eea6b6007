import { sequencedNavigation } from '#app/domains/scorm/course-session/sequenced-navigation.ts';
import { readCourseStep } from '#app/domains/scorm/sequencing/read-course-step.ts';
import { takeCourseValues } from '#app/domains/scorm/sequencing/sequencing-record.ts';
import { takeLate } from '#app/domains/scorm/sequencing/course-steps.ts';
import { type SequencingState, beginningState } from '#app/domains/scorm/sequencing/sequencing-run.ts';
import { flow, item, manifestOf, rule, treeOf, when } from '#tests/support/sequencing.ts';

/**
 * A course of twenty chapters of 49 parts: time for Continue, including all choices possible after it, time for the server to evaluate it, and
 * the size of the final state. Then the choices of a list in which every part stops the way.
 */
const chapters = Array.from({ length: 20 }, (_, c) =>
  item(`c${c}`, flow(), Array.from({ length: 49 }, (_, n) => item(`c${c}n${n}`))),
); // oxfmt-ignore
const tree = treeOf(manifestOf(chapters));
const ids = chapters.flatMap((_, c) => [`c${c}`, ...Array.from({ length: 49 }, (_, n) => `c${c}n${n}`)]);
const begin = { state: beginningState('bench'), steps: 0 };
const navigation = sequencedNavigation(tree, begin);
let record = { ...begin, launch: 'l' };
const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1]!;
const measure = (act: () => unknown): number => {
  const began = performance.now();
  act();
  return performance.now() - began;
};
const said = {
  'cmi.completion_status': 'completed',
  'cmi.success_status': 'passed',
  'cmi.score.scaled': '0.8',
};
navigation.begin();
const [requests, judged]: number[][] = [[], []];
let choosable = 0;
for (let i = 0; i < 960; i++) {
  requests!.push(
    measure(() => {
      navigation.partEnded({ said, exit: '', request: 'continue' }, null);
      choosable = ids.filter((part) => navigation.isAllowed({ to: 'choice', part })).length;
    }),
  );
  const values = navigation.courseValues();
  judged!.push(
    measure(() => (record = takeCourseValues(tree, record, 'l', values, readCourseStep) as typeof record)),
  );
  navigation.courseValuesKept(values);
}
if (choosable !== ids.length || record.state.current !== 'c19n29') throw new Error(`${choosable} may be chosen, at ${record.state.current}`); // oxfmt-ignore

/** One list in which every part stops the way until it is passed: from its first part all the others lie ahead. */
const stops = rule('pre', 'stopForwardTraversal', when('satisfied', 'operator="not"'));
const listed = Array.from({ length: 999 }, (_, n) => `n${n}`);
const list = treeOf(manifestOf(listed.map((id) => item(id, stops))));
let passed: SequencingState = beginningState('bench');
for (const part of listed)
  passed = takeLate(list, passed, part, { success: 'passed', completion: 'completed' }, true);
const ahead = Array.from({ length: 50 }, () => {
  const lines = sequencedNavigation(list, { state: passed, steps: 0 });
  lines.begin();
  return measure(() => {
    const open = listed.filter((part) => lines.isAllowed({ to: 'choice', part })).length;
    if (open !== listed.length) throw new Error(`${open} may be chosen`);
  });
});
process.stdout.write(
  JSON.stringify([median(requests!), median(judged!), JSON.stringify(record).length / 1024, median(ahead)]),
);
