import { describe, expect, test } from 'vitest';
import { flow, item, manifestOf, rule, take, when } from '#tests/support/sequencing.ts';

/**
 * Sequencing and navigation of SCORM 2004 4th Edition, one small course a rule, written by us. Each is
 * named by the clause of the book "Sequencing and Navigation" (SN).
 */
const leaves = (...ids: string[]) => ids.map((id) => item(id));

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
