import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Target } from './target.ts';

export type Headers = Record<string, string | string[]>;
export type Body = string | Buffer | AsyncIterable<string | Uint8Array>;
export type Answer = { status: number; headers?: Headers; body?: Body | undefined };

/** One request that has a readable target, and its answer. */
export class Exchange {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  /** Lower case, with the port where one was sent; empty where no host was named (HTTP/1.0). */
  readonly host: string;
  /** Set while the client waits for `100 Continue` before it sends a body. */
  awaitsContinue = false;
  /** Nobody reads the rest of the body any more. A streamed answer calls it; the end of any other answer implies it. */
  leaveBody: () => void = () => undefined;
  #query: URLSearchParams | undefined;

  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    target: Target,
    /** Address of the client, as far as trusted proxies report it. */
    readonly remote: string,
  ) {
    this.method = request.method ?? 'GET';
    this.path = target.path;
    this.search = target.search;
    // RFC 9112 §3.2.2: a host in the target counts, and the Host header is ignored.
    this.host = target.host ?? (request.headers.host ?? '').toLowerCase();
  }

  get query(): URLSearchParams {
    return (this.#query ??= new URLSearchParams(this.search));
  }

  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  /** Nothing more can be said: the answer is out, or nobody is there any more. */
  get isOver(): boolean {
    return this.response.writableEnded || this.response.destroyed || this.request.socket.destroyed;
  }

  get hasBody(): boolean {
    const { headers } = this.request;
    return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  }
}

const BODYLESS = new Set([204, 304]);

/**
 * Answers once. Nothing happens where the answer is out already; one that has begun and cannot be finished is cut off,
 * so that nobody takes a part for the whole.
 */
export async function answer(exchange: Exchange, { status, headers = {}, body = '' }: Answer): Promise<void> {
  const { response } = exchange;
  if (exchange.isOver) return;
  if (response.headersSent) return void response.destroy();
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    const length = BODYLESS.has(status) ? {} : { 'Content-Length': Buffer.byteLength(body) };
    response.writeHead(status, { ...headers, ...length });
    return void response.end(exchange.method === 'HEAD' || BODYLESS.has(status) ? undefined : body);
  }
  response.writeHead(status, headers);
  if (exchange.method === 'HEAD') return void response.end();
  await writeAll(exchange, body);
}

/** Writes what comes, no faster than the client takes it, and stops asking for more once nobody is there. */
export async function writeAll(
  exchange: Exchange,
  chunks: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const { response } = exchange;
  exchange.leaveBody();
  for await (const chunk of chunks) {
    if (exchange.isOver) return;
    if (!response.write(chunk)) await drained(response);
    // Compression holds back what is small; a page that comes in parts should be seen in parts.
    (response as { flush?: () => void }).flush?.();
  }
  if (!exchange.isOver) response.end();
}

const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
    if (response.destroyed) done();
  });

export const text = (status: number, words: string, headers: Headers = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  body: words,
});

/** A browser that is led to it saves it, and shows it as nothing. */
export const JSON_FILE = 'attachment; filename="api.json"';

export const json = (status: number, value: unknown, headers: Headers = {}): Answer => ({
  status,
  headers: {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': JSON_FILE,
    'Cache-Control': 'no-store',
    ...headers,
  },
  body: JSON.stringify(value),
});
