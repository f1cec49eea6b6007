/** A text that came from outside; empty where it is missing or is not text. */
export const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');
