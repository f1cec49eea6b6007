import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readPublishedCourse } from '#app/domains/catalogue/courses/read-published-course.server.ts';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { submitEvaluation } from '#app/domains/learning/evaluation/submit-evaluation.server.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { drawQuestions } from '#app/domains/modules/questions/draw-questions.ts';
import type { Response } from '#app/domains/modules/questions/mark-answer.ts';
import { rightResponse } from '#app/domains/modules/questions/right-response.ts';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import { interactionResponse, interactionType } from '#app/domains/modules/statements/interaction.ts';
import { readCommit } from '#app/domains/scorm/commits/commit.ts';
import { recordCommit } from '#app/domains/scorm/commits/record-commit.server.ts';
import { recordHeartbeat } from '#app/domains/scorm/commits/record-heartbeat.server.ts';
import { openOwnLaunch } from '#app/domains/scorm/launches/open-own-launch.server.ts';
import { startLaunch } from '#app/domains/scorm/launches/start-launch.server.ts';
import { MINUTE_MS, SECOND_MS } from '#app/platform/time.ts';
import type { Visit } from './data/visitors.ts';
import { readPackaged } from './packaged.ts';

const HEARTBEAT_SECONDS = 20;

type Wish = {
  /** Answers to the questions about the course. */
  thought: Record<string, string>;
  /** How far it goes; to the end unless it says otherwise. */
  visit?: Visit;
  everySeconds?: number;
};

/** Takes the course as its package would report it, at the pace of somebody who reads, and evaluates it. */
export async function takeCourse(
  own: Ctx,
  slug: string,
  language: string,
  { thought, visit = 'evaluated', everySeconds = HEARTBEAT_SECONDS }: Wish,
): Promise<void> {
  const after = (seconds: number): Ctx => ({
    ...own,
    now: new Date(own.now.getTime() + seconds * SECOND_MS),
  });
  const { course } = await readPublishedCourse(own, slug);
  const shown = hashDisclosures(await listDisclosures(own.db.read, course.id));
  const registrationId = await registerForCourse(own, slug, { language }, shown ?? '');
  if (visit === 'registered') return;
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
  const answers = answersOf(own.actor!.id, language);
  await report(2, 4, { 'cmi.completion_status': 'incomplete', 'cmi.progress_measure': '0' });
  const until = visit === 'begun' ? 120 : 540;
  for (let seconds = everySeconds; seconds < until; seconds += everySeconds) {
    const at = after(seconds);
    await recordHeartbeat(at, await openOwnLaunch(at, launchId));
  }
  if (visit === 'begun') return;
  await report(3, 545, answers, true);
  if (visit === 'completed') return;
  await submitEvaluation(after(600), registrationId, thought);
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

/** The questions of an attempt; most people get one wrong, and not the same one. */
function answersOf(personId: string, language: string): Record<string, string> {
  const { key: asked, module } = readPackaged(language);
  const seed = Array.from(personId).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  let draws = seed;
  const drawn = drawQuestions(asked, () => (draws = (draws * 7919 + 13) % 9973) / 9973);
  const values: Record<string, string> = {};
  let right = 0;
  for (const [n, id] of drawn.entries()) {
    const key = asked.questions.find((each) => each.id === id)!;
    const wrong = n === seed % 13 ? wrongAnswer(key) : null;
    const answer = wrong ?? rightResponse(key, module.questions[id]!.accepted);
    if (!wrong) right++;
    const name = `cmi.interactions.${n}`;
    values[`${name}.id`] = id;
    values[`${name}.type`] = interactionType(key);
    values[`${name}.learner_response`] = interactionResponse(key, answer)!;
    values[`${name}.result`] = wrong ? 'incorrect' : 'correct';
    values[`${name}.latency`] = `PT${18 + ((seed + n * 11) % 37)}S`;
  }
  const share = Math.floor((right * 10_000) / drawn.length) / 10_000;
  return {
    ...values,
    'cmi.completion_status': 'completed',
    'cmi.success_status': 'passed',
    'cmi.progress_measure': '1',
    'cmi.score.scaled': String(share),
    'cmi.score.raw': String(share * 100),
    'cmi.score.min': '0',
    'cmi.score.max': '100',
  };
}

/** Another choice than the right one; null where nothing is chosen. */
const wrongAnswer = (key: QuestionKey): Response | null =>
  key.kind === 'single'
    ? [key.options.find((id) => id !== key.answer)!]
    : key.kind === 'truefalse'
      ? [String(!key.answer)]
      : null;
