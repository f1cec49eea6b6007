import pino from 'pino';

export type Log = pino.Logger;

/** JSON lines with request ids. Callers pass opaque ids and codes, never a name, an address or a body. */
export function openLog(destination?: pino.DestinationStream): Log {
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination ?? pino.destination(1));
}

/** Tokens of launches, previews, reviews and mailed links are keys: they stand in the path and must not stand in the log. */
export const loggedPath = (path: string): string =>
  path.replace(/^\/([lp]|reviews|confirm|reset)\/[^/]+/, '/$1/-').replace(/\?.*$/, '');
