import { sequencedNavigation } from '#app/domains/scorm/ui/player/sequenced-navigation.ts';
import { flow, item, manifestOf, treeOf } from '#tests/support/sequencing.ts';

/** A course of twenty chapters of 49 parts: what Continue takes, what the table of contents takes after it, and what the state takes. */
const chapters = Array.from(
  { length: 20 },
  (_, c) =>
  item(`c${c}`, flow(), Array.from({ length: 49 }, (_, n) => item(`c${c}n${n}`))), // oxfmt-ignore
);
Object.assign(console, { debug: () => undefined }); // scorm-again tells each delivery
const { guide } = sequencedNavigation(treeOf(manifestOf(chapters)), null);
guide.begin();
const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1]!;
const measure = (act: () => unknown): number => {
  const began = performance.now();
  act();
  return performance.now() - began;
};
const [requests, contents, states]: number[][] = [[], [], []];
for (let i = 0; i < 100; i++) {
  requests!.push(measure(() => guide.go({ to: 'continue' })));
  contents!.push(measure(() => guide.isAllowed({ to: 'continue' })));
  states!.push(measure(() => guide.courseValues()));
}
process.stdout.write(JSON.stringify([requests!, contents!, states!].map(median)));
