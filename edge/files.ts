import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import send from 'send';
import { type Exchange, type Headers } from './exchange.ts';
import { Refused } from './refused.ts';

export type FileOptions = Pick<
  send.SendOptions,
  'root' | 'maxAge' | 'immutable' | 'cacheControl' | 'lastModified'
> & {
  headers?: Headers;
};

/**
 * Sends a file with ranges and conditions (RFC 9110 §13, §14). `path` is below `root`, or absolute and ours where there
 * is none. Throws Refused `not_found` where there is none; a folder is none.
 */
export function sendFile(
  { request, response }: Exchange,
  path: string,
  { headers = {}, ...options }: FileOptions = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (response.destroyed) return resolve();
    // Encoded once more: send decodes what it is given, and a percent sign in a name stays one.
    const sending = send(request, encodeURI(path).replace(/[?#]/g, encodeURIComponent), {
      dotfiles: options.root ? 'ignore' : 'allow',
      index: false,
      etag: headers['ETag'] === undefined,
      ...options,
    });
    sending.on('headers', (answer: ServerResponse) => {
      for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value);
    });
    sending.on('directory', () => reject(new Refused('not_found')));
    sending.on('error', (error: { status?: number; headers?: Headers }) => {
      if (error.status === 416 || error.status === 412)
        return reject(
          new Refused('request_malformed', { ...(error.headers as Record<string, string>) }, error.status),
        );
      return reject(error.status === 500 ? error : new Refused('not_found'));
    });
    // Where the answer still waits for its connection, nobody else closes the file. It is opened a while after it was asked for:
    // the connection may have gone by then, and nothing says so again.
    let opened: Readable | undefined;
    let closed = false;
    sending.on('stream', (file: Readable) => {
      if (closed) file.destroy();
      else opened = file;
    });
    response.once('close', () => {
      closed = true;
      opened?.destroy();
      resolve();
    });
    sending.pipe(response);
  });
}

type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** Runs what was written for connect, such as compression; resolves when it hands on, and rejects with its error. */
export const through = ({ request, response }: Exchange, middleware: Middleware): Promise<void> =>
  new Promise((resolve, reject) => {
    middleware(request, response, (error) => (error === undefined ? resolve() : reject(error)));
  });
