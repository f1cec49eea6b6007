import type { CaseInput } from '#app/domains/scorm/replay/cases.ts';
import { flow, item, manifestOf, rule, when } from '#tests/support/sequencing.ts';

type Step = CaseInput['steps'][number];
type Call = NonNullable<Step['calls']>[number];

const set = (element: string, value: string, error = '0'): Call => ({
  call: 'SetValue',
  args: [element, value],
  ...(error === '0' ? {} : { result: 'false', error }),
});
const get = (element: string, result: string, error = '0'): Call => ({
  call: 'GetValue',
  args: [element],
  result,
  error,
});
const sees = (ask: string, answer: boolean, of?: string) => ({ ask, answer, ...(of ? { of } : {}) });

/** The open part's page sets these values and makes this request; `_none_`: none. */
const on = (activity: string, calls: Call[], request = 'continue', more: Partial<Step> = {}): Step => ({
  activity,
  calls: [
    { call: 'Initialize', args: [''] },
    ...calls,
    ...(request === '_none_' ? [] : [set('adl.nav.request', request)]),
  ],
  ...more,
});
/** The same, and then the learner presses this. */
const then = (activity: string, calls: Call[], press: Step['then'], more: Partial<Step> = {}): Step =>
  // oxlint-disable-next-line unicorn/no-thenable -- the word of the format
  on(activity, calls, '_none_', { then: press, ...more });
const passed = [set('cmi.success_status', 'passed'), set('cmi.completion_status', 'completed')];
const failed = [set('cmi.success_status', 'failed'), set('cmi.completion_status', 'completed')];
const choice = (target: string): Step['then'] => ({ do: 'choice', target });
const at = (activity: string): Step => ({ activity });

const one = (id: string, about: string, items: string[], steps: Step[], sequencing = flow(), end: CaseInput['end'] = 'any'): CaseInput => ({
  id, about, end, packages: [id], manifests: { [id]: manifestOf(items, sequencing) }, steps,
}); // oxfmt-ignore

const leaves = (...ids: string[]) => ids.map((id) => item(id));
const limited = (attempts: number) => `<imsss:limitConditions attemptLimit="${attempts}"/>`;
const delivery = (attributes: string) => `<imsss:deliveryControls ${attributes}/>`;
const objective = (id: string, maps = '', more = '') =>
  `<imsss:objectives><imsss:primaryObjective objectiveID="${id}" ${more}>${maps}</imsss:primaryObjective></imsss:objectives>`;
const byMeasure = (least: string, maps = '') =>
  `<imsss:objectives><imsss:primaryObjective objectiveID="p" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>${least}</imsss:minNormalizedMeasure>${maps}</imsss:primaryObjective></imsss:objectives>`;
const reads = (target: string) => `<imsss:mapInfo targetObjectiveID="${target}"/>`;
const writes = (target: string) =>
  `<imsss:mapInfo targetObjectiveID="${target}" readSatisfiedStatus="false" readNormalizedMeasure="false" writeSatisfiedStatus="true" writeNormalizedMeasure="true"/>`;
const rollup = (attributes: string, action: string, condition: string) =>
  `<imsss:rollupRules><imsss:rollupRule ${attributes}><imsss:rollupConditions><imsss:rollupCondition condition="${condition}"/></imsss:rollupConditions><imsss:rollupAction action="${action}"/></imsss:rollupRule></imsss:rollupRules>`;
const constrained = (attributes: string) => `<adlseq:constrainedChoiceConsiderations ${attributes}/>`;
const threshold = (least: string) =>
  `<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="${least}"/>`;
/** Skipped where the condition holds: the next part tells whether it did. */
const skipped = (id: string, condition: string, more = '') => item(id, rule('pre', 'skip', when(condition)) + more); // oxfmt-ignore
const free = (attributes = '') => `<imsss:controlMode choice="true" ${attributes}/>`;

/** Deviations of scorm-again's sequencer, which we used before: each with the smallest course that shows it. */
export const EARLIER_FAULTS: CaseInput[] = [
  one('UP.1 duration', 'a limit of time closes nothing', [item('a', '<imsss:limitConditions attemptAbsoluteDurationLimit="PT1H"/>'), item('b')],
    [on('a', [get('cmi.max_time_allowed', 'PT1H')]), at('b')]),
  one('RTE 4.2.17 unnamed primary', 'an objective without a name is in no list',
    [item('a', '<imsss:objectives><imsss:primaryObjective/><imsss:objective objectiveID="o"/></imsss:objectives>'), item('b')],
    [on('a', [get('cmi.objectives._count', '1'), get('cmi.objectives.0.id', 'o')]), at('b')]),
  {
    ...one('SN 5.6.4 button', 'what the learner presses stands above what the page asks for when it is taken away', [], [
      then('activity_1', [], { do: 'continue' }), then('activity_2', [], { do: 'previous' }), at('activity_1'),
    ]),
    manifests: { 'SN 5.6.4 button': manifestOf(leaves('activity_1', 'activity_2', 'activity_3', 'activity_4')).replaceAll('r.html', 'tarAct4OnUnload.htm') },
  },
  one('SB.2.9 suspended', 'a part that was left suspended is resumed when it is chosen', leaves('a', 'b'),
    [then('a', [get('cmi.entry', 'ab-initio'), set('cmi.suspend_data', 'x'), set('cmi.exit', 'suspend')], choice('a')),
     on('a', [get('cmi.entry', 'resume'), get('cmi.suspend_data', 'x')]), at('b')]),
  one('TB.2.3 exit of the root', 'a rule that exits the root ends the session', [item('a'), item('b', rule('post', 'exitParent', when('always'))), item('c')],
    [on('a', passed), on('b', passed)], flow(), 'session-ended'),
  one('UP.5 attempts of a cluster', 'a cluster in progress has not used up its attempt', [item('m', flow() + limited(1), leaves('m1', 'm2', 'm3')), item('z')],
    [on('m1', passed), on('m2', passed), on('m3', passed), at('z')]),
  one('CAM names', 'names are of anyURI: an escaped space is a space, and runs of them are one',
    [item('a', objective('ob%20j%201', writes('g'))), item('b', `${rule('pre', 'skip', when('satisfied', 'referencedObjective="ob%20%20%20j%20%201"'))}<imsss:objectives><imsss:primaryObjective/><imsss:objective objectiveID=" ob%20j%201 ">${reads('g')}</imsss:objective></imsss:objectives>`), item('c')],
    [on('a', [get('cmi.objectives.0.id', 'ob j 1'), ...passed]), at('c')]),
  one('RB.1.1 a', 'a part without a score yet counts as nothing: 0.9 of three is 0.3',
    [item('m', flow() + byMeasure('0.6', writes('g')), leaves('a', 'b', 'c')), item('last')],
    [on('a', [set('cmi.score.scaled', '0.9')]), on('b', []), at('c')], `${flow()}${rule('exit', 'exit', when('satisfied'))}`),
  one('RB.1.2 a before rules', 'satisfied by measure: rules have no say',
    [item('m', flow() + byMeasure('0.6', writes('g')) + rollup('childActivitySet="any"', 'satisfied', 'satisfied'), leaves('a', 'b')), skipped('x', 'satisfied', objective('r', reads('g'))), item('y')],
    [on('a', [...passed, set('cmi.score.scaled', '0.1')]), on('b', [...passed, set('cmi.score.scaled', '0.2')]), at('x')]),
  one('RB.1.4 none', '"none" does not hold of what is unknown',
    [item('m', flow() + rollup('childActivitySet="none"', 'completed', 'satisfied') + rule('exit', 'exit', when('completed')), [item('a'), item('b', delivery('objectiveSetByContent="true"')), item('c')]), item('z')],
    [on('a', failed), at('b')]),
  one('RB.1.2 b one of a pair', 'with a rule for one of the pair nothing is preset for the other',
    [item('m', flow() + objective('p', writes('g')) + rollup('childActivitySet="all"', 'notSatisfied', 'objectiveStatusKnown').replace('objectiveStatusKnown', 'attemptLimitExceeded'), leaves('a')), skipped('x', 'satisfied', objective('r', reads('g'))), item('y')],
    [on('a', passed), at('x')]),
  one('RB.1.4 all of none', '"all" holds of no child at all',
    [item('m', flow() + rollup('childActivitySet="all"', 'completed', 'completed') + rule('post', 'exitAll', when('completed')), [item('a', delivery('tracked="false"') + rule('post', 'exitParent', when('always')))]), item('z')],
    [on('a', [])], flow(), 'session-ended'),
  one('UP.2 untracked', 'of what is not tracked rules see nothing',
    [item('m', flow() + delivery('tracked="false"') + rule('exit', 'exit', when('completed')) + rollup('childActivitySet="any"', 'completed', 'completed'), leaves('a', 'b')), item('z')],
    [on('a', passed), at('b')]),
  one('UP.4 unknown said', 'what the page has said to be unknown stays unknown', [item('a', rule('post', 'exitAll', when('completed'))), item('b')],
    [on('a', [set('cmi.completion_status', 'unknown')]), at('b')]),
  one('UP.4 nothing said', 'a page that says nothing has been completed and satisfied', [item('a', rule('post', 'exitAll', when('completed') + when('satisfied'))), item('b')],
    [on('a', [])], flow(), 'session-ended'),
  one('UP.4 set by content', 'where the manifest leaves it to the content, nothing is assumed',
    [item('a', delivery('completionSetByContent="true" objectiveSetByContent="true"') + rule('post', 'exitAll', when('completed') + when('satisfied'), 'any')), item('b')],
    [on('a', []), at('b')]),
  one('RB.1.3 a shared progress', 'completed by measure is read off a shared measure',
    [item('a', '<imsss:objectives><imsss:primaryObjective objectiveID="p"/></imsss:objectives><adlseq:objectives><adlseq:objective objectiveID="p"><adlseq:mapInfo targetObjectiveID="g" writeProgressMeasure="true"/></adlseq:objective></adlseq:objectives>'),
     item('b', `${rule('pre', 'skip', when('completed'))}<imsss:objectives><imsss:primaryObjective objectiveID="q"/></imsss:objectives><adlseq:objectives><adlseq:objective objectiveID="q"><adlseq:mapInfo targetObjectiveID="g" readProgressMeasure="true"/></adlseq:objective></adlseq:objectives>`, [], threshold('0.5')), item('c')],
    [on('a', [set('cmi.progress_measure', '0.8')]), at('c')]),
  one('SB.2.9 skip', 'what flow skips may be chosen', [skipped('a', 'attempted'), item('b')],
    [on('a', passed), then('b', passed, choice('a'), { sees: [sees('toc.enabled.selectable', true, 'a')] }), at('a')]),
  one('SB.2.3 skipped cluster', 'into a chosen cluster the walk skips', [item('m', flow(), [item('k', flow() + rule('pre', 'skip', when('attempted')), leaves('k1')), item('m2')]), item('z')],
    [on('k1', passed), on('m2', passed), then('z', [], choice('m')), at('m2')]),
  one('SB.2.9 constrain of the root', 'the common ancestor constrains nothing', leaves('a', 'b', 'c'), [then('a', [], choice('c')), at('c')], flow() + constrained('constrainChoice="true"')),
  one('SB.2.9 constrain', 'from a constrained cluster one chooses in it and beside it, and no further',
    [item('m', flow() + constrained('constrainChoice="true"'), leaves('m1', 'm2')), item('x', flow(), leaves('x1')), item('y', flow(), leaves('y1'))],
    [then('m1', [], choice('x1'), { sees: [sees('toc.enabled.selectable', false, 'y1'), sees('toc.enabled.selectable', true, 'm2'), sees('toc.enabled.selectable', true, 'x1')] }), at('x1')]),
  one('SB.2.9 constrain of a leaf', 'a leaf has nothing to constrain', [item('m', flow(), [item('m1', constrained('constrainChoice="true"')), item('m2')]), item('x', flow(), leaves('x1')), item('y', flow(), leaves('y1'))],
    [then('m1', [], choice('y1')), at('y1')]),
  one('SB.2.9 prevent from within', 'an active cluster is open to its own', [item('m', flow() + constrained('preventActivation="true"'), leaves('m1', 'm2')), item('z')],
    [then('m1', [], choice('m2')), at('m2')]),
  one('SB.2.9 prevent two levels down', 'nobody chooses into a closed cluster, however deep', [item('a'), item('m', flow(), [item('k', flow() + constrained('preventActivation="true"'), leaves('k1'))])],
    [on('a', [], 'continue', { sees: [sees('toc.enabled.selectable', false, 'k1'), sees('toc.enabled.selectable', true, 'm')] }), at('k1')]),
  one('SB.2.4 stop', 'nobody chooses past an activity that stops; itself it may be chosen', [item('a'), item('b', rule('pre', 'stopForwardTraversal', when('always'))), item('c')],
    [then('a', [], choice('b'), { sees: [sees('toc.enabled.selectable', true, 'b'), sees('toc.enabled.selectable', false, 'c')] }), at('b')]),
  one('NB.2.1 disabled behind', 'a button that would lead to a closed part cannot be pressed', [item('m', flow(), [item('x', rule('pre', 'disabled', when('always'))), item('m1')])],
    [on('m1', [], '_none_', { sees: [sees('previous.enabled', false)] })], free('flow="false"')),
  one('UP.1 used up', 'what has been tried as often as it may cannot be chosen', [item('a', limited(1)), item('b')],
    [on('a', passed), on('b', [], '_none_', { sees: [sees('toc.enabled.selectable', false, 'a')] })]),
  one('SN 5.5 hidden', 'what a rule hides is not in the contents', [item('a'), item('b', rule('pre', 'hiddenFromChoice', when('always')))],
    [on('a', [], 'continue', { sees: [sees('toc.visible', false, 'b'), sees('toc.visible', true, 'a')] }), at('b')]),
  one('SB.2.1 backward', 'backward into a cluster that only leads forward: its first part, and on from there',
    [item('m1'), item('c', flow('forwardOnly="true"'), [skipped('x', 'always'), skipped('y', 'always')]), item('z')],
    [on('m1', passed), on('z', [], 'previous'), at('m1')]),
  one('SB.2.13', 'a jump to the part that is open begins it again', leaves('a', 'b'), [on('a', [], '{target=a}jump'), on('a', [get('cmi.entry', 'ab-initio')]), at('b')], flow('choice="false"')),
  {
    ...one('SN 3.10.2', 'shared objectives that are not global end with the attempt at the root', [item('a', objective('p', writes('g'))), skipped('b', 'satisfied', objective('q', reads('g'))), item('c', rule('post', 'retryAll', when('attempted', 'operator="not"') + when('always'), 'any'))], [
      on('a', passed), on('c', passed), on('a', [set('cmi.success_status', 'unknown')]), at('b'),
    ]),
    manifests: { 'SN 3.10.2': manifestOf([item('a', objective('p', writes('g'))), skipped('b', 'satisfied', objective('q', reads('g'))), item('c', rule('post', 'retryAll', when('always')))]).replace('<organization identifier="o"', '<organization identifier="o" adlseq:objectivesGlobalToSystem="false"') },
  },
  one('RTE leaks', 'data of the manifest are a part’s own',
    [item('quiz', byMeasure('0.6'), [], '<adlcp:dataFromLMS>for quiz</adlcp:dataFromLMS>'), item('text')],
    [on('quiz', [get('cmi.launch_data', 'for quiz'), get('cmi.scaled_passing_score', '0.6'), ...passed]),
     on('text', [get('cmi.launch_data', '', '403'), get('cmi.scaled_passing_score', '', '403'), set('cmi.success_status', 'passed'), get('cmi.success_status', 'passed')], '_none_')]),
  one('RTE 4.2.8 time-out', 'a page that is out of time ends the course', leaves('a', 'b'), [on('a', [set('cmi.exit', 'time-out')], '_none_')], flow(), 'session-ended'),
  one('RTE 4.2.8 logout', 'a learner who has logged out ends the course', leaves('a', 'b'), [on('a', [set('cmi.exit', 'logout')], '_none_')], flow(), 'session-ended'),
  {
    id: 'SN 3.10.3', about: 'what one course writes another one of the learner reads, before anything is delivered', packages: ['first', 'second'],
    manifests: {
      first: manifestOf([item('a', objective('p', writes('g'))), item('b')]),
      second: manifestOf([skipped('a', 'satisfied', objective('p', reads('g'))), item('c')]),
    },
    steps: [on('a', passed), then('b', passed, { do: 'exitAll', expect: 'ended', relaunch: 'second' }), at('c')],
  },
]; // oxfmt-ignore

/** A case of each process that has none above (SN App. C). */
export const PROCESSES: CaseInput[] = [
  one('NB.2.1, SB.2.5, SB.2.7', 'start, and on to the end', leaves('a', 'b'), [on('a', passed), on('b', passed)], flow('choice="false"'), 'session-ended'),
  one('SB.2.8', 'back, and not before the first', leaves('a', 'b'), [on('a', passed, 'continue', { sees: [sees('previous.enabled', false)] }), on('b', [], 'previous'), at('a')]),
  {
    ...one('SB.2.6, DB.2.1', 'suspended, resumed, and what was suspended is forgotten when another is chosen', leaves('a', 'b', 'c'), [
      on('a', passed),
      then('b', [set('cmi.location', 'p2'), set('cmi.exit', 'suspend')], { do: 'suspendAll', relaunch: 'SB.2.6, DB.2.1' }),
      then('b', [get('cmi.location', 'p2')], choice('c')),
      then('c', [], choice('b')),
      on('b', [get('cmi.entry', 'ab-initio')], '_none_'),
    ]),
  },
  one('SB.2.10', 'again until it is passed', [item('a', rule('post', 'retry', when('satisfied', 'operator="not"'))), item('b')], [on('a', failed), on('a', passed), at('b')]),
  one('SB.2.11, TB.2.3', 'exitAll ends the session', leaves('a', 'b'), [on('a', passed, 'exitAll')], flow(), 'session-ended'),
  one('TB.2.1, UP.3', 'an exit rule ends the cluster and what runs in it', [item('m', flow() + rule('exit', 'exit', when('satisfied')) + rollup('childActivitySet="any"', 'satisfied', 'satisfied'), leaves('m1', 'm2')), item('z')], [on('m1', passed), at('z')]),
  one('TB.2.2 exitParent', 'a rule ends the parent, whose rule goes on', [item('m', flow() + rule('post', 'continue', when('always')), [item('m1', rule('post', 'exitParent', when('always'))), item('m2')]), item('z')], [on('m1', []), at('z')]),
  one('TB.2.2 exitAll, previous', 'rules that end and that go back', [item('a'), item('b', rule('post', 'previous', when('satisfied', 'operator="not"') + when('objectiveStatusKnown'))), item('c', rule('post', 'exitAll', when('always')))], [on('a', passed), on('b', failed), on('a', passed), on('b', passed), on('c', [])], flow(), 'session-ended'),
  one('TB.2.3 abandon', 'what an abandoned part has said does not count', [item('a'), skipped('b', 'always'), item('c')], [on('a', passed, 'abandonAll')], flow(), 'session-ended'),
  one('RB.1.1 b, RB.1.3 a', 'progress of the parts makes that of the cluster', [item('m', flow() + rule('exit', 'exit', when('completed')), leaves('m1', 'm2', 'm3'), threshold('0.3')), item('z')], [on('m1', [set('cmi.progress_measure', '0.95')]), at('z')]),
  one('RB.1.4.2 ifNotSuspended', 'a suspended part is left out where the rule wants that', [item('m', flow() + rule('exit', 'exit', when('satisfied')), [item('m1', '<adlseq:rollupConsiderations requiredForSatisfied="ifNotSuspended"/>'), item('m2'), item('m3', '<adlseq:rollupConsiderations requiredForSatisfied="ifAttempted"/>')]), item('z')], [on('m1', [set('cmi.exit', 'suspend')]), on('m2', passed), at('z')]),
  one('RB.1.5 shared', 'activities that read a shared objective are rolled up with it', [item('w', objective('p', writes('g'))), item('m', flow() + objective('c', reads('g')) + rule('pre', 'skip', when('satisfied')), leaves('m1')), item('z')], [on('w', passed), at('z')]),
  one('SB.2.2 disabled', 'flow stops before a closed part, and the learner stays', [item('a'), item('b', rule('pre', 'disabled', when('always'))), item('c')], [on('a', passed, 'continue', { sees: [sees('continue.disabled', true)] })]),
  one('SB.2.2-1', 'the next cluster lets the learner choose: Next leads there', [item('a'), item('m', '', leaves('m1', 'm2'))], [then('a', [], choice('m2'), { sees: [sees('continue.enabled', true)] }), at('m2')]),
  one('SB.2.9 choiceExit', 'nobody chooses out of a cluster that does not let go', [item('m', flow('choiceExit="false"'), leaves('m1', 'm2')), item('z')], [then('m1', [], choice('m2'), { sees: [sees('toc.enabled.selectable', false, 'z')] }), at('m2')]),
  one('SB.2.9 no choice', 'where choice is not allowed nothing can be chosen', leaves('a', 'b'), [on('a', [], 'continue', { sees: [sees('toc.enabled', false)] }), at('b')], flow('choice="false"')),
  one('SB.2.9 cluster', 'a cluster that is chosen opens with its first part', [item('a'), item('m', flow(), leaves('m1', 'm2'))], [then('a', [], choice('m')), at('m1')]),
  one('SN 3.2.5', 'a new attempt at a cluster counts what was done before only where it may', [item('m', flow() + rule('exit', 'exit', when('satisfied')), leaves('m1', 'm2')), item('z')], [on('m1', passed), on('m2', passed), then('z', [], choice('m')), on('m1', failed), on('m2', [], '_none_')]),
  one('SR.1', 'as many as are selected, and then on', [item('m', `${flow()}<imsss:randomizationControls selectionTiming="once" selectCount="1"/>`, [item('x', rule('post', 'exitParent', when('always')))]), item('z')], [on('x', passed), at('z')]),
  one('RTE 4.2.17 reads', 'a part reads of its objectives what others have written', [item('a', objective('p', writes('g'))), item('b', objective('q', reads('g')))], [on('a', [...failed, set('cmi.score.scaled', '0.4')]), on('b', [get('cmi.objectives.0.success_status', 'failed'), get('cmi.objectives.0.score.scaled', '0.4'), get('cmi.success_status', 'unknown'), get('cmi.score.scaled', '', '403')], '_none_')]),
]; // oxfmt-ignore
