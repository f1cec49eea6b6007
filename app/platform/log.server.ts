import pino from 'pino';

export type Log = pino.Logger;

const TRACE = /^ {4}at .*(?::\d+:\d+\)?|<anonymous>\)?)$/;

/**
 * A fault's message and trace without the values of a query: the database's driver puts them behind `params:`, and they may be
 * text about a patient.
 */
export function withoutValues(fault: string): string {
  const lines = fault.split('\n');
  const from = lines.findIndex((line) => line.startsWith('params:'));
  if (from < 0) return fault;
  let trace = lines.length;
  while (trace > from && TRACE.test(lines[trace - 1]!)) trace--;
  return [...lines.slice(0, from), 'params: –', ...lines.slice(trace)].join('\n');
}

/** JSON lines with request ids. Callers pass opaque ids and codes, never a name, an address or a body. */
export function openLog(destination?: pino.DestinationStream): Log {
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        log: (line) =>
          typeof line['error'] === 'string' ? { ...line, error: withoutValues(line['error']) } : line,
      },
    },
    destination ?? pino.destination(1),
  );
}

/**
 * Tokens of launches, previews, reviews, live video and mailed links are keys: they are in the path and must not be in the log.
 */
export const loggedPath = (path: string): string =>
  path
    .replace(/^\/([elp]|reviews|confirm|reset|unsubscribe|email|live\/hls)\/[^/]+/, '/$1/-')
    .replace(/\?.*$/, '');
