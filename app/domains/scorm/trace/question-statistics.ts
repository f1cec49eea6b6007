/** The first answer to a question in an attempt, whatever kind of course asked it. */
export type FirstAnswer = {
  id: string;
  description: string;
  type: string;
  /** Null where it has no result. */
  isRight: boolean | null;
  /** What of a wrong answer was wrong: all of it, or the options that were taken wrongly. */
  mistakes: string[];
  /** None where it did not say how long it took. */
  seconds: number | null;
};

export type QuestionStatistic = {
  /** The part of the course that asks it. */
  part: string;
  id: string;
  description: string;
  type: string;
  /** First answers, and how many of them were right or wrong. */
  asked: number;
  scored: number;
  correct: number;
  /** Share of right answers among those with a result, 0 to 1 (the item's difficulty index); null where there is none. */
  share: number | null;
  /**
   * Point-biserial correlation of being right here with the score of the other questions of the same part and attempt, -1 to 1 (the
   * corrected item-total correlation); null where there are too few answers, or all are alike.
   */
  discrimination: number | null;
  /** Of those who said how long they took; seconds. */
  meanSeconds: number | null;
  /** What was wrong, and how often; the most frequent first. */
  mistakes: { response: string; count: number }[];
};

/** From fewer answers a correlation says nothing. */
const FEWEST = 10;

/** Sums for a correlation of being right, 0 or 1, with the score of the rest. */
type Sums = { n: number; right: number; rest: number; restSquared: number; both: number };
type Tally = Pick<
  QuestionStatistic,
  'part' | 'id' | 'description' | 'type' | 'asked' | 'scored' | 'correct'
> & { seconds: number; timed: number; wrong: Map<string, number>; sums: Sums };

const emptyTally = (part: string, id: string): Tally => ({
  part,
  id,
  description: '',
  type: '',
  asked: 0,
  scored: 0,
  correct: 0,
  seconds: 0,
  timed: 0,
  wrong: new Map(),
  sums: { n: 0, right: 0, rest: 0, restSquared: 0, both: 0 },
});

/** Counts first answers over attempts; feed it one attempt's at a time. */
export class QuestionStatistics {
  private readonly tallies = new Map<string, Tally>();

  /** `counted`: those of the attempt's answers that belong here, where not all do; the score of the rest is of all of them. */
  add(part: string, attempt: FirstAnswer[], counted = attempt): void {
    const scored = attempt.filter(({ isRight }) => isRight !== null);
    const right = scored.filter(({ isRight }) => isRight).length;
    for (const answer of counted) {
      const key = `${part}\n${answer.id}`;
      const tally = this.tallies.get(key) ?? emptyTally(part, answer.id);
      this.tallies.set(key, tally);
      tally.description ||= answer.description;
      tally.type ||= answer.type;
      tally.asked++;
      if (answer.seconds !== null) {
        tally.seconds += answer.seconds;
        tally.timed++;
      }
      if (answer.isRight === null) continue;
      tally.scored++;
      if (answer.isRight) tally.correct++;
      else
        for (const mistake of answer.mistakes) tally.wrong.set(mistake, (tally.wrong.get(mistake) ?? 0) + 1);
      if (scored.length > 1) {
        const own = answer.isRight ? 1 : 0;
        addTo(tally.sums, own, (right - own) / (scored.length - 1));
      }
    }
  }

  /** The hardest first; those without a result last. */
  list(): QuestionStatistic[] {
    return [...this.tallies.values()]
      .map(({ seconds, timed, wrong, sums, ...kept }) => ({
        ...kept,
        share: kept.scored > 0 ? kept.correct / kept.scored : null,
        discrimination: correlation(sums),
        meanSeconds: timed > 0 ? seconds / timed : null,
        mistakes: [...wrong]
          .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
          .map(([response, count]) => ({ response, count })),
      }))
      .sort(
        (a, b) => (a.share ?? 2) - (b.share ?? 2) || a.part.localeCompare(b.part) || a.id.localeCompare(b.id),
      );
  }
}

function addTo(sums: Sums, own: number, rest: number): void {
  sums.n++;
  sums.right += own;
  sums.rest += rest;
  sums.restSquared += rest * rest;
  sums.both += own * rest;
}

/** Pearson's, which of something that is 0 or 1 is called point-biserial. */
function correlation({ n, right, rest, restSquared, both }: Sums): number | null {
  if (n < FEWEST) return null;
  const spread = (n * right - right * right) * (n * restSquared - rest * rest);
  // Sums of fractions that are all alike differ from nothing by less than this.
  return spread > 1e-9 ? (n * both - right * rest) / Math.sqrt(spread) : null;
}
