import { type Answer, secondsFrom } from './answers.ts';

export type QuestionStatistic = {
  sco: string;
  id: string;
  description: string;
  type: string;
  /** First answers, and how many of them were right or wrong. */
  asked: number;
  scored: number;
  correct: number;
  /** Share of right answers among those with a result, 0 to 1 (the item's difficulty index); null where there is none. */
  share: number | null;
  /** Of those who said how long they took; seconds. */
  meanSeconds: number | null;
  /** The most frequent answer that was not right, and how often. */
  mistake: { response: string; count: number } | null;
};

type Tally = Omit<QuestionStatistic, 'share' | 'meanSeconds' | 'mistake'> & {
  seconds: number;
  timed: number;
  wrong: Map<string, number>;
};

/** Counts first answers over attempts; feed it one attempt's at a time. */
export class QuestionStatistics {
  private readonly tallies = new Map<string, Tally>();

  add(sco: string, first: Answer[]): void {
    for (const answer of first) {
      const key = `${sco}\n${answer.id}`;
      let tally = this.tallies.get(key);
      if (!tally) {
        tally = { sco, id: answer.id, description: '', type: '', asked: 0, scored: 0, correct: 0, seconds: 0, timed: 0, wrong: new Map() }; // oxfmt-ignore
        this.tallies.set(key, tally);
      }
      tally.description ||= answer.description;
      tally.type ||= answer.type;
      tally.asked++;
      if (answer.result === 'correct' || answer.result === 'incorrect') tally.scored++;
      if (answer.result === 'correct') tally.correct++;
      if (answer.result === 'incorrect')
        tally.wrong.set(answer.response, (tally.wrong.get(answer.response) ?? 0) + 1);
      const seconds = secondsFrom(answer.latency);
      if (seconds !== null) {
        tally.seconds += seconds;
        tally.timed++;
      }
    }
  }

  /** The hardest first; those without a result last. */
  list(): QuestionStatistic[] {
    return [...this.tallies.values()]
      .map(({ seconds, timed, wrong, ...kept }) => {
        const [mistake] = [...wrong].sort(([, a], [, b]) => b - a);
        return {
          ...kept,
          share: kept.scored > 0 ? kept.correct / kept.scored : null,
          meanSeconds: timed > 0 ? seconds / timed : null,
          mistake: mistake ? { response: mistake[0], count: mistake[1] } : null,
        };
      })
      .sort(
        (a, b) => (a.share ?? 2) - (b.share ?? 2) || a.sco.localeCompare(b.sco) || a.id.localeCompare(b.id),
      );
  }
}
