import { SPOKEN_LANGUAGES } from '#app/domains/mentoring/profiles/profile-options.ts';
import type { Criterion, MatchReason, MentoringSettings } from '#app/domains/mentoring/types.ts';
import type { PreparedCandidate } from './candidate.ts';
import { CRITERIA } from './criteria.ts';
import { SHARES, answerShare, commonLevel } from './shares.ts';

/** Stretches of the week in which both are free, the longest first, as `from-to` in hours of UTC from Monday. */
function commonFreeTimes(a: Int32Array, b: Int32Array): string[] {
  const isFree = (hour: number) => ((a[hour >> 5]! & b[hour >> 5]!) >>> (hour & 31)) & 1;
  const found: { from: number; to: number }[] = [];
  for (let hour = 0; hour < 168; hour++)
    if (isFree(hour)) {
      const last = found.at(-1);
      if (last?.to === hour) last.to++;
      else found.push({ from: hour, to: hour + 1 });
    }
  return found
    .sort((x, y) => y.to - y.from - (x.to - x.from) || x.from - y.from)
    .slice(0, 2)
    .map(({ from, to }) => `${from}-${to}`);
}

/** Everything that speaks for or against two people, what weighs most first: for words, not for sums. */
export function explainPair(
  { weights, questions }: MentoringSettings,
  e: PreparedCandidate,
  m: PreparedCandidate,
): MatchReason[] {
  const level = commonLevel(e, m);
  const facts: Record<Criterion, string[]> = {
    topics: e.topics.filter((topic) => m.topics.includes(topic)),
    language:
      level === 0 ? [] : SPOKEN_LANGUAGES.filter((_, i) => Math.min(e.levels[i]!, m.levels[i]!) === level),
    specialty: e.specialties.filter((each) => m.specialties.includes(each)),
    hours: commonFreeTimes(e.week, m.week),
    remoteness: [String(m.remoteness)],
    experience: [String(m.years)],
    country: [m.country],
  };
  const reasons = CRITERIA.flatMap((criterion): MatchReason[] => {
    const share = SHARES[criterion](e, m);
    return share === null || weights[criterion] === 0
      ? []
      : [{ criterion, share, weight: weights[criterion], facts: facts[criterion] }];
  });
  for (const question of questions) {
    const share = answerShare(question, e, m);
    if (share !== null && question.weight > 0)
      reasons.push({
        criterion: `question ${question.id}`,
        share,
        weight: question.weight,
        facts: [question.text],
      });
  }
  return reasons.sort((a, b) => b.weight * b.share - a.weight * a.share || b.weight - a.weight);
}
