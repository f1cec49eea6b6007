import type { Server } from 'node:http';
import type { AddressInfo, Server as SocketServer } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import type { Platform } from '#app/platform/platform.server.ts';
import { createServer } from '../../server/create-server.ts';
import { watchPlatformFaults } from '../../server/platform-faults.ts';
import { alwaysReady } from '../../server/readiness.ts';
import type { TestApp } from './app.ts';
import { serverBuild } from './build.ts';
import { clientOf } from './content-client.ts';
import { sendRaw } from './raw.ts';

export const HOST = 'localhost:3000';

/** The server of a file at a port of its own, with an engine of live pictures that a test may point elsewhere. */
export function openAppEdge(app: TestApp) {
  const engine = { kind: 'local' as const, baseUrl: '', ingestUrl: '', tokenId: 't', tokenSecret: 's', webhookSecret: 'w', signingKey: '', privateKey: '' }; // oxfmt-ignore
  const platform: Platform = { ...app.platform, video: { ffmpeg: null, engine } };
  const faults = watchPlatformFaults(platform);
  const server = createServer(platform, serverBuild(), 'test', alwaysReady, undefined, faults);
  const others: (Server | SocketServer)[] = [];
  const portOf = async (listener: Server | SocketServer) => {
    await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
    return (listener.address() as AddressInfo).port;
  };
  beforeAll(async () => void (await portOf(server)));
  afterAll(async () => {
    await server.shutDown(0);
    for (const each of others) each.close();
  });
  const port = () => (server.address() as AddressInfo).port;
  const raw = (...pieces: (string | number)[]) => sendRaw(port(), ...pieces);
  return {
    engine,
    platform,
    faults,
    port,
    ask: clientOf(server),
    raw,
    get: (target: string, more = '') =>
      raw(`GET ${target} HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n${more}\r\n`),
    /** The port of another listener, until the last test of the file. */
    listening(listener: Server | SocketServer): Promise<number> {
      others.push(listener);
      return portOf(listener);
    },
  };
}
