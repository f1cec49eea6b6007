import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Version } from '#app/domains/xapi/statements/checks.ts';
import {
  anActivity,
  anAgent,
  basic,
  type Members,
  openStore,
  statement,
} from '#tests/support/record-store.ts';

/**
 * Requirements of the record store on what is stored, replayed over HTTP in both versions. Each is named by its clause:
 * "3 §2.1.3" is Part 3 of xAPI 1.0.3; the same sections make IEEE 9274.1.1 (2.0), and what 2.0 adds says so.
 */
const store = await openStore();
const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';

describe.each<Version>(['1.0.3', '2.0.0'])('xAPI %s', (version) => {
  const client = store.client(version);
  const { ask, get, post, put } = client;

  describe('3 §3.3 versioning', () => {
    test('every answer names the version, and a request without it is refused', async () => {
      const known = await get('statements?limit=1');
      expect(known.headers.get('x-experience-api-version')).toBe(version);
      const [major] = version.split('.');
      for (const said of major === '1' ? ['1.0', '1.0.0', '1.0.9'] : ['2.0', '2.0.0', '2.0.7'])
        expect((await get('statements?limit=1', { 'X-Experience-API-Version': said })).headers.get('x-experience-api-version')).toBe(version); // oxfmt-ignore
      for (const said of ['0.9', '1.1.0', '2.1.0', 'BAD', '3']) {
        const refused = await get('statements?limit=1', { 'X-Experience-API-Version': said });
        expect(refused.status, said).toBe(400);
        expect(refused.headers.get('x-experience-api-version')).toBe(version);
      }
      const without = await store.raw('GET', `${client.base}/statements`, {
        Authorization: basic(store.everything),
      });
      expect(without.status).toBe(400);
      expect(without.headers.get('x-experience-api-version')).toBe(version);
      expect(without.text).toContain('X-Experience-API-Version');
    });
    test('3 §2.8 about needs neither version nor credential', async () => {
      const about = await store.raw('GET', `${client.base}/about`);
      expect(about.status).toBe(200);
      expect(about.json<{ version: string[] }>().version).toEqual(expect.arrayContaining(['1.0.3', '2.0.0']));
    });
  });

  describe('3 §4 who may', () => {
    test('no, broken and wrong credentials get 401 and nothing else', async () => {
      for (const authorization of [
        '',
        'Basic',
        'Basic:',
        'Basic !!',
        'Bearer x',
        basic({ key: 'nobody', secret: 'x' }),
        basic({ ...store.everything, secret: 'x' }),
      ])
        // oxfmt-ignore
        for (const method of ['GET', 'PUT', 'POST']) {
          const said = await ask(method, 'statements', method === 'GET' ? undefined : statement(), { Authorization: authorization }); // oxfmt-ignore
          expect(said.status, authorization).toBe(401);
          expect(said.headers.get('www-authenticate')).toContain('Basic');
        }
    });
  });

  describe('2 §2.4 and 3 §2.1.1, §2.1.2 storing', () => {
    test('POST of one answers its id in a list, of several theirs in order', async () => {
      const one = await post('statements', statement());
      expect(one.status).toBe(200);
      expect(one.headers.get('content-type')).toBe('application/json');
      expect(one.json<string[]>()).toHaveLength(1);
      const ids = [randomUUID(), randomUUID(), randomUUID()];
      expect(await client.store(...ids.map((id) => statement({ id })))).toEqual(ids);
    });
    test('PUT keeps the id of the parameter and answers 204', async () => {
      const id = randomUUID();
      expect((await put(`statements?statementId=${id}`, statement())).status).toBe(204);
      expect((await get(`statements?statementId=${id}`)).json()['id']).toBe(id);
      expect((await put('statements', statement())).status).toBe(400);
      expect(
        (await put(`statements?statementId=${randomUUID()}`, statement({ id: randomUUID() }))).status,
      ).toBe(400);
      expect((await put('statements?statementId=nonsense', statement())).status).toBe(400);
      expect((await put(`statements?statementId=${randomUUID()}`, [statement()])).status).toBe(400);
    });
    test('2 §2.3.2 the same again changes nothing, another under its id is a conflict', async () => {
      const id = randomUUID();
      const first = statement({ id, result: { score: { raw: 1 } } });
      await client.store(first);
      expect((await put(`statements?statementId=${id}`, first)).status).toBe(204);
      expect((await post('statements', { ...first, timestamp: '2020-01-01T00:00:00Z' })).status).toBe(200);
      expect((await post('statements', { ...first, result: { score: { raw: 2 } } })).status).toBe(409);
      expect((await put(`statements?statementId=${id}`, { ...first, verb: { id: VOIDED } })).status).toBe(
        400,
      );
      expect((await get(`statements?statementId=${id}`)).json()['result']).toEqual({ score: { raw: 1 } });
    });
    test('a list is stored whole or not at all, and says which member is wrong', async () => {
      const id = randomUUID();
      const refused = await post('statements', [statement({ id }), statement({ verb: { id: 'no iri' } })]);
      expect(refused.status).toBe(400);
      expect(refused.text).toContain('$[1].verb.id');
      expect((await get(`statements?statementId=${id}`)).status).toBe(404);
      const twice = randomUUID();
      expect((await post('statements', [statement({ id: twice }), statement({ id: twice })])).status).toBe(
        400,
      );
    });
    test('2 §2.4.8 §2.4.7 the store fills in id, timestamp, stored, authority and version', async () => {
      const [id] = await client.store(statement({ stored: '2000-01-01T00:00:00Z' }));
      const kept = (await get(`statements?statementId=${id}`)).json<{ stored: string; timestamp: string; version: string; authority: Members }>(); // oxfmt-ignore
      expect(Date.parse(kept.stored)).toBeGreaterThan(Date.now() - 60_000);
      expect(Date.parse(kept.timestamp)).toBeGreaterThan(Date.now() - 60_000);
      expect(kept.authority).toMatchObject({ objectType: 'Agent', account: { name: expect.stringContaining(store.everything.key) } }); // oxfmt-ignore
      expect(kept.version).toBe(version === '1.0.3' ? '1.0.0' : '2.0.0');
    });
    test('2 §2.4.10 a version that is given is kept, one that is none of ours is refused', async () => {
      for (const given of ['1.0.0', '1.0.9', '2.0.0']) {
        const [id] = await client.store(statement({ version: given }));
        expect((await get(`statements?statementId=${id}`)).json()['version']).toBe(given);
      }
      for (const given of ['0.9.9', '1.1.0', '3.0.0'])
        expect((await post('statements', statement({ version: given }))).status).toBe(400);
    });
    test('2 §2.4.9 an authority of two is taken, an identified group is not', async () => {
      const two = { objectType: 'Group', member: [anAgent(), anAgent()] };
      expect((await post('statements', statement({ authority: two }))).status).toBe(200);
      expect((await post('statements', statement({ authority: { ...two, mbox: 'mailto:g@example.org' } }))).status).toBe(400); // oxfmt-ignore
    });
    test('2 §2.4.6 revision and platform are allowed with an activity only, in a sub-statement too', async () => {
      const reference = { objectType: 'StatementRef', id: randomUUID() };
      const others = [
        anAgent(),
        { objectType: 'Group', member: [anAgent()] },
        { objectType: 'Group', mbox: 'mailto:team@example.org' },
        reference,
      ];
      const within = (sub: object) => statement({ object: { objectType: 'SubStatement', ...sub } });
      /** Stored by POST and by PUT, or refused by both with a sentence that names the member. */
      const isTaken = async (value: object, member: string) => {
        const id = randomUUID();
        const said = [await post('statements', [{ ...value, id }]), await put(`statements?statementId=${id}`, value)];
        const there = (await get(`statements?statementId=${id}`)).status;
        const statuses = [...said.map(({ status }) => status), there];
        if (statuses.join(' ') === '200 204 200') return true;
        expect(statuses).toEqual([400, 400, 404]);
        for (const { text } of said) expect(text).toContain(`context.${member} must not be there`);
        return false;
      }; // oxfmt-ignore
      for (const member of ['revision', 'platform']) {
        const context = { [member]: '1' };
        for (const object of [anActivity(), { id: anActivity().id }]) {
          expect(await isTaken(statement({ object, context }), member)).toBe(true);
          expect(await isTaken(within(statement({ object, context })), member)).toBe(true);
        }
        for (const object of others) {
          expect(await isTaken(statement({ object, context }), member), JSON.stringify(object)).toBe(false);
          expect(await isTaken(within(statement({ object, context })), member)).toBe(false);
          expect(await isTaken(statement({ object, context: { language: 'fi' } }), member)).toBe(true);
        }
        expect(await isTaken({ ...within(statement()), context }, member)).toBe(false);
        expect(await isTaken(statement({ verb: { id: VOIDED }, object: reference, context }), member)).toBe(false); // oxfmt-ignore
      }
    });
    test('2 §2.4.6.2 single context activities come back as lists, also in a sub-statement', async () => {
      const parent = anActivity();
      const context = { contextActivities: { parent } };
      const sub = { objectType: 'SubStatement', ...statement(), context };
      const [id] = await client.store(statement({ context, object: sub }));
      const kept = (await get(`statements?statementId=${id}`)).json<{ context: Members; object: { context: Members } }>(); // oxfmt-ignore
      expect(kept.context).toEqual({ contextActivities: { parent: [parent] } });
      expect(kept.object.context).toEqual({ contextActivities: { parent: [parent] } });
    });
    test('what came is what goes out: numbers, languages, empty and null extensions, other scripts', async () => {
      const verb = {
        id: 'https://example.org/v',
        display: { cmn: '参加', 'sr-Latn-RS': 'č', be: 'Ўдзельнічаў' },
      };
      const result = {
        score: { scaled: 0.12123434, raw: 1e-7 },
        duration: 'PT16559.14S',
        extensions: {
          'https://example.org/e': null,
          'https://example.org/f': '',
          'https://example.org/g': {},
        },
      };
      const [id] = await client.store(statement({ verb, result }));
      const kept = (await get(`statements?statementId=${id}`)).json();
      expect(kept['verb']).toEqual(verb);
      expect(kept['result']).toEqual(result);
    });
    test('2 §4.5 timestamps: an offset of minus zero is refused, others are the same instant', async () => {
      for (const timestamp of [
        '2026-11-25T10:00:00-00',
        '2026-11-25T10:00:00-0000',
        '2026-11-25T10:00:00-00:00',
      ])
        expect((await post('statements', statement({ timestamp }))).status, timestamp).toBe(400);
      const [id] = await client.store(statement({ timestamp: '2026-11-25T10:00:00.123-05:00' }));
      const { timestamp } = (await get(`statements?statementId=${id}`)).json<{ timestamp: string }>();
      expect(Date.parse(timestamp)).toBe(Date.parse('2026-11-25T15:00:00.123Z'));
      // 2.0 (IEEE 9274.1.1 §4.2.7): in UTC.
      expect(timestamp).toMatch(version === '2.0.0' ? /^2026-11-25T15:00:00\.123Z$/ : /^2026-11-25T1[05]:/);
    });
    test('other media types and broken bodies are refused', async () => {
      for (const type of [
        'text/plain',
        'multipart/form-data; boundary=x',
        'application/x-www-form-urlencoded',
        '',
      ])
        expect((await post('statements', statement(), { 'Content-Type': type })).status, type).toBe(400);
      for (const body of ['', '{', 'null', '1', '"text"', '[1]', '[[]]', '{}'])
        expect((await post('statements', body)).status, body).toBe(400);
    });
  });
});
