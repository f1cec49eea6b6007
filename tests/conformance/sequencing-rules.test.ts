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

describe('SN §3.5 limits, §3.7 to §3.9 rollup', () => {
  test('RU-07a 35: attemptLimit: what has been tried so often is closed', () => {
    const limited = item('a', '<imsss:limitConditions attemptLimit="1"/>' + rule('pre', 'disabled', when('attemptLimitExceeded'))); // oxfmt-ignore
    const learner = take(manifestOf([limited, item('b')]));
    learner.begin();
    learner.complete();
    learner.complete('_none_');
    expect(learner.choose('a')).toBe(false);
  });
  const rolled = (attributes: string, action: string, condition: string) =>
    `<imsss:rollupRules><imsss:rollupRule ${attributes}><imsss:rollupConditions><imsss:rollupCondition condition="${condition}"/></imsss:rollupConditions><imsss:rollupAction action="${action}"/></imsss:rollupRule></imsss:rollupRules>`;
  const writes =
    '<imsss:objectives><imsss:primaryObjective objectiveID="m-done"><imsss:mapInfo targetObjectiveID="g" writeSatisfiedStatus="true"/></imsss:primaryObjective></imsss:objectives>';
  const reads = (action: string) =>
    `${rule('pre', action, when('satisfied'))}<imsss:objectives><imsss:primaryObjective objectiveID="seen"><imsss:mapInfo targetObjectiveID="g"/></imsss:primaryObjective></imsss:objectives>`;
  /** Whether the cluster is satisfied after `passed` of its children were passed and the others failed. */
  function isSatisfied(rules: string, children: number, passed: number): boolean {
    const ids = Array.from({ length: children }, (_, i) => `m${i}`);
    const cluster = item('m', flow() + rules + writes, leaves(...ids));
    const learner = take(manifestOf([cluster, item('z', reads('skip')), item('last')]));
    learner.begin();
    for (let i = 0; i < children; i++)
      if (i < passed) learner.pass();
      else learner.fail();
    expect(learner.delivered.slice(0, children)).toEqual(ids);
    return learner.delivered[children] === 'last';
  }
  test('RU 36: a cluster is satisfied when all of it is, by default', () => {
    expect(isSatisfied('', 2, 2)).toBe(true);
    expect(isSatisfied('', 2, 1)).toBe(false);
  });
  test.each([
    ['childActivitySet="any"', 1, true],
    ['childActivitySet="any"', 0, false],
    ['childActivitySet="all"', 1, false],
    ['childActivitySet="all"', 3, true],
    ['childActivitySet="none"', 0, true],
    ['childActivitySet="none"', 1, false],
    ['childActivitySet="atLeastCount" minimumCount="2"', 1, false],
    ['childActivitySet="atLeastCount" minimumCount="2"', 2, true],
    ['childActivitySet="atLeastPercent" minimumPercent="0.6"', 1, false],
    ['childActivitySet="atLeastPercent" minimumPercent="0.6"', 2, true],
  ])('rollup of %s with %i of three passed: %s', (attributes, passed, satisfied) => {
    expect(isSatisfied(rolled(attributes, 'satisfied', 'satisfied'), 3, passed)).toBe(satisfied);
  });
  test('MS 37: what is not tracked takes no part', () => {
    const cluster = item('m', flow() + writes, [
      item('m0'),
      item('m1', '<imsss:deliveryControls tracked="false"/>'),
    ]);
    const learner = take(manifestOf([cluster, item('z', reads('skip')), item('last')]));
    learner.begin();
    learner.pass();
    learner.leave();
    expect(learner.delivered).toEqual(['m0', 'm1', 'last']);
  });
  const weighted = (id: string, weight: number) =>
    item(id, `<imsss:rollupRules objectiveMeasureWeight="${weight}"/>`);
  /** The activity after a cluster satisfied by measure: `last` where the next one knows that it is. */
  function afterScores(scores: string[], written: string): string | undefined {
    const threshold = `${flow()}<imsss:objectives><imsss:primaryObjective objectiveID="m-done" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.6</imsss:minNormalizedMeasure><imsss:mapInfo targetObjectiveID="g" ${written}/></imsss:primaryObjective></imsss:objectives>`;
    const cluster = item('m', threshold, [weighted('m0', 1), weighted('m1', 0.25)]);
    const learner = take(manifestOf([cluster, item('z', reads('skip')), item('last')]));
    learner.begin();
    for (const score of scores)
      learner.sco({ 'cmi.score.scaled': score, 'cmi.completion_status': 'completed' }, 'continue');
    return learner.delivered.at(-1);
  }
  test('MS-01, MS-04 37: by measure, weighted: the mean score of the children against the threshold of the cluster', () => {
    const both = 'writeSatisfiedStatus="true" writeNormalizedMeasure="true"';
    expect(afterScores(['0.7', '0.4'], both)).toBe('last');
    expect(afterScores(['0.4', '0.7'], both)).toBe('z');
  });
  test('MS 37: by measure, where only the status is shared', () => {
    expect(afterScores(['0.7', '0.7'], 'writeSatisfiedStatus="true"')).toBe('last');
  });
  test('RU-01aa, SX-02 33: an exit rule ends the cluster as soon as it holds', () => {
    const cluster = item(
      'm',
      flow() +
        rule('exit', 'exit', when('satisfied')) +
        rolled('childActivitySet="any"', 'satisfied', 'satisfied'),
      leaves('m1', 'm2', 'm3'),
    );
    const learner = take(manifestOf([cluster, item('z')]));
    learner.begin();
    learner.pass();
    expect(learner.delivered).toEqual(['m1', 'z']);
  });
});

describe('SN §3.10 objectives', () => {
  const shared = (id: string, how: string) =>
    `<imsss:objectives><imsss:primaryObjective objectiveID="${id}" satisfiedByMeasure="false"><imsss:mapInfo targetObjectiveID="g" ${how}/></imsss:primaryObjective></imsss:objectives>`;
  test('OB-01a, CO-01 39: what one activity writes another reads', () => {
    const writer = item('a', shared('own', 'writeSatisfiedStatus="true"'));
    const reader = item('b', rule('pre', 'skip', when('satisfied')) + shared('other', 'readSatisfiedStatus="true"')); // oxfmt-ignore
    const learner = take(manifestOf([writer, reader, item('c')]));
    learner.begin();
    learner.pass();
    expect(learner.delivered).toEqual(['a', 'c']);
  });
  test('OB 39: satisfied by measure: the score against the threshold', () => {
    const byMeasure = item(
      'a',
      `<imsss:objectives><imsss:primaryObjective objectiveID="p" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives>${rule('post', 'retry', when('satisfied', 'operator="not"'))}`,
    );
    const learner = take(manifestOf([byMeasure, item('b')]));
    learner.begin();
    learner.sco({ 'cmi.score.scaled': '0.7', 'cmi.completion_status': 'completed' }, 'continue');
    learner.sco({ 'cmi.score.scaled': '0.9', 'cmi.completion_status': 'completed' }, 'continue');
    expect(learner.delivered).toEqual(['a', 'a', 'b']);
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

describe('SN §3.4, §3.7 more of rules and rollup', () => {
  const notPassed = when('satisfied', 'operator="not"') + when('objectiveStatusKnown');
  test.each(['retryAll', 'previous'])('post condition %s', (action) => {
    const learner = take(manifestOf([item('a'), item('b', rule('post', action, notPassed)), item('c')]));
    learner.begin();
    learner.complete();
    learner.fail();
    learner.complete();
    learner.pass();
    expect(learner.delivered).toEqual(['a', 'b', 'a', 'b', 'c']);
  });
  test.each([
    ['0.6', 'end'],
    ['0.4', 'b'],
  ])('a measure of %s against 0.5', (score, next) => {
    const above = when('objectiveMeasureGreaterThan', 'measureThreshold="0.5"');
    const learner = take(manifestOf([item('a', rule('post', 'exitAll', above)), item('b')]));
    learner.begin();
    learner.sco({ 'cmi.score.scaled': score }, 'continue');
    expect(learner.delivered).toEqual(['a', next]);
  });
  test('CT-05 38: completed by measure: a leaf by its progress, a cluster by that of its children', () => {
    const half = '<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.5"/>';
    const leaf = take(
      manifestOf([item('a', rule('post', 'exitAll', when('completed')), [], half), item('b')]),
    );
    leaf.begin();
    leaf.sco({ 'cmi.progress_measure': '0.6' }, 'continue');
    expect(leaf.delivered).toEqual(['a', 'end']);
    const third = '<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.3"/>';
    const cluster = item(
      'm',
      flow() + rule('exit', 'exit', when('completed')),
      leaves('m1', 'm2', 'm3'),
      third,
    );
    const learner = take(manifestOf([cluster, item('z')]));
    learner.begin();
    learner.sco({ 'cmi.progress_measure': '0.95', 'cmi.completion_status': 'incomplete' }, 'continue');
    expect(learner.delivered).toEqual(['m1', 'z']);
  });
  test('RU 36: requiredForSatisfied ifNotSkipped: what was skipped is not waited for', () => {
    const skipped = `${rule('pre', 'skip', when('always'))}<adlseq:rollupConsiderations requiredForSatisfied="ifNotSkipped"/>`;
    const cluster = item('m', flow() + rule('exit', 'exit', when('satisfied')), [
      item('m1'),
      item('m2', skipped),
      item('m3'),
    ]);
    const learner = take(manifestOf([cluster, item('z')]));
    learner.begin();
    learner.pass();
    learner.pass();
    expect(learner.delivered).toEqual(['m1', 'm3', 'z']);
  });
  test('SX-11a 39: what is written to a shared objective is there in a later session', () => {
    const writer = item('a', '<imsss:objectives><imsss:primaryObjective objectiveID="p"><imsss:mapInfo targetObjectiveID="g" writeSatisfiedStatus="true"/></imsss:primaryObjective></imsss:objectives>'); // oxfmt-ignore
    const reader = item('b', `${rule('pre', 'skip', when('satisfied'))}<imsss:objectives><imsss:primaryObjective objectiveID="q"><imsss:mapInfo targetObjectiveID="g"/></imsss:primaryObjective></imsss:objectives>`); // oxfmt-ignore
    const xml = manifestOf([writer, item('mid'), reader, item('c')]);
    const first = take(xml);
    first.begin();
    first.pass();
    first.complete('suspendAll');
    const second = take(xml, first.kept);
    second.begin();
    second.complete();
    expect(second.delivered.filter((id) => id !== 'end')).toEqual(['mid', 'c']);
  });
});
