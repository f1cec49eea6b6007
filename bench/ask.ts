import { request } from 'node:http';
import type { Product } from './product.ts';

type Answer = { status: number; body: string; bytes: number };
/** A page as a visitor gets it; `more` are headers. */
export const get = (server: Product, path: string, cookie: string, more: Record<string, string> = {}) =>
  ask(server, 'GET', path, cookie, undefined, more);
export const post = (server: Product, path: string, form: Record<string, string>, cookie: string) =>
  ask(server, 'POST', path, cookie, new URLSearchParams(form).toString());

function ask(
  { port, origin }: Product,
  method: string,
  path: string,
  cookie: string,
  body?: string,
  more: Record<string, string> = {},
): Promise<Answer> {
  const headers = {
    host: `localhost:${port}`,
    cookie,
    ...(body === undefined
      ? {}
      : {
          origin,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(Buffer.byteLength(body)),
        }),
    ...more,
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => {
        const whole = Buffer.concat(pieces);
        resolve({ status: answer.statusCode!, body: whole.toString('utf8'), bytes: whole.length });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
