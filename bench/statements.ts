import { createHash } from 'node:crypto';

export const LEARNERS = 5000;
export const ACTIVITIES = 2000;
export const VERBS = ['registered', 'initialized', 'experienced', 'progressed', 'answered', 'completed', 'passed', 'failed', 'attempted', 'terminated', 'commented', 'shared'].map((verb) => `http://adlnet.gov/expapi/verbs/${verb}`); // oxfmt-ignore

/** A number that looks random and is the same each time (splitmix32). */
export function scattered(n: number): number {
  let z = (n + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

export const uuidOf = (n: number, kind: string): string => {
  const hex = createHash('sha1').update(`${kind} ${n}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
export const learnerOf = (n: number) => ({
  objectType: 'Agent',
  account: { homePage: 'https://bench.example.org', name: `learner-${scattered(n) % LEARNERS}` },
});
export const activityOf = (n: number) =>
  `https://bench.example.org/activities/${scattered(n + 7) % ACTIVITIES}`;
export const verbOf = (n: number) => VERBS[scattered(n + 13) % VERBS.length]!;
/** One registration for a learner and each tenth of the activities. */
export const registrationOf = (n: number) =>
  uuidOf((scattered(n) % LEARNERS) * 10 + (scattered(n + 7) % 10), 'registration');

/** Statement `n`: what an authoring tool sends of an answer. */
export const statementOf = (n: number) => ({
  id: uuidOf(n, 'statement'),
  actor: learnerOf(n),
  verb: { id: verbOf(n), display: { en: 'did' } },
  object: {
    objectType: 'Activity',
    id: activityOf(n),
    definition: {
      name: { en: 'A question', fi: 'Kysymys' },
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
    },
  },
  result: { score: { scaled: (n % 101) / 100 }, success: n % 3 > 0, response: 'a[,]b', duration: 'PT12.5S' },
  context: {
    registration: registrationOf(n),
    contextActivities: { grouping: [{ id: `https://bench.example.org/courses/${scattered(n + 7) % 50}` }] },
    platform: 'Bench',
  },
  timestamp: new Date(1_790_000_000_000 + n * 1000).toISOString(),
});
