import { expect, test } from 'vitest';
import { COMMIT_BYTES } from '#app/domains/scorm/commits/commit.ts';
import { makeApp } from '#tests/support/app.ts';
import { beginAttempt } from '#tests/support/begin-attempt.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { publishCourse } from '#tests/support/course.ts';
import { itemOf, NS_2004, organizationOf, packageOf } from '#tests/support/packages.ts';
import { beginPart } from '#tests/support/run-time.ts';

const app = await makeApp();
const content = serveContent(app);
const author = await app.person('author', ['author']);

/** A course of items with this content, in an organization. */
async function publish(standard: 'scorm-1.2' | 'scorm-2004', items: string[]): Promise<string> {
  const organizations = organizationOf(items.map((more, i) => itemOf(`p${i}`, more)).join(''));
  const version = standard === 'scorm-1.2' ? {} : { version: '2004 4th Edition', namespaces: NS_2004 };
  const archive = await packageOf({ ...version, organizations });
  const rule = { status: 'passed', minScore: '', minMinutes: '60' };
  return (await publishCourse(app, author, rule, archive)).path;
}

async function begin(path: string) {
  const { commit, state, attempt } = await beginAttempt(app, content, path);
  let sequence = 0;
  return {
    say: async (sco: string, cmi: Record<string, string>, more: Record<string, unknown> = {}) =>
      (await commit({ sequence: ++sequence, sco, cmi, ...more })).status,
    state,
    status: async () => {
      const { completionStatus, successStatus } = (await attempt()).attempt;
      return [completionStatus, successStatus];
    },
  };
}
const silent = { 'cmi.entry': 'ab-initio', 'cmi.mode': 'normal' };
const silent12 = { 'cmi.core.entry': 'ab-initio', 'cmi.core.lesson_status': 'not attempted' };
const mastered = '<adlcp:masteryscore>80</adlcp:masteryscore>';

test('B2, F7 (RTE 1.2 §3.4.4): a SCORM 1.2 part that reports nothing is completed when it finishes, one part or several', async () => {
  const one = await begin(await publish('scorm-1.2', ['']));
  await one.say('p0', silent12);
  expect(await one.status()).toEqual([null, null]);
  await one.say('p0', silent12, { terminate: true });
  expect(await one.status()).toEqual(['completed', null]);

  const two = await begin(await publish('scorm-1.2', ['', mastered]));
  await two.say('p0', silent12, { terminate: true });
  expect(await two.status()).toEqual(['incomplete', null]);
  // Suspended, it has not ended; then its mastery score is judged.
  const scored = { ...silent12, 'cmi.core.score.raw': '85' };
  await two.say('p1', { ...scored, 'cmi.core.exit': 'suspend' }, { terminate: true });
  expect(await two.status()).toEqual(['incomplete', null]);
  await two.say('p1', scored, { terminate: true });
  expect(await two.status()).toEqual(['completed', 'passed']);
});

test('F7 (SN UP.4): a SCORM 2004 course of one part that reports nothing is completed and passed, as one of two parts is', async () => {
  const { say, status, state } = await begin(await publish('scorm-2004', ['']));
  expect((await state()).points[0]!.delivery).toEqual({ tracked: true, completionSetByContent: false, objectiveSetByContent: false }); // oxfmt-ignore
  await say('p0', silent);
  expect(await status()).toEqual([null, null]);
  await say('p0', { ...silent, 'cmi.exit': 'suspend' }, { terminate: true });
  expect(await status()).toEqual([null, null]);
  await say('p0', { ...silent, 'part.suspended': 'true' }, { terminate: true });
  expect(await status()).toEqual([null, null]);
  await say('p0', silent, { terminate: true });
  expect(await status()).toEqual(['completed', 'passed']);
});

test('SN UP.4: a reported status stands, "unknown" too; one that its manifest leaves to the part is not settled', async () => {
  const ended = async (item: string, cmi: Record<string, string>) => {
    const { say, status } = await begin(await publish('scorm-2004', [item]));
    await say('p0', { ...silent, ...cmi }, { terminate: true });
    return status();
  };
  expect(await ended('', { 'cmi.completion_status': 'incomplete' })).toEqual(['incomplete', null]);
  expect(await ended('', { 'cmi.completion_status': 'unknown', 'cmi.success_status': 'unknown' })).toEqual([null, null]);
  expect(await ended('', { 'cmi.completion_status': 'completed' })).toEqual(['completed', 'passed']);
  expect(await ended('', { 'cmi.success_status': 'failed' })).toEqual(['completed', 'failed']);
  const left = (controls: string) => `<imsss:sequencing><imsss:deliveryControls ${controls}/></imsss:sequencing>`;
  expect(await ended(left('completionSetByContent="true"'), {})).toEqual([null, null]);
  expect(await ended(left('objectiveSetByContent="true"'), {})).toEqual(['completed', null]);
  expect(await ended(left('tracked="false"'), {})).toEqual([null, null]);
  const measured = '<imsss:sequencing><imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true"/></imsss:objectives></imsss:sequencing>';
  expect(await ended(measured, { 'cmi.success_status': 'passed' })).toEqual(['completed', null]);
  const threshold = '<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.5"/>';
  expect(await ended(threshold, { 'cmi.completion_status': 'completed' })).toEqual([null, null]);
}); // oxfmt-ignore

test('F13: the largest state that a run-time keeps arrives whole and comes back; a larger commit is refused', async () => {
  const part = beginPart('scorm-1.2');
  const data = 'Ž'.repeat(400_000);
  expect(part.set('cmi.suspend_data', data)).toBe('true');
  const { say, state } = await begin(await publish('scorm-1.2', ['']));
  expect(await say('p0', part.left().cmi)).toBe(200);
  expect((await state()).states['p0']!.cmi['cmi.suspend_data']).toBe(data);
  expect(await say('p0', { 'cmi.suspend_data': 'x'.repeat(COMMIT_BYTES) })).toBe(413);
});
