import { describe, expect, test } from 'vitest';
import { flow, item, manifestOf, rule, take, when } from '#tests/support/sequencing.ts';

/**
 * Sequencing and navigation of SCORM 2004 4th Edition, one small course a rule, written by us. Each is
 * named by the clause of the book "Sequencing and Navigation" (SN).
 */
const leaves = (...ids: string[]) => ids.map((id) => item(id));

describe('SN §3.2 control modes', () => {
  test('CM-01 28: flow alone: the first leaf, then one after the other, then the end', () => {
    const learner = take(manifestOf(leaves('a', 'b', 'c'), flow('choice="false"')));
    learner.begin();
    learner.complete();
    learner.complete();
    learner.complete();
    expect(learner.delivered).toEqual(['a', 'b', 'c', 'end']);
  });
  test('CM-01 28: nested clusters are walked through in order', () => {
    const cluster = item('m', flow(), leaves('m1', 'm2'));
    const learner = take(manifestOf([item('a'), cluster, item('z')]));
    learner.begin();
    for (let i = 0; i < 3; i++) learner.complete();
    expect(learner.delivered).toEqual(['a', 'm1', 'm2', 'z']);
  });
  test('SX-08a 29: choice: to any leaf; without choice to none', () => {
    const free = take(manifestOf(leaves('a', 'b', 'c')));
    free.begin();
    free.complete('_none_');
    expect(free.choose('c')).toBe(true);
    expect(free.delivered.at(-1)).toBe('c');
    const bound = take(manifestOf(leaves('a', 'b', 'c'), flow('choice="false"')));
    bound.begin();
    expect(bound.choose('c')).toBe(false);
    expect(bound.delivered).toEqual(['a']);
  });
  test('CM 34: previous goes back, but not where only forward is allowed', () => {
    const back = take(manifestOf(leaves('a', 'b')));
    back.begin();
    back.complete();
    back.complete('previous');
    expect(back.delivered).toEqual(['a', 'b', 'a']);
    const forward = take(manifestOf(leaves('a', 'b'), flow('forwardOnly="true"')));
    forward.begin();
    forward.complete();
    forward.complete('previous');
    expect(forward.delivered.filter((id) => id === 'a')).toHaveLength(1);
  });
  test('CM-07a 30: choiceExit false: nobody chooses out of the branch', () => {
    const closed = item('m', flow('choiceExit="false"'), leaves('m1', 'm2'));
    const learner = take(manifestOf([closed, item('z')]));
    learner.choose('m1');
    expect(learner.choose('z')).toBe(false);
    expect(learner.choose('m2')).toBe(true);
  });
});

describe('SN §3.4 rules', () => {
  test('CM-04b 31: skip: what is satisfied already is passed over', () => {
    const skipped = item('b', rule('pre', 'skip', when('always')));
    const learner = take(manifestOf([item('a'), skipped, item('c')]));
    learner.begin();
    learner.complete();
    expect(learner.delivered).toEqual(['a', 'c']);
  });
  test('CM-07a 31: disabled: neither flow nor choice opens it', () => {
    const learner = take(
      manifestOf([item('a'), item('b', rule('pre', 'disabled', when('always'))), item('c')]),
    );
    learner.begin();
    expect(learner.choose('b')).toBe(false);
    learner.complete();
    expect(learner.delivered).not.toContain('b');
  });
  test('CM-13 31: hiddenFromChoice: flow opens it, choice does not', () => {
    const learner = take(manifestOf([item('a'), item('b', rule('pre', 'hiddenFromChoice', when('always')))]));
    learner.begin();
    expect(learner.choose('b')).toBe(false);
    learner.complete();
    expect(learner.delivered).toEqual(['a', 'b']);
  });
  test('CM-13 31: stopForwardTraversal: nobody chooses past it until it is completed', () => {
    const gate = item('a', rule('pre', 'stopForwardTraversal', when('always')));
    const learner = take(manifestOf([item('o1'), gate, item('b')]));
    learner.begin();
    learner.complete('_none_');
    expect(learner.choose('b')).toBe(false);
  });
  test('CM-13 31: stopForwardTraversal: it may be chosen itself', () => {
    const gate = item('b', rule('pre', 'stopForwardTraversal', when('always')));
    const learner = take(manifestOf([item('a'), gate, item('c')]));
    learner.begin();
    learner.complete('_none_');
    expect(learner.choose('b')).toBe(true);
  });
  test('OB-13a 40: unknown is not false: "not satisfied" does not hold of what nobody knows', () => {
    const gate = item('b', rule('pre', 'skip', when('satisfied', 'operator="not"')));
    const learner = take(manifestOf([item('a'), gate]));
    learner.begin();
    learner.complete();
    expect(learner.delivered).toEqual(['a', 'b']);
  });
  test('CM-15 32: post condition retry: the same again, as a new attempt', () => {
    const again = item('a', rule('post', 'retry', when('satisfied', 'operator="not"')));
    const learner = take(manifestOf([again, item('b')]));
    learner.begin();
    learner.fail();
    learner.pass();
    expect(learner.delivered).toEqual(['a', 'a', 'b']);
  });
  test('CO-09 32: post condition continue stands above what was asked for', () => {
    const on = item('a', rule('post', 'continue', when('always')));
    const learner = take(manifestOf([on, item('b')]));
    learner.begin();
    learner.complete('exit');
    expect(learner.delivered).toEqual(['a', 'b']);
  });
  test('RU-18a 32: post condition exitAll ends it, exitParent ends the cluster', () => {
    const all = take(manifestOf([item('a', rule('post', 'exitAll', when('always'))), item('b')]));
    all.begin();
    all.complete();
    expect(all.delivered).toEqual(['a', 'end']);
    const parent = item('m', flow() + rule('post', 'continue', when('always')), [
      item('m1', rule('post', 'exitParent', when('always'))),
      item('m2'),
    ]);
    const learner = take(manifestOf([parent, item('z')]));
    learner.begin();
    learner.complete();
    expect(learner.delivered).toEqual(['m1', 'z']);
  });
  test('any or all of several conditions', () => {
    const two = when('completed') + when('satisfied');
    const tree = (combination: string) =>
      manifestOf([item('a'), item('b', rule('post', 'exitAll', two, combination)), item('c')]);
    const any = take(tree('any'));
    any.begin();
    any.complete();
    any.complete();
    expect(any.delivered).toEqual(['a', 'b', 'end']);
    const all = take(tree('all'));
    all.begin();
    all.complete();
    all.fail();
    expect(all.delivered).toEqual(['a', 'b', 'c']);
  });
});

describe('SN §3.3 constrained choice', () => {
  const constrained = '<adlseq:constrainedChoiceConsiderations constrainChoice="true"/>';
  const tree = (cluster: string) =>
    manifestOf([
      item('m', flow() + cluster, leaves('m1', 'm2')),
      item('x', flow(), leaves('x1')),
      item('y', flow(), leaves('y1')),
    ]);
  test('CM 34: constrainChoice: to the next cluster', () => {
    const learner = take(tree(constrained));
    learner.begin();
    learner.complete('_none_');
    expect(learner.choose('x1')).toBe(true);
  });
  test('CM 34: constrainChoice: no further', () => {
    const learner = take(tree(constrained));
    learner.begin();
    learner.complete('_none_');
    expect(learner.choose('y1')).toBe(false);
  });
  test('CM 34: preventActivation: no choice into it, but flow', () => {
    const closed = '<adlseq:constrainedChoiceConsiderations preventActivation="true"/>';
    const learner = take(manifestOf([item('a'), item('m', flow() + closed, leaves('m1', 'm2'))]));
    learner.begin();
    expect(learner.choose('m2')).toBe(false);
    learner.complete();
    expect(learner.delivered).toEqual(['a', 'm1']);
  });
});
