import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { afterAll, beforeAll } from 'vitest';
import { alwaysReady } from '../../server/readiness.ts';
import { createServer } from '../../server/create-server.ts';
import type { TestApp } from './app.ts';
import { serverBuild } from './build.ts';

export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };
type Options = { method?: string; body?: string | Buffer; headers?: Record<string, string> };

/** Node does not resolve *.localhost: this connects to the loopback and says the host itself. */
export const clientOf =
  (server: Server) =>
  (url: string, { method = 'GET', body, headers = {} }: Options = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { host, pathname, search } = new URL(url);
      const { port } = server.address() as AddressInfo;
      const sent = request(
        { host: '127.0.0.1', port, path: pathname + search, method, headers: { host, ...headers } },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode!,
              headers: answer.headers,
              body: Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });

/** The whole server in this process, for the tests of a file. */
export function openServer({ platform }: TestApp) {
  const server = createServer(platform, serverBuild(), 'test', alwaysReady);
  beforeAll(() => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready)));
  afterAll(() => server.shutDown(0));
  return server;
}

/** As `openServer`; answers a client of its content host. */
export const serveContent = (app: TestApp) => clientOf(openServer(app));
