import { beforeEach, expect, test, vi } from 'vitest';
import { openCmi5 } from './cmi5.ts';
import { readLaunch } from './cmi5-launch.ts';
import type { Lms, Said } from './lms.ts';

const CMI5 = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';
const MOVEON = 'https://w3id.org/xapi/cmi5/context/categories/moveon';
const SESSION = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
const TEMPLATE = {
  contextActivities: { grouping: [{ id: 'https://publisher.example.org/au' }] },
  extensions: { [SESSION]: 's-1' },
};
type Sent = {
  id: string;
  verb: { id: string };
  timestamp: string;
  object: { id: string };
  result?: Record<string, unknown>;
  context: {
    registration: string;
    contextActivities: Record<string, { id: string }[]>;
    extensions: Record<string, unknown>;
  };
};

/** A learning system in memory, at the other end of the network: `isAway` while it cannot be reached. */
function system(more: object = {}) {
  const stored: Sent[] = [];
  const documents: Record<string, unknown> = {};
  let tokens = 0;
  const self = {
    stored,
    documents,
    isAway: false,
    /** Refuses a statement. */
    refuses: (_: Sent) => false,
    data: { contextTemplate: TEMPLATE, launchMode: 'Normal', moveOn: 'CompletedAndPassed', ...more },
    ask: async (address: string, init: RequestInit): Promise<Response> => {
      if (self.isAway) throw new TypeError('Failed to fetch');
      const url = new URL(address);
      if (url.pathname === '/token')
        return Response.json(tokens++ === 0 || url.search ? { 'auth-token': 'abc' } : { 'error-code': '1' });
      const headers = new Headers(init.headers);
      expect([headers.get('authorization'), headers.get('x-experience-api-version')]).toEqual(['Basic abc', '1.0.3']); // oxfmt-ignore
      if (url.pathname === '/xapi/statements') {
        const batch = JSON.parse(init.body as string) as Sent[];
        if (batch.some(self.refuses)) return new Response('', { status: 400 });
        for (const each of batch) if (stored.every(({ id }) => id !== each.id)) stored.push(each);
        return Response.json(batch.map(({ id }) => id));
      }
      if (url.pathname === '/xapi/agents/profile')
        return Response.json({ languagePreference: 'lv-LV, en', audioPreference: 'on' });
      const name = url.searchParams.get('stateId')!;
      if (name === 'LMS.LaunchData') return Response.json(self.data);
      if (init.method === 'PUT') {
        documents[name] = JSON.parse(init.body as string);
        return new Response(null, { status: 204 });
      }
      return documents[name] ? Response.json(documents[name]) : new Response('', { status: 404 });
    },
    verbs: () => stored.map(({ verb }) => verb.id.split('/').at(-1)),
  };
  return self;
}

const shelf = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
};
const launchOf = (token = 'https://lms.example.org/token') =>
  readLaunch(
    `?${new URLSearchParams({
      endpoint: 'https://lms.example.org/xapi',
      fetch: token,
      actor: JSON.stringify({ account: { homePage: 'https://lms.example.org', name: '7' } }),
      registration: '760e3480-ba55-4991-94b0-01820dbd23a2',
      activityId: 'https://lms.example.org/activities/42',
    })}`,
  )!;
type System = ReturnType<typeof system>;
const open = (lms: System, storage: ReturnType<typeof shelf> | null = shelf(), token?: string) =>
  openCmi5(launchOf(token), { storage, ask: lms.ask, leave: () => undefined });
const SAID: Said = { state: '{}', status: 'incomplete', score: null, progress: 40 };
const answer = (lms: Lms, id = 'q1') =>
  lms.record({
    id,
    iri: `https://majakka.example.org/q/${id}`,
    type: 'choice',
    response: 'a',
    right: true,
    description: 'What now?',
    seconds: 12,
    language: 'en',
    definition: { interactionType: 'choice' },
  });
/** Everything that can be sent now is sent. */
const settled = () => vi.advanceTimersByTimeAsync(100);

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-12-01T10:00:00Z') });
});

test('an address that is no launch is none', () => {
  expect(readLaunch('?endpoint=https://a.example.org')).toBeNull();
  expect(readLaunch(`?endpoint=e&fetch=f&actor={&registration=r&activityId=a`)).toBeNull();
});

test('a session begins, answers, is completed and passed once, and ends, each with the context of its launch', async () => {
  const lms = system({ masteryScore: 0.7 });
  const session = (await open(lms))!;
  expect([session.languages, session.mastery, session.isLook]).toEqual([['lv-LV', 'en'], 0.7, false]);
  session.save(SAID);
  await vi.advanceTimersByTimeAsync(60_000);
  answer(session);
  session.save({ ...SAID, status: 'passed', score: 0.8, progress: 100 });
  session.save({ ...SAID, status: 'passed', score: 0.9, progress: 100 });
  session.end();
  session.end();
  await settled();
  expect(lms.verbs()).toEqual(['initialized', 'answered', 'completed', 'passed', 'terminated']);
  const [, answered, completed, passed, terminated] = lms.stored;
  for (const { context, timestamp } of lms.stored) {
    expect(context.registration).toBe('760e3480-ba55-4991-94b0-01820dbd23a2');
    expect(context.extensions[SESSION]).toBe('s-1');
    expect(context.contextActivities['grouping']).toEqual([{ id: 'https://publisher.example.org/au' }]);
    expect(timestamp).toMatch(/Z$/);
  }
  const objects = lms.stored.map(({ object }) => object.id.slice(-5));
  expect(objects).toEqual(['es/42', '/q/q1', 'es/42', 'es/42', 'es/42']);
  const times = lms.stored.map(({ timestamp }) => timestamp);
  expect([...new Set(times)].sort()).toEqual(times);
  expect(answered!.context.contextActivities['category']).toBeUndefined();
  const categories = (each?: Sent) => each!.context.contextActivities['category']!.map(({ id }) => id);
  expect([categories(lms.stored[0]), categories(completed), categories(passed), categories(terminated)]).toEqual([[CMI5], [CMI5, MOVEON], [CMI5, MOVEON], [CMI5]]); // oxfmt-ignore
  expect(completed!.result).toEqual({ completion: true, duration: 'PT60S' });
  expect(passed!.result).toEqual({ success: true, score: { scaled: 0.8 }, duration: 'PT60S' });
  expect(passed!.context.extensions['https://w3id.org/xapi/cmi5/context/extensions/masteryscore']).toBe(0.7);
  expect(terminated!.result).toEqual({ duration: 'PT60S' });
});

test('a failure is said when no other attempt can follow in the session, and not after somebody passed', async () => {
  const lms = system({ masteryScore: 0.7 });
  const session = (await open(lms))!;
  answer(session);
  session.save({ ...SAID, status: 'failed', score: 0.5 });
  await settled();
  expect(lms.verbs()).not.toContain('failed');
  session.end();
  await settled();
  expect(lms.verbs().slice(-2)).toEqual(['failed', 'terminated']);
  expect(lms.stored.at(-2)!.result).toMatchObject({ success: false, score: { scaled: 0.5 } });
  expect(lms.stored.at(-1)!.result).toMatchObject({
    extensions: { 'https://w3id.org/xapi/cmi5/result/extensions/progress': 40 },
  });

  const other = system({ masteryScore: 0.7 });
  const again = (await open(other))!;
  answer(again);
  again.save({ ...SAID, status: 'failed', score: 0.5 });
  again.save({ ...SAID, status: 'passed', score: 1 });
  again.save({ ...SAID, status: 'failed', score: 0.5 });
  again.end();
  await settled();
  expect(other.verbs()).toEqual(['initialized', 'answered', 'completed', 'passed', 'terminated']);
});

test('below the score of the system nothing is passed', async () => {
  const lms = system({ masteryScore: 0.9 });
  const session = (await open(lms))!;
  answer(session);
  session.save({ ...SAID, status: 'passed', score: 0.8 });
  session.end();
  await settled();
  expect(lms.verbs()).toEqual(['initialized', 'answered', 'completed', 'failed', 'terminated']);
});

test('a failure whose score reaches the mark of the system is said without it', async () => {
  const lms = system({ masteryScore: 0.7 });
  const session = (await open(lms))!;
  answer(session);
  session.save({ ...SAID, status: 'failed', score: 0.8 });
  session.end();
  await settled();
  const failed = lms.stored.at(-2)!;
  expect([failed.verb.id.split('/').at(-1), failed.result]).toEqual(['failed', { success: false, duration: 'PT0S' }]); // oxfmt-ignore
});

test('the language of the template of the context wins', async () => {
  const lms = system({ contextTemplate: { ...TEMPLATE, language: 'lv' } });
  const session = (await open(lms))!;
  answer(session);
  await settled();
  expect(lms.stored.at(-1)!.context).toMatchObject({ language: 'lv' });
});

test.each(['Browse', 'Review'])('in %s nothing but its beginning and end is recorded', async (launchMode) => {
  const lms = system({ launchMode });
  lms.documents['majakka'] = { state: 'kept', ids: { completed: 'a', passed: 'b' }, said: [], seconds: 5 };
  const before = JSON.stringify(lms.documents);
  const session = (await open(lms))!;
  expect([session.isLook, session.state]).toEqual([true, 'kept']);
  answer(session);
  session.save({ ...SAID, status: 'passed', score: 1 });
  session.end();
  await settled();
  expect(lms.verbs()).toEqual(['initialized', 'terminated']);
  expect(JSON.stringify(lms.documents)).toBe(before);
});

test('while the system is away statements wait in their order, also over a reload, and arrive once', async () => {
  const lms = system();
  const storage = shelf();
  const first = (await open(lms, storage))!;
  const waiting: boolean[] = [];
  first.watch((is) => waiting.push(is));
  await settled();
  lms.isAway = true;
  for (const id of ['q1', 'q2', 'q3']) answer(first, id);
  first.save({ ...SAID, state: 'far', status: 'passed', score: 1 });
  await settled();
  expect([lms.verbs(), waiting.at(-1)]).toEqual([['initialized'], true]);
  // The page is loaded again while the system is away still, and the address gives its token no second time.
  first.end();
  vi.clearAllTimers();
  const second = (await open(lms, storage))!;
  expect(second.state).toBe('far');
  await settled();
  lms.isAway = false;
  second.retry();
  second.save({ ...SAID, state: 'far', status: 'passed', score: 1 });
  await settled();
  second.end();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(lms.verbs()).toEqual(['initialized', 'answered', 'answered', 'answered', 'completed', 'passed', 'terminated']); // oxfmt-ignore
  expect(lms.documents['majakka']).toMatchObject({ state: 'far', said: ['completed', 'passed'] });
  // Once it has ended it is not opened again.
  expect(await open(lms, storage)).toBeNull();
});

test('a later session of the registration goes on, and says nothing twice', async () => {
  const lms = system();
  const first = (await open(lms))!;
  await vi.advanceTimersByTimeAsync(30_000);
  first.save({ ...SAID, state: 'one', status: 'passed', score: 1 });
  first.end();
  await settled();
  const second = (await open(lms, shelf(), 'https://lms.example.org/token?again'))!;
  expect(second.state).toBe('one');
  second.save({ ...SAID, state: 'two', status: 'passed', score: 1 });
  second.end();
  await settled();
  expect(lms.verbs()).toEqual(['initialized', 'completed', 'passed', 'terminated', 'initialized', 'terminated']); // oxfmt-ignore
  expect(lms.documents['majakka']).toMatchObject({ state: 'two', seconds: 30 });
});

test('work that did not arrive before its session was lost is said in the next one, as the same statement', async () => {
  const lms = system();
  const storage = shelf();
  const first = (await open(lms, storage))!;
  first.save({ ...SAID, state: 'half' });
  await settled();
  const { ids } = lms.documents['majakka'] as { ids: { passed: string } };
  lms.isAway = true;
  first.save({ ...SAID, state: 'whole', status: 'passed', score: 1 });
  first.end();
  await settled();
  lms.isAway = false;
  lms.data = { ...lms.data, contextTemplate: { ...TEMPLATE, extensions: { [SESSION]: 's-2' } } };
  const second = (await open(lms, shelf(), 'https://lms.example.org/token?again'))!;
  // This window has not seen what was lost, and the learner does it again.
  expect(second.state).toBe('half');
  second.save({ ...SAID, state: 'whole', status: 'passed', score: 1 });
  await settled();
  expect(lms.stored.at(-1)).toMatchObject({ id: ids.passed });
});

test('work that did not arrive is said by the next session in the same window', async () => {
  const lms = system();
  const storage = shelf();
  const first = (await open(lms, storage))!;
  first.save({ ...SAID, state: 'half' });
  await settled();
  const { ids } = lms.documents['majakka'] as { ids: { completed: string; passed: string } };
  lms.isAway = true;
  first.save({ ...SAID, state: 'whole', status: 'passed', score: 1 });
  await settled();
  first.end();
  await settled();
  vi.clearAllTimers();
  lms.isAway = false;
  lms.data = { ...lms.data, contextTemplate: { ...TEMPLATE, extensions: { [SESSION]: 's-2' } } };
  const second = (await open(lms, storage, 'https://lms.example.org/token?again'))!;
  expect(second.state).toBe('whole');
  second.save({ ...SAID, state: 'whole', status: 'passed', score: 1 });
  await settled();
  const said = lms.stored.filter(({ id }) => id === ids.completed || id === ids.passed);
  expect(said.map(({ context }) => context.extensions[SESSION])).toEqual(['s-2', 's-2']);
  expect(lms.documents['majakka']).toMatchObject({ said: ['completed', 'passed'] });
});

test('a page that is left sends what waits in pieces that a browser takes', async () => {
  const lms = system();
  const sizes: number[] = [];
  const ask = async (address: string, init: RequestInit) => {
    if (init.keepalive && init.method === 'POST')
      sizes.push((JSON.parse(init.body as string) as Sent[]).length);
    return await lms.ask(address, init);
  };
  const session = (await openCmi5(launchOf(), { storage: shelf(), ask }))!;
  await settled();
  for (let count = 0; count < 69; count++) answer(session, `q${count}`);
  session.end();
  await settled();
  expect(sizes).toEqual([30, 30, 10]);
  expect(lms.stored).toHaveLength(71);
});

test('a document that the system refuses waits, and its learner is told; the end is still said', async () => {
  const lms = system();
  let isFull = true;
  const ask = async (address: string, init: RequestInit) =>
    isFull && init.method === 'PUT' ? new Response('', { status: 413 }) : await lms.ask(address, init);
  const session = (await openCmi5(launchOf(), { storage: shelf(), ask }))!;
  const waiting: boolean[] = [];
  session.watch((is) => waiting.push(is));
  session.save({ ...SAID, state: 'far' });
  await settled();
  expect([waiting.at(-1), lms.documents['majakka']]).toEqual([true, undefined]);
  isFull = false;
  session.retry();
  await settled();
  expect([waiting.at(-1), lms.documents['majakka']]).toMatchObject([false, { state: 'far' }]);
  isFull = true;
  session.save({ ...SAID, state: 'farther' });
  await settled();
  session.end();
  await settled();
  expect(lms.verbs()).toEqual(['initialized', 'terminated']);
});

test('a statement that the system refuses holds up none of the others', async () => {
  const lms = system();
  lms.refuses = ({ object }) => object.id.endsWith('q2');
  const session = (await open(lms))!;
  for (const id of ['q1', 'q2', 'q3']) answer(session, id);
  await settled();
  session.end();
  await settled();
  expect(lms.stored.map(({ object }) => object.id.slice(-2))).toEqual(['42', 'q1', 'q3', '42']);
});

test.each([401, 403, 429, 503])('progress that cannot be read (%s) is not written over', async (status) => {
  const lms = system();
  lms.documents['majakka'] = { state: 'far', ids: { completed: 'a', passed: 'b' }, said: [], seconds: 5 };
  const ask = async (address: string, init: RequestInit) =>
    address.includes('stateId=majakka') && !init.method
      ? new Response('', { status })
      : await lms.ask(address, init);
  const storage = shelf();
  expect(await openCmi5(launchOf(), { storage, ask })).toBeNull();
  await settled();
  expect(lms.documents['majakka']).toMatchObject({ state: 'far' });
  // Loaded again when it can be read, the session goes on.
  expect(await open(lms, storage)).toMatchObject({ state: 'far' });
});

test('recordings begin without sound for a learner who wants that', async () => {
  const lms = system();
  expect(await open(lms)).toMatchObject({ isMuted: false });
  const ask = async (address: string, init: RequestInit) =>
    address.includes('agents/profile')
      ? Response.json({ audioPreference: 'off' })
      : await lms.ask(address, init);
  const launch = launchOf('https://lms.example.org/token?again');
  expect(await openCmi5(launch, { storage: shelf(), ask })).toMatchObject({ isMuted: true, languages: [] });
});

test('the preferences of the learner are not needed', async () => {
  const lms = system();
  const ask = async (address: string, init: RequestInit) =>
    address.includes('agents/profile') ? new Response('', { status: 403 }) : await lms.ask(address, init);
  expect(await openCmi5(launchOf(), { storage: shelf(), ask })).toMatchObject({ languages: [] });
});

test('without a token, or without data of the launch, there is no session', async () => {
  const lms = system();
  const refusing = { storage: null, ask: async () => Response.json({ 'error-code': '1' }) };
  expect(await openCmi5(launchOf(), refusing)).toBeNull();
  lms.isAway = true;
  expect(await open(lms)).toBeNull();
});
