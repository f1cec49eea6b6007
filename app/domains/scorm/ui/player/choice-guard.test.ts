import { expect, test } from 'vitest';
import { item, manifestOf, treeOf } from '#tests/support/sequencing.ts';
import { isChoiceBarred } from './choice-guard.ts';

const constrained = '<adlseq:constrainedChoiceConsiderations constrainChoice="true"/>';
const tree = treeOf(
  manifestOf([
    item('a', '', [item('a1'), item('a2'), item('a3')]),
    item('b', constrained, [item('b1'), item('b2', '', [item('b2x')])]),
    item('c', '', [item('c1')]),
    item('d', '', [item('d1')]),
  ]),
);
const barred = (from: string | null, to: string, ...stopping: string[]) =>
  isChoiceBarred(tree, from, to, (id) => stopping.includes(id));

test('SN SB.2.9: nobody chooses past what stops forward traversal; back and to itself one may', () => {
  expect([barred('a1', 'a3', 'a2'), barred('a1', 'a3', 'a1'), barred('a1', 'a2', 'a2'), barred('a3', 'a1', 'a2')]).toEqual(
    [true, true, false, false],
  ); // oxfmt-ignore
  // Into another branch: what stops on the way down to the goal counts.
  expect([barred('a1', 'c1', 'c'), barred('c1', 'a1', 'a'), barred('a1', 'c1', 'a2')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('SN SB.2.9: from within an activity that constrains choice, to itself and the next one in that direction', () => {
  expect([barred('b1', 'b2x'), barred('b1', 'c1'), barred('b1', 'd1'), barred('b2x', 'a1'), barred('a1', 'd1')]).toEqual([
    false, false, true, false, false,
  ]); // oxfmt-ignore
});

test('nothing is current, or there is no such activity: nothing is barred here', () => {
  expect([barred(null, 'd1'), barred('b1', 'z'), barred('z', 'd1'), barred('b1', 'o')]).toEqual(
    Array(4).fill(false),
  );
});
