/** A score: right answers of so many, 0 to 1 as a decimal string with at most four places. */
export const scoreOf = (right: number, of: number): string => decimal(of === 0 ? 0 : right / of);

/** Whether so many right answers of so many reach a pass mark in per cent; exact, where a rounded score might not be. */
export const reaches = (right: number, of: number, pass: number): boolean => right * 100 >= pass * of;

/** Right answers by which a pass mark in per cent is reached. */
export const rightNeeded = (of: number, pass: number): number => Math.ceil((pass * of) / 100);

/** The right answers that a score of so many was made of. */
export const rightOf = (score: string, of: number): number => Math.round(Number(score) * of);

export const mean = (scores: string[]): string =>
  decimal(scores.reduce((sum, score) => sum + Number(score), 0) / scores.length);

const decimal = (value: number): string => String(Math.round(value * 10_000) / 10_000);
