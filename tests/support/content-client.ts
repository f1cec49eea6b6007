import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';

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
