import { describe, expect, test } from 'vitest';
import { flow, item, manifestOf, rule, take, treeOf, when } from '#tests/support/sequencing.ts';

/**
 * Sequencing and navigation of SCORM 2004 4th Edition, one small course a rule, written by us. Each is
 * named by the clause of the book "Sequencing and Navigation" (SN).
 */
const leaves = (...ids: string[]) => ids.map((id) => item(id));

describe('SN §4 suspending, leaving, abandoning', () => {
  test('CM-09, CM-16 41: suspendAll, and resumeAll in a later session to the same activity', () => {
    const xml = manifestOf(leaves('a', 'b', 'c'));
    const first = take(xml);
    first.begin();
    first.complete();
    first.sco({ 'cmi.exit': 'suspend', 'cmi.location': 'p2' }, 'suspendAll');
    expect(first.delivered).toEqual(['a', 'b', 'end']);
    const second = take(xml, first.kept);
    second.begin();
    second.complete();
    expect(second.delivered).toEqual(['b', 'c']);
  });
  test('CM-09 41: a tab that was killed: the next session goes on where it was', () => {
    const xml = manifestOf(leaves('a', 'b', 'c'));
    const first = take(xml);
    first.begin();
    first.complete();
    first.call('Initialize', '');
    first.call('SetValue', 'cmi.location', 'p2');
    first.call('Commit', '');
    const second = take(xml, first.kept);
    second.begin();
    second.complete();
    expect(second.delivered.filter((id) => id !== 'end')).toEqual(['b', 'c']);
  });
  test.each([
    ['suspended', (sco: ReturnType<typeof take>) => sco.sco({ 'cmi.exit': 'suspend' }, 'suspendAll')],
    ['left by a killed tab', (sco: ReturnType<typeof take>) => sco.call('Commit', '')],
  ])('UP.1, UP.2.1: an only attempt that is %s goes on, and is closed once it has ended', (_, leave) => {
    const only = '<imsss:limitConditions attemptLimit="1"/>' + rule('pre', 'disabled', when('attemptLimitExceeded')); // oxfmt-ignore
    const xml = manifestOf([item('test', only), item('b')]);
    const first = take(xml);
    first.begin();
    first.call('Initialize', '');
    leave(first);
    const second = take(xml, first.kept);
    second.begin();
    second.sco({ 'cmi.completion_status': 'incomplete' }, 'continue');
    expect(second.delivered).toEqual(['test', 'b']);
    expect(second.mayChoose('test')).toBe(false);
  });
  test('UP.2.1: an only attempt that the part itself suspends, and that is left by Next, is closed', () => {
    const only = '<imsss:limitConditions attemptLimit="1"/>' + rule('pre', 'disabled', when('attemptLimitExceeded')); // oxfmt-ignore
    const learner = take(manifestOf([item('test', only), item('b')]));
    learner.begin();
    learner.sco({ 'cmi.exit': 'suspend', 'cmi.success_status': 'failed' }, 'continue');
    expect(learner.delivered).toEqual(['test', 'b']);
    expect(learner.mayChoose('test')).toBe(false);
  });
  test('SX-04 42: abandonAll ends it and keeps nothing of the attempt', () => {
    const learner = take(manifestOf(leaves('a', 'b')));
    learner.begin();
    learner.pass('abandonAll');
    expect(learner.delivered).toEqual(['a', 'end']);
    expect(learner.navigation.statusOf('a')).toBe('begun');
  });
  test('CM-16 41: exitAll ends it', () => {
    const learner = take(manifestOf(leaves('a', 'b')));
    learner.begin();
    learner.complete('exitAll');
    expect(learner.delivered).toEqual(['a', 'end']);
  });
});

describe('SN §3.11 selection and randomization', () => {
  const cluster = (controls: string) =>
    manifestOf([
      item('m', `${flow()}<imsss:randomizationControls ${controls}/>`, leaves('m1', 'm2', 'm3', 'm4', 'm5')),
      item('z'),
    ]);
  const walk = (xml: string, steps: number) => {
    const learner = take(xml);
    learner.begin();
    for (let i = 0; i < steps; i++) learner.complete();
    return learner.delivered;
  };
  test.each(['once', 'onEachNewAttempt'])('reordered %s: another order, and everybody once', (timing) => {
    const orders = Array.from({ length: 12 }, () =>
      walk(cluster(`randomizationTiming="${timing}" reorderChildren="true"`), 5),
    );
    for (const order of orders) {
      expect(order.at(-1)).toBe('z');
      expect(order.slice(0, 5).sort()).toEqual(['m1', 'm2', 'm3', 'm4', 'm5']);
    }
    expect(new Set(orders.map((order) => order.join())).size).toBeGreaterThan(1);
  });
  test.each(['once', 'onEachNewAttempt'])('selected %s: as many as are asked for, each once', (timing) => {
    for (let i = 0; i < 8; i++) {
      const order = walk(cluster(`selectionTiming="${timing}" selectCount="2"`), 2);
      expect(new Set(order).size).toBe(3);
      expect(order.at(-1)).toBe('z');
    }
  });
  test('Random test 44: the order is kept over a suspend', () => {
    const xml = cluster('randomizationTiming="once" reorderChildren="true"');
    const first = take(xml);
    first.begin();
    first.complete();
    first.complete('suspendAll');
    const second = take(xml, first.kept);
    second.begin();
    for (let i = 0; i < 4; i++) second.complete();
    const all = [...first.delivered, ...second.delivered].filter((id) => id !== 'end');
    expect([...new Set(all)].sort()).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'z']);
    expect(all.at(-1)).toBe('z');
  });
});

describe('SN §4, §5 what content asks for and is told', () => {
  test('SX-07, CM-05 43: adl.nav.request: choice and jump to a target', () => {
    const choice = take(manifestOf(leaves('a', 'b', 'c')));
    choice.begin();
    choice.complete('{target=c}choice');
    expect(choice.delivered).toEqual(['a', 'c']);
    const jump = take(manifestOf(leaves('a', 'b', 'c'), flow('choice="false"')));
    jump.begin();
    jump.complete('{target=c}jump');
    expect(jump.delivered).toEqual(['a', 'c']);
  });
  test('UIQ 34: adl.nav.request_valid', () => {
    const learner = take(manifestOf(leaves('a', 'b')));
    learner.begin();
    learner.call('Initialize', '');
    const valid = (request: string) => learner.call('GetValue', `adl.nav.request_valid.${request}`);
    expect(['continue', 'previous', 'choice.{target=b}', 'choice.{target=none}'].map(valid)).toEqual([
      'true', 'false', 'true', 'false',
    ]); // oxfmt-ignore
  });
  test.each([
    ['says nothing of itself', [], true],
    ['says that it is not done', [['cmi.completion_status', 'incomplete']], false],
    ['is to go on later', [['cmi.exit', 'suspend']], false],
  ])('UP.4: Finish beside the last part, without flow, where it %s: %j, %s', (_, said, mayFinish) => {
    const learner = take(manifestOf(leaves('a', 'b'), flow().replace('flow="true"', 'flow="false"')));
    learner.choose('a');
    learner.complete();
    learner.choose('b');
    expect(learner.navigation.isAllowed({ to: 'finish' })).toBe(false);
    learner.call('Initialize', '');
    for (const [name, value] of said) learner.call('SetValue', name!, value!);
    learner.session.refresh();
    expect(learner.navigation.isAllowed({ to: 'finish' })).toBe(mayFinish);
  });
  test('SB.2.2-1: Next leads out of a part into a cluster without flow, once: there the learner chooses', () => {
    const free = flow().replace('flow="true"', 'flow="false"');
    const learner = take(manifestOf([item('a'), item('c', free, leaves('b'))]));
    learner.begin();
    learner.call('Initialize', '');
    expect(learner.navigation.isAllowed({ to: 'continue' })).toBe(true);
    learner.complete('_none_');
    expect(learner.delivered).toEqual(['a']);
    expect(learner.navigation.isAllowed({ to: 'continue' })).toBe(false);
    expect(learner.choose('b')).toBe(true);
  });
  test('RU-10 45: hideLMSUI: the buttons of an activity, and of no other', () => {
    const hidden =
      '<adlnav:presentation><adlnav:navigationInterface><adlnav:hideLMSUI>continue</adlnav:hideLMSUI><adlnav:hideLMSUI>suspendAll</adlnav:hideLMSUI></adlnav:navigationInterface></adlnav:presentation>';
    const learner = take(manifestOf([item('a', '', [], hidden), item('b')]));
    learner.begin();
    expect([learner.navigation.isHidden('continue'), learner.navigation.isHidden('previous')]).toEqual([
      true,
      false,
    ]);
    learner.complete();
    expect(learner.navigation.isHidden('continue')).toBe(false);
  });
  test('SX-08a 29: without flow there is no continue', () => {
    const learner = take(manifestOf(leaves('a', 'b'), flow().replace('flow="true"', 'flow="false"')));
    learner.choose('a');
    expect(learner.navigation.isAllowed({ to: 'continue' })).toBe(false);
    expect(learner.navigation.isHidden('continue')).toBe(true);
    learner.complete();
    expect(learner.delivered).toEqual(['a']);
  });
  test('OB 17: objectives of the manifest stand in cmi.objectives', () => {
    const objectives =
      '<imsss:objectives><imsss:primaryObjective objectiveID="p"/><imsss:objective objectiveID="q"/></imsss:objectives>';
    const learner = take(manifestOf([item('a', objectives), item('b')]));
    learner.begin();
    learner.call('Initialize', '');
    const printed = ['_count', '0.id', '1.id'].map((name) =>
      learner.call('GetValue', `cmi.objectives.${name}`),
    );
    expect(printed).toEqual(['2', 'p', 'q']);
  });
  test('DMI 46: adl.data: one text for two activities, written by the one that may', () => {
    const data = (rights: string) => `<adlcp:data><adlcp:map targetID="store" ${rights}/></adlcp:data>`;
    const { call, begin, delivered } = take(
      manifestOf([item('a', '', [], data('')), item('b', '', [], data('writeSharedData="false"'))]),
    );
    begin();
    call('Initialize', '');
    expect(call('SetValue', 'adl.data.0.store', 'hello')).toBe('true');
    call('SetValue', 'adl.nav.request', 'continue');
    call('Terminate', '');
    expect(delivered).toEqual(['a', 'b']);
    call('Initialize', '');
    expect(call('GetValue', 'adl.data.0.store')).toBe('hello');
    expect([call('SetValue', 'adl.data.0.store', 'no'), call('GetLastError')]).toEqual(['false', '404']);
  });
});

describe('what the manifest says is read as it is meant', () => {
  test('defaults, trimmed names, a collection, and both kinds of objective', () => {
    const xml = manifestOf(
      [
        item('a', '<imsss:objectives><imsss:primaryObjective objectiveID=" p "><imsss:mapInfo targetObjectiveID="g" writeSatisfiedStatus="true"/></imsss:primaryObjective></imsss:objectives><adlseq:objectives><adlseq:objective objectiveID="p"><adlseq:mapInfo targetObjectiveID="g" writeRawScore="true" readProgressMeasure="false"/></adlseq:objective></adlseq:objectives>'), // oxfmt-ignore
        '<item identifier="b" isvisible="false"><title>b</title><imsss:sequencing IDRef="c1"><imsss:controlMode choice="false"/></imsss:sequencing></item>',
      ],
      flow(),
      '<imsss:sequencingCollection><imsss:sequencing ID="c1"><imsss:controlMode flow="true"/><imsss:deliveryControls tracked="false"/></imsss:sequencing></imsss:sequencingCollection>',
    );
    const { root, objectivesGlobalToSystem } = treeOf(xml);
    expect(objectivesGlobalToSystem).toBe(true);
    const [a, b] = root.children;
    expect(a!.sequencing.controlMode).toMatchObject({
      choice: true,
      choiceExit: true,
      flow: false,
      forwardOnly: false,
    });
    expect(a!.sequencing.objectives).toEqual([
      {
        id: 'p', primary: true, satisfiedByMeasure: false, minNormalizedMeasure: 1,
        maps: [{
          target: 'g',
          read: ['SatisfiedStatus', 'NormalizedMeasure', 'CompletionStatus', 'RawScore', 'MinScore', 'MaxScore'],
          write: ['SatisfiedStatus', 'RawScore'],
        }],
      },
    ]); // oxfmt-ignore
    expect(b!.visible).toBe(false);
    expect(b!.sequencing.controlMode).toMatchObject({ choice: false, flow: false });
    expect(b!.sequencing.delivery.tracked).toBe(false);
  });
  test('numbers out of their range are brought into it, words that mean nothing are the default', () => {
    const { root } = treeOf(
      manifestOf([
        item('a', '<imsss:rollupRules objectiveMeasureWeight="7"/><imsss:randomizationControls randomizationTiming="sometimes" selectCount="-3" reorderChildren="1"/>', [], '<adlcp:completionThreshold minProgressMeasure="half" completedByMeasure="true"/>'), // oxfmt-ignore
      ]),
    );
    const [a] = root.children;
    expect(a!.sequencing.rollup.objectiveMeasureWeight).toBe(1);
    expect(a!.sequencing.randomization).toEqual({ randomizationTiming: 'never', reorderChildren: true, selectionTiming: 'never', selectCount: 0 }); // oxfmt-ignore
    expect(a!.completion).toEqual({ byMeasure: true, minProgressMeasure: 1, progressWeight: 1 });
  });
});
