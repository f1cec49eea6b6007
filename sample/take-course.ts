import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readPublishedCourse } from '#app/domains/catalogue/courses/read-published-course.server.ts';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { submitEvaluation } from '#app/domains/learning/evaluation/submit-evaluation.server.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { readCommit } from '#app/domains/scorm/commits/commit.ts';
import { recordCommit } from '#app/domains/scorm/commits/record-commit.server.ts';
import { recordHeartbeat } from '#app/domains/scorm/commits/record-heartbeat.server.ts';
import { openOwnLaunch } from '#app/domains/scorm/launches/open-own-launch.server.ts';
import { startLaunch } from '#app/domains/scorm/launches/start-launch.server.ts';
import { MINUTE_MS, SECOND_MS } from '#app/platform/time.ts';
import { readPackageWords } from './build-package.ts';

const HEARTBEAT_SECONDS = 20;
const QUESTIONS = 4;

/** Takes the course as its package would report it, at the pace of somebody who reads, and evaluates it. */
export async function takeCourse(own: Ctx, slug: string, language: string): Promise<void> {
  const after = (seconds: number): Ctx => ({
    ...own,
    now: new Date(own.now.getTime() + seconds * SECOND_MS),
  });
  const { course } = await readPublishedCourse(own, slug);
  const shown = hashDisclosures(await listDisclosures(own.db.read, course.id));
  const registrationId = await registerForCourse(own, slug, { language }, shown ?? '');
  const launchId = await startLaunch(own, registrationId);
  const report = async (sequence: number, seconds: number, cmi: Record<string, string>, ends = false) => {
    const at = after(seconds);
    const body = JSON.stringify({
      sequence,
      terminate: ends,
      cmi,
      calls: sequence === 1 ? [] : callsOf(sequence, seconds, cmi, ends),
    });
    await recordCommit(at, await openOwnLaunch(at, launchId), readCommit(body), body);
  };
  await report(1, 0, {});
  await report(2, 4, progressOf('0', 0));
  for (let seconds = HEARTBEAT_SECONDS; seconds < 540; seconds += HEARTBEAT_SECONDS) {
    const at = after(seconds);
    await recordHeartbeat(at, await openOwnLaunch(at, launchId));
  }
  const passed = { 'cmi.success_status': 'passed' };
  await report(3, 545, { ...progressOf('1', QUESTIONS), ...answersOf(own.actor!.id), ...passed }, true);
  const evaluation = { objectives: '5', relevant: '5', unbiased: 'yes', level: 'yes', comment: '' };
  await submitEvaluation(after(600), registrationId, evaluation);
}

type Call = [at: number, kind: string, name: string, value: string, error: string];

/** What the run-time would have been called with, with times in ms since the launch. */
function callsOf(sequence: number, seconds: number, cmi: Record<string, string>, ends: boolean): Call[] {
  const opens = sequence === 2;
  // The part was opened at the first word; what is reported now was reported in the last minute.
  const begun = opens ? 0 : Math.max(0, seconds * SECOND_MS - MINUTE_MS);
  const values = Object.entries(cmi);
  const end = begun + 400 + values.length * 900;
  return [
    ...(opens ? [[300, 'initialize', '', '', ''] satisfies Call] : []),
    ...values.map(([name, value], i): Call => [begun + 400 + i * 900, 'set', name, value, '']),
    [end, 'commit', '', '', ''],
    ...(ends ? [[end + 400, 'terminate', '', '', ''] satisfies Call] : []),
  ];
}

const progressOf = (progress: string, right: number) => ({
  'cmi.location': String(Math.round(Number(progress) * 4)),
  'cmi.progress_measure': progress,
  'cmi.completion_status': progress === '1' ? 'completed' : 'incomplete',
  'cmi.score.scaled': String(right / QUESTIONS),
});

/** Four questions; most people get one wrong at first, and not the same one. */
function answersOf(personId: string): Record<string, string> {
  const slip = personId.charCodeAt(personId.length - 1) % 6;
  const records: Record<string, string> = {};
  let n = 0;
  const record = (question: number, response: string, result: string) => {
    const name = `cmi.interactions.${n++}`;
    records[`${name}.id`] = `question-${question + 1}`;
    records[`${name}.type`] = 'choice';
    records[`${name}.learner_response`] = response;
    records[`${name}.result`] = result;
    records[`${name}.latency`] = `PT${12 + question * 7 + slip}S`;
  };
  const { questions } = readPackageWords('en');
  for (const [question, { right }] of questions.entries()) {
    if (question === slip) record(question, 'abcd'[(right + 1) % 4]!, 'incorrect');
    record(question, 'abcd'[right]!, 'correct');
  }
  return records;
}
