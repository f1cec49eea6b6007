import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import type { Version } from '#app/domains/xapi/statements/checks.ts';
import { anActivity, anAgent, openStore } from '#tests/support/record-store.ts';

/** Requirements on the three document resources (Part 3 §2.3, §2.6, §2.7 and §3.1 of xAPI 1.0.3; IEEE 9274.1.1 where 2.0 differs). */
const store = await openStore();
const query = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString();
const agent = () => JSON.stringify(anAgent());

type Resource = { name: string; path: string; id: string; place(): Record<string, string> };
const RESOURCES: Resource[] = [
  { name: 'state', path: 'activities/state', id: 'stateId', place: () => ({ activityId: anActivity().id, agent: agent() }) }, // oxfmt-ignore
  { name: 'activity profile', path: 'activities/profile', id: 'profileId', place: () => ({ activityId: anActivity().id }) }, // oxfmt-ignore
  { name: 'agent profile', path: 'agents/profile', id: 'profileId', place: () => ({ agent: agent() }) },
];

describe.each<Version>(['1.0.3', '2.0.0'])('xAPI %s', (version) => {
  const { get, put, post, ask, ...client } = store.client(version);
  const NEW = { 'If-None-Match': '*' };

  describe.each(RESOURCES)('$name', ({ name, path, id, place }) => {
    const at = (parameters: Record<string, string>) => `${path}?${query(parameters)}`;
    const isState = name === 'state';

    test('what was put comes back byte for byte, with its type, ETag and time', async () => {
      const where = at({ ...place(), [id]: 'p' });
      const content = Buffer.from([0, 255, 13, 10, 128]);
      expect((await put(where, content, { ...NEW, 'Content-Type': 'application/x-own; a="b"' })).status).toBe(
        204,
      );
      const said = await get(where);
      expect(said.status).toBe(200);
      expect(said.bytes.equals(content)).toBe(true);
      expect(said.headers.get('content-type')).toBe('application/x-own; a="b"');
      expect(said.headers.get('etag')).toBe(`"${createHash('sha1').update(content).digest('hex')}"`);
      expect(Date.parse(said.headers.get('last-modified')!)).toBeGreaterThan(Date.now() - 60_000);
      const head = await ask('HEAD', where);
      expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', said.headers.get('etag')]);
    });
    test('404 where there is none; 204 for deleting it all the same', async () => {
      const where = at({ ...place(), [id]: 'p' });
      expect((await get(where)).status).toBe(404);
      expect((await client.delete(where)).status).toBe(204);
      await put(where, {}, NEW);
      expect((await client.delete(where)).status).toBe(204);
      expect((await get(where)).status).toBe(404);
    });
    test('§3.1 conditions', async () => {
      const where = at({ ...place(), [id]: 'p' });
      expect((await put(where, { a: 1 }, { 'If-Match': '"none"' })).status).toBe(412);
      expect((await put(where, { a: 1 }, NEW)).status).toBe(204);
      expect((await put(where, { a: 2 }, NEW)).status).toBe(412);
      const etag = (await get(where)).headers.get('etag')!;
      for (const method of ['PUT', 'POST', 'DELETE'])
        expect((await ask(method, where, method === 'DELETE' ? undefined : { a: 3 }, { 'If-Match': '"other"' })).status, method).toBe(412); // oxfmt-ignore
      expect((await get(where)).json()).toEqual({ a: 1 });
      expect((await put(where, { a: 4 }, { 'If-Match': `"x", W/${etag}` })).status).toBe(204);
      expect((await put(where, { a: 5 }, { 'If-Match': etag })).status).toBe(412);
      const newest = (await get(where)).headers.get('etag')!;
      expect((await client.delete(where, { 'If-Match': newest })).status).toBe(204);
    });
    test('putting without a condition', async () => {
      const where = at({ ...place(), [id]: 'p' });
      const first = await put(where, { a: 1 });
      const free = isState || version === '2.0.0';
      expect(first.status).toBe(free ? 204 : 400);
      if (!free) await put(where, { a: 1 }, NEW);
      const again = await put(where, { a: 2 });
      const unconditional = isState && version === '1.0.3';
      expect(again.status).toBe(unconditional ? 204 : 409);
      expect(again.text).toMatch(unconditional ? /^$/ : /.{20}/);
      expect((await get(where)).json()).toEqual({ a: unconditional ? 2 : 1 });
    });
    test('POST merges one level deep', async () => {
      const where = at({ ...place(), [id]: 'p' });
      expect((await post(where, { a: { b: 1, c: 2 }, d: 1 })).status).toBe(204);
      expect((await post(where, { a: { b: 3 }, e: null })).status).toBe(204);
      expect((await get(where)).json()).toEqual({ a: { b: 3 }, d: 1, e: null });
      const typed = { 'Content-Type': 'application/json; charset=utf-8' };
      expect((await post(where, { f: 1 }, typed)).status).toBe(204);
      expect((await get(where)).json()).toMatchObject({ f: 1 });
    });
    test('POST changes nothing where either is no JSON object', async () => {
      const fresh = at({ ...place(), [id]: 'p' });
      for (const body of ['', '{', '[]', 'null', '1', '"text"'])
        expect((await post(fresh, body)).status, body).toBe(400);
      expect((await get(fresh)).status).toBe(404);
      const there = at({ ...place(), [id]: 'p' });
      await put(there, { a: 1 }, NEW);
      expect((await post(there, '{}', { 'Content-Type': 'not/json' })).status).toBe(400);
      expect((await post(there, '[1]')).status).toBe(400);
      // What is malformed is so whatever is there: it is read before anybody waits for the writer.
      expect((await post(there, '{', { 'If-Match': '"other"' })).status).toBe(400);
      expect((await get(there)).json()).toEqual({ a: 1 });
      const other = at({ ...place(), [id]: 'p' });
      await put(other, 'bytes', { ...NEW, 'Content-Type': 'application/octet-stream' });
      expect((await post(other, { a: 1 })).status).toBe(400);
      const list = at({ ...place(), [id]: 'p' });
      await put(list, '[1]', NEW);
      expect((await post(list, { a: 1 })).status).toBe(400);
    });
    test('names of all, since a time', async () => {
      const where = place();
      for (const each of ['one', 'two', 'three']) await put(at({ ...where, [id]: each }), {}, NEW);
      expect((await get(at(where))).json<string[]>().sort()).toEqual(['one', 'three', 'two']);
      await new Promise((next) => setTimeout(next, 10));
      const since = new Date().toISOString();
      await new Promise((next) => setTimeout(next, 10));
      await post(at({ ...where, [id]: 'two' }), { changed: true });
      expect((await get(at({ ...where, since }))).json()).toEqual(['two']);
      expect((await get(at({ ...where, since: 'not a timestamp' }))).status).toBe(400);
      expect((await get(at(place()))).json()).toEqual([]);
    });
    test('what is missing or wrong in the address is said', async () => {
      const where = place();
      for (const missing of Object.keys(where)) {
        const rest = Object.fromEntries(Object.entries(where).filter(([each]) => each !== missing));
        for (const method of ['GET', 'PUT', 'POST', 'DELETE']) {
          const said = await ask(method, at({ ...rest, [id]: 'p' }), method === 'GET' || method === 'DELETE' ? undefined : {}); // oxfmt-ignore
          expect([said.status, said.text], method).toEqual([400, expect.stringContaining(missing)]);
        }
      }
      const mistakes: Record<string, string>[] = [
        ...('activityId' in where ? [{ activityId: 'no iri' }] : []),
        ...('agent' in where ? [{ agent: 'x' }, { agent: '{"mbox":1}' }] : []),
        { [`${id}x`]: 'p' },
        { since: 'x' },
      ];
      for (const wrong of mistakes)
        expect((await get(at({ ...where, ...wrong }))).status, JSON.stringify(wrong)).toBe(400);
      for (const method of ['PUT', 'POST']) expect((await ask(method, at(where), {}, NEW)).status).toBe(400);
      expect((await client.delete(at(where))).status).toBe(isState ? 204 : 400);
    });
    test('one shelf is not another', async () => {
      const [mine, other] = [place(), place()];
      await put(at({ ...mine, [id]: 'p' }), { mine: true }, NEW);
      expect((await get(at({ ...other, [id]: 'p' }))).status).toBe(404);
      expect((await get(at({ ...mine, [id]: 'P' }))).status).toBe(404);
    });
  });

  test('Last-Modified follows each change, of each resource', async () => {
    const wheres = RESOURCES.map(({ path, id, place }) => `${path}?${query({ ...place(), [id]: 'p' })}`);
    const changedAt = async (where: string) => Date.parse((await get(where)).headers.get('last-modified')!);
    for (const where of wheres) await put(where, { a: 1 }, NEW);
    const first = await Promise.all(wheres.map(changedAt));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1100 }); // the header has whole seconds
    for (const [i, where] of wheres.entries()) {
      await post(where, { a: 2 });
      expect(await changedAt(where), where).toBeGreaterThan(first[i]!);
    }
    vi.useRealTimers();
  });
  test('2.3 a registration makes a state another, and filters their names', async () => {
    const where = { activityId: anActivity().id, agent: agent() };
    const registration = randomUUID();
    const at = (more: Record<string, string>) => `activities/state?${query({ ...where, ...more })}`;
    await put(at({ stateId: 'plain' }), { plain: 1 }, NEW);
    await put(at({ stateId: 'own', registration }), { own: 1 }, NEW);
    expect((await get(at({ stateId: 'own' }))).status).toBe(404);
    expect((await get(at({ stateId: 'own', registration: registration.toUpperCase() }))).status).toBe(200);
    expect((await get(at({ registration }))).json()).toEqual(['own']);
    expect((await get(at({ registration: 'x' }))).status).toBe(400);
    expect((await client.delete(at({ registration }))).status).toBe(204);
    expect((await get(at({}))).json()).toEqual(['plain']);
    expect((await client.delete(at({}))).status).toBe(204);
    expect((await get(at({}))).json()).toEqual([]);
  });
  test('two writers at once: one of them learns that it came second', async () => {
    const where = `activities/profile?${query({ activityId: anActivity().id, profileId: 'p' })}`;
    await put(where, { n: 0 }, NEW);
    const etag = (await get(where)).headers.get('etag')!;
    const said = await Promise.all([1, 2, 3, 4].map((n) => put(where, { n }, { 'If-Match': etag })));
    expect(said.map(({ status }) => status).sort((a, b) => a - b)).toEqual([204, 412, 412, 412]);
  });
});
