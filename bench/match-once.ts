import { match } from '#app/domains/mentoring/matching/match.ts';
import type { Problem } from '#app/domains/mentoring/matching/problem.ts';

/** One round of `matching`: argument is the number of mentees, a fifth as many mentors, six places each. */
const mentees = Number(process.argv[2]);
const mentors = mentees / 5;
let state = 12345;
const next = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32;

const grouped = (ids: string[]): string[][] => {
  const groups: string[][] = [];
  for (const id of ids)
    if (groups.length > 0 && next() < 0.3) groups.at(-1)!.push(id);
    else groups.push([id]);
  return groups;
};
const listedBy: string[][] = Array.from({ length: mentors }, () => []);
const problem: Problem = {
  mentees: Array.from({ length: mentees }, (_, i) => {
    // Some mentors are wanted more than others.
    const wanted = new Set<number>();
    while (wanted.size < 50) wanted.add(Math.floor(mentors * next() * next()));
    for (const m of wanted) listedBy[m]!.push(`e${i}`);
    return { id: `e${i}`, ranks: grouped([...wanted].map((m) => `M${m}`)) };
  }),
  mentors: listedBy.map((mentee, m) => ({
    id: `M${m}`,
    capacity: 6,
    ranks: grouped(
      mentee
        .map((id) => [next(), id] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, id]) => id),
    ),
  })),
};
const began = performance.now();
const { pairs, blockingPairs, instance } = match(problem, { seed: 1 });
const seconds = (performance.now() - began) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(
  JSON.stringify({
    seconds,
    megabytes,
    entries: instance.mentor.length,
    pairs: pairs.length,
    blocking: blockingPairs.length,
  }),
);
