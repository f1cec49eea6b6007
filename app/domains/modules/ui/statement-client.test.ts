import { beforeEach, expect, test, vi } from 'vitest';
import type { LessonRecords } from '#app/domains/modules/recordings/lesson-records.ts';
import { openStatementClient } from './statement-client.ts';

type Request = { keepalive: boolean; ids: string[] };
const HERE = 'https://majakka.example.org';
const records: LessonRecords = {
  endpoint: `${HERE}/xapi/`,
  authorization: 'Basic abc',
  actor: { objectType: 'Agent', account: { homePage: HERE, name: '7' } },
  recordings: {
    'a.mp4': {
      objectType: 'Activity',
      id: `${HERE}/a`,
      definition: { name: { en: 'A' }, type: 'https://w3id.org/xapi/video/activity-type/video' },
    },
  },
  context: {
    platform: 'Majakka',
    registration: '760e3480-ba55-4991-94b0-01820dbd23a2',
    contextActivities: { parent: [], grouping: [] },
  },
};

/** The record store at the other end of the network: `status` is its answer. */
function network() {
  const self = { requests: [] as Request[], status: 200 };
  vi.stubGlobal('fetch', async (_: string, { body, keepalive }: RequestInit) => {
    const sent = JSON.parse(body as string) as { id: string }[];
    self.requests.push({ keepalive: keepalive === true, ids: sent.map(({ id }) => id) });
    return Response.json([], { status: self.status });
  });
  return self;
}
const say = (client: ReturnType<typeof openStatementClient>, count: number) =>
  client.say(
    'a.mp4',
    Array.from({ length: count }, () => ({ verb: 'played' as const, extensions: {} })),
  );
const sizes = ({ requests }: { requests: Request[] }) => requests.map(({ ids }) => ids.length);

beforeEach(() => {
  vi.useFakeTimers();
});

test('statements go in requests of a size that also a page that is left may send, each once', async () => {
  const net = network();
  const client = openStatementClient(records);
  say(client, 70);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([sizes(net), net.requests.some(({ keepalive }) => keepalive)]).toEqual([[30, 30, 10], false]);
  say(client, 70);
  await client.flush(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sizes(net)).toEqual([30, 30, 10, 30, 30, 10]);
  expect(net.requests.slice(3).every(({ keepalive }) => keepalive)).toBe(true);
  expect(new Set(net.requests.flatMap(({ ids }) => ids)).size).toBe(140);
});

test('what could not be sent is sent later', async () => {
  const net = network();
  const client = openStatementClient(records);
  net.status = 503;
  say(client, 40);
  await vi.advanceTimersByTimeAsync(2000);
  net.status = 200;
  const before = net.requests.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(new Set(net.requests.slice(before).flatMap(({ ids }) => ids)).size).toBe(40);
});
