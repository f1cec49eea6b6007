import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createEdge, type EdgeOptions, plainRefusal } from '../../edge/edge.ts';
import { watchFaults } from '../../edge/faults.ts';
import type { Route, Site } from '../../edge/route.ts';
import { sendRaw } from './raw.ts';

/** An edge with these routes on a port of its own, until the running test ends; `reported` is what nobody caught. */
export async function edgeWith(routes: Route[], more: Partial<EdgeOptions> = {}) {
  const reported: string[] = [];
  const faults = watchFaults(
    (error, about) => void reported.push(`${about}: ${(error as Error).message}`),
    () => reported.push('broken'),
  );
  const site: Site = { routes, headers: { 'X-Site': 'one' }, cost: 1, answerTo: () => null };
  const edge = createEdge({
    siteOf: ({ host }) => (host === 'ours' ? site : null),
    refusal: plainRefusal,
    faults,
    secure: true,
    trustedProxies: ['loopback'],
    ...more,
  });
  await new Promise<void>((ready) => edge.server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => edge.shutDown(0));
  const { port } = edge.server.address() as AddressInfo;
  const raw = (...pieces: (string | number)[]) => sendRaw(port, ...pieces);
  const get = (line: string, headers = '') =>
    raw(`${line} HTTP/1.1\r\nHost: ours\r\nConnection: close\r\n${headers}\r\n`);
  return { edge, faults, reported, port, raw, get };
}
