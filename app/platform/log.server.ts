import pino from 'pino';

export type Log = pino.Logger;

/** JSON lines with request ids. Callers pass opaque ids and codes, never a name, an address or a body. */
export function openLog(destination?: pino.DestinationStream): Log {
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination ?? pino.destination(1));
}

/** A launch token is a key: it stands in the path and must not stand in the log. */
export const loggedPath = (path: string): string =>
  path.replace(/^\/([lp]|reviews)\/[^/]+/, '/$1/-').replace(/\?.*$/, '');
