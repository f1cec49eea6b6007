import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import { createCredential } from '#app/domains/xapi/credentials/create-credential.server.ts';
import { type Scope, TOOL_SCOPES } from '#app/domains/xapi/credentials/client.ts';
import type { Version } from '#app/domains/xapi/statements/checks.ts';
import { createEdge, plainRefusal } from '../../edge/edge.ts';
import { watchPlatformFaults } from '../../server/platform-faults.ts';
import { xapiSite } from '../../server/xapi/xapi-site.ts';
import { makeApp } from './app.ts';

export type Said = { status: number; headers: Headers; text: string; json<T = Members>(): T; bytes: Buffer };
export type Members = Record<string, unknown>;
type Body = string | Buffer | object | null | undefined;

export const basic = ({ key, secret }: { key: string; secret: string }) =>
  `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;

/** The record store on a listener of its own, with a client that may do everything. */
export async function openStore() {
  const app = await makeApp();
  const store = xapiSite(app.platform);
  const { server } = createEdge({
    siteOf: () => store.site,
    refusal: plainRefusal,
    faults: watchPlatformFaults(app.platform),
    secure: false,
    trustedProxies: ['loopback'],
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await store.stop();
  });
  const credential = (scopes: readonly Scope[] = TOOL_SCOPES, more: object = {}) =>
    createCredential(app.operator, null, { name: 'A tool', scopes: [...scopes], ...more });
  const everything = await credential();

  /** Exactly these headers and no others but Host and what frames the body. */
  async function raw(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: Buffer,
  ): Promise<Said> {
    return new Promise((resolve, reject) => {
      const sent = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const text = bytes.toString('utf8');
          const named = Object.entries(response.headers).map(([name, value]): [string, string] => [
            name,
            String(value),
          ]);
          resolve({
            status: response.statusCode!,
            headers: new Headers(named),
            text,
            bytes,
            json: <T>() => JSON.parse(text) as T,
          });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** A request of a client in one version, at the address of that version. */
  function client(version: Version, who = everything) {
    const base = version === '1.0.3' ? '/xapi/1.0.3' : '/xapi';
    const ask = (method: string, path: string, body?: Body, headers: Record<string, string> = {}) => {
      const bytes =
        body === undefined || body === null
          ? undefined
          : Buffer.isBuffer(body)
            ? body
            : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
      return raw(
        method,
        path.startsWith('/xapi') ? path : `${base}/${path}`,
        {
          'X-Experience-API-Version': version,
          Authorization: basic(who),
          ...(bytes ? { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) } : {}),
          ...headers,
        },
        bytes,
      );
    };
    return {
      ask,
      base,
      get: (path: string, headers?: Record<string, string>) => ask('GET', path, undefined, headers),
      post: (path: string, body: Body, headers?: Record<string, string>) => ask('POST', path, body, headers),
      put: (path: string, body: Body, headers?: Record<string, string>) => ask('PUT', path, body, headers),
      delete: (path: string, headers?: Record<string, string>) => ask('DELETE', path, undefined, headers),
      /** Stores and answers the ids. */
      async store(...statements: object[]): Promise<string[]> {
        const said = await ask('POST', 'statements', statements);
        if (said.status !== 200) throw new Error(`${said.status} ${said.text}`);
        return said.json<string[]>();
      },
      async find(query: Record<string, string>): Promise<Members[]> {
        const said = await ask('GET', `statements?${new URLSearchParams(query)}`);
        if (said.status !== 200) throw new Error(`${said.status} ${said.text}`);
        return said.json<{ statements: Members[] }>().statements;
      },
    };
  }
  return { app, port, raw, client, credential, everything };
}

let nth = 0;
/** An activity that no other test speaks of. */
export const anActivity = () => ({ objectType: 'Activity', id: `https://example.org/activities/${++nth}` });
export const anAgent = (name = randomUUID()) => ({
  objectType: 'Agent',
  account: { homePage: 'https://example.org', name },
});
export const statement = <T extends object>(more = {} as T) => ({
  actor: anAgent(),
  verb: { id: 'http://adlnet.gov/expapi/verbs/attended', display: { en: 'attended' } },
  object: anActivity(),
  ...more,
});

/** A multipart body (RFC 2046) as other programs write it: with a preamble, and no space after the colon. */
export function multipart(
  boundary: string,
  parts: { headers: Record<string, string>; body: string | Buffer }[],
): Buffer {
  const pieces: Buffer[] = [Buffer.from('\r\n')];
  for (const { headers, body } of parts) {
    const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\r\n`);
    pieces.push(
      Buffer.from(`--${boundary}\r\n${lines.join('')}\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    );
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`));
  return Buffer.concat(pieces);
}
