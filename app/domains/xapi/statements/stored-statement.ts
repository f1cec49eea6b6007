import { readTimestamp } from './scalars.ts';

/** A statement as it is kept: `body` is JSON text without `stored`. */
export type StoredStatement = { id: string; stored: Date; body: string };

/** JSON text of a statement as it goes out. */
export const statementText = ({ stored, body }: StoredStatement): string =>
  `${body.slice(0, -1)},"stored":"${stored.toISOString()}"}`;

export type Statement = Record<string, unknown> & { id: string; timestamp: string; stored: string };

/** A kept statement as an object. */
export const parseStatement = (kept: StoredStatement): Statement =>
  JSON.parse(statementText(kept)) as Statement;

/** Newest `timestamp` first: late statements are sorted into their place, within one page. */
export const sortByTime = (statements: Statement[]): Statement[] =>
  statements.sort((a, b) => instantOf(b) - instantOf(a));

const instantOf = ({ timestamp }: Statement): number => readTimestamp(timestamp)!.getTime();
