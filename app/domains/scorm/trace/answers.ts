import type { FlatCmi, Standard } from '#app/domains/scorm/attempts/cmi.ts';
import type { FirstAnswer } from './question-statistics.ts';

/** One `cmi.interactions` record, by the terms of SCORM 2004 (RTE §4.2.9); values that were not set are empty. */
export type Answer = {
  n: number;
  id: string;
  type: string;
  description: string;
  response: string;
  /** The first correct pattern; `more` says that there are others. */
  correct: string;
  moreCorrect: boolean;
  /** correct, incorrect, unanticipated, neutral, or a number. */
  result: string;
  weighting: string;
  latency: string;
};

/** In the order of the journal. A record without an id was never finished and says nothing. */
export function answersFromCmi(standard: Standard, cmi: FlatCmi): Answer[] {
  const old = standard === 'scorm-1.2';
  const found: Answer[] = [];
  for (const [name, id] of Object.entries(cmi)) {
    const n = /^cmi\.interactions\.(\d+)\.id$/.exec(name)?.[1];
    if (n === undefined || id === '') continue;
    const said = (field: string) => cmi[`cmi.interactions.${n}.${field}`] ?? '';
    const result = said('result');
    found.push({
      n: Number(n),
      id,
      type: said('type'),
      description: said('description'),
      response: said(old ? 'student_response' : 'learner_response'),
      correct: said('correct_responses.0.pattern'),
      moreCorrect: said('correct_responses.1.pattern') !== '',
      // SCORM 1.2 RTE §3.4.4 says "wrong" for what 2004 calls "incorrect".
      result: result === 'wrong' ? 'incorrect' : result,
      weighting: said('weighting'),
      latency: said('latency'),
    });
  }
  return found.sort((a, b) => a.n - b.n);
}

/** The first answer to each question: what a journal adds later, when the right one was shown, says nothing of how hard it is. */
export function firstAnswers(answers: Answer[]): FirstAnswer[] {
  const first = new Map<string, Answer>();
  for (const answer of answers) if (!first.has(answer.id)) first.set(answer.id, answer);
  return [...first.values()].map(({ id, description, type, result, response, latency }) => ({
    id,
    description,
    type,
    isRight: result === 'correct' ? true : result === 'incorrect' ? false : null,
    mistakes: [response],
    seconds: secondsFrom(latency),
  }));
}

/** Seconds of HHHH:MM:SS.SS (1.2) or of a duration of ISO 8601 (2004); null where it is neither. */
export function secondsFrom(time: string): number | null {
  const clock = /^(\d{1,4}):(\d\d):(\d\d(?:\.\d+)?)$/.exec(time);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(time);
  if (!iso || time === 'P') return null;
  const [, days, hours, minutes, seconds] = iso.map((part) => Number(part ?? 0));
  return days! * 86_400 + hours! * 3600 + minutes! * 60 + seconds!;
}
