import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { CompactSign } from 'jose';
import { describe, expect, test } from 'vitest';
import type { Version } from '#app/domains/xapi/statement/validate.ts';
import {
  anActivity,
  anAgent,
  basic,
  type Members,
  multipart,
  openStore,
  statement,
} from '#tests/support/record-store.ts';

/**
 * Requirements of the record store on statements, replayed over HTTP in both versions. Each is named by its clause:
 * "3 §2.1.3" is Part 3 of xAPI 1.0.3; the same sections make IEEE 9274.1.1 (2.0), and what 2.0 adds says so.
 */
const store = await openStore();
const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';
const ref = (id: string) => ({ objectType: 'StatementRef', id });
const sha2 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const attachment = (data: string | Buffer, more: object = {}) => ({
  usageType: 'https://example.org/usage', display: { en: 'A file' }, contentType: 'text/plain',
  length: Buffer.byteLength(data), sha2: sha2(data), ...more,
}); // prettier-ignore
const part = (data: string | Buffer, headers: Record<string, string> = {}) => ({
  headers: {
    'Content-Type': 'text/plain',
    'Content-Transfer-Encoding': 'binary',
    'X-Experience-API-Hash': sha2(data),
    ...headers,
  },
  body: data,
});
const jsonPart = (value: object) => ({
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(value),
});
const BOUNDARY = '----a--boundary';
const mixed = { 'Content-Type': `multipart/mixed; boundary="${BOUNDARY}"` };

describe.each<Version>(['1.0.3', '2.0.0'])('xAPI %s', (version) => {
  const client = store.client(version);
  const { ask, get, post, put, find } = client;

  describe('3 §3.3 versioning', () => {
    test('every answer names the version, and a request without it is refused', async () => {
      const known = await get('statements?limit=1');
      expect(known.headers.get('x-experience-api-version')).toBe(version);
      const [major] = version.split('.');
      for (const said of major === '1' ? ['1.0', '1.0.0', '1.0.9'] : ['2.0', '2.0.0', '2.0.7'])
        expect((await get('statements?limit=1', { 'X-Experience-API-Version': said })).headers.get('x-experience-api-version')).toBe(version); // prettier-ignore
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
        // prettier-ignore
        for (const method of ['GET', 'PUT', 'POST']) {
          const said = await ask(method, 'statements', method === 'GET' ? undefined : statement(), { Authorization: authorization }); // prettier-ignore
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
      const kept = (await get(`statements?statementId=${id}`)).json<{ stored: string; timestamp: string; version: string; authority: Members }>(); // prettier-ignore
      expect(Date.parse(kept.stored)).toBeGreaterThan(Date.now() - 60_000);
      expect(Date.parse(kept.timestamp)).toBeGreaterThan(Date.now() - 60_000);
      expect(kept.authority).toMatchObject({ objectType: 'Agent', account: { name: expect.stringContaining(store.everything.key) } }); // prettier-ignore
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
      expect((await post('statements', statement({ authority: { ...two, mbox: 'mailto:g@example.org' } }))).status).toBe(400); // prettier-ignore
    });
    test('2 §2.4.6.2 single context activities come back as lists, also in a sub-statement', async () => {
      const parent = anActivity();
      const context = { contextActivities: { parent } };
      const sub = { objectType: 'SubStatement', ...statement(), context };
      const [id] = await client.store(statement({ context, object: sub }));
      const kept = (await get(`statements?statementId=${id}`)).json<{ context: Members; object: { context: Members } }>(); // prettier-ignore
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
      if (version === '2.0.0') expect(timestamp).toBe('2026-11-25T15:00:00.123Z');
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

  describe('3 §2.1.3 reading', () => {
    test('one by its id, with Last-Modified; 404 where there is none', async () => {
      const [id] = await client.store(statement());
      const said = await get(`statements?statementId=${id}`);
      const { stored } = said.json<{ stored: string }>();
      expect(Date.parse(said.headers.get('last-modified')!)).toBe(
        Math.floor(Date.parse(stored) / 1000) * 1000,
      );
      expect((await get(`statements?statementId=${id!.toUpperCase()}`)).status).toBe(200);
      expect((await get(`statements?statementId=${randomUUID()}`)).status).toBe(404);
    });
    test('an id beside any other filter, or beside a voided id, is refused', async () => {
      const id = randomUUID();
      for (const other of ['limit=1', 'ascending=true', `voidedStatementId=${id}`, 'verb=https://example.org/v', 'since=2020-01-01T00:00:00Z']) // prettier-ignore
        for (const name of ['statementId', 'voidedStatementId'])
          if (!other.startsWith(name)) expect((await get(`statements?${name}=${id}&${other}`)).status, other).toBe(400); // prettier-ignore
    });
    test('unknown parameters, also known ones in another case, and bad values are refused', async () => {
      for (const query of [
        'LIMIT=1',
        'StatementId=x',
        'Ascending=true',
        'nonsense=1',
        'limit=-1',
        'limit=x',
        'ascending=yes',
        'since=yesterday',
        'until=2020',
        'agent=x',
        'agent={}',
        'agent={"objectType":"Group","member":[]}',
        'verb=attended',
        'activity=x',
        'registration=1',
        'format=all',
        'related_agents=1',
        'limit=1&limit=2',
      ])
        // prettier-ignore
        expect((await get(`statements?${query}`)).status, query).toBe(400);
    });
    test('XAPI Consistent-Through stands on every answer about statements', async () => {
      for (const path of [
        'statements?limit=1',
        'statements?LIMIT=1',
        `statements?statementId=${randomUUID()}`,
      ]) {
        const through = (await get(path)).headers.get('x-experience-api-consistent-through')!;
        expect(Math.abs(Date.parse(through) - Date.now()), path).toBeLessThan(60_000);
      }
    });
    test('agent: actor, object and member of a group, by the same identifier only', async () => {
      const who = anAgent();
      const group = { objectType: 'Group', member: [{ ...who, name: 'Another name' }] };
      const ids = await client.store(
        statement({ actor: who }),
        statement({ object: { ...who, objectType: 'Agent' } }),
        statement({ actor: group }),
        statement({ context: { instructor: who } }),
      );
      const found = await find({ agent: JSON.stringify(who) });
      expect(found.map(({ id }) => id)).toEqual(ids.slice(0, 3).reverse());
      const related = await find({ agent: JSON.stringify(who), related_agents: 'true' });
      expect(related.map(({ id }) => id)).toEqual([...ids].reverse());
      expect(await find({ agent: JSON.stringify(anAgent()) })).toEqual([]);
    });
    test('agent: each kind of identifier', async () => {
      const name = randomUUID();
      for (const who of [
        { mbox: `mailto:${name}@example.org` },
        { mbox_sha1sum: createHash('sha1').update(name).digest('hex') },
        { openid: `https://example.org/${name}` },
      ]) {
        // prettier-ignore
        const [id] = await client.store(statement({ actor: who }));
        expect((await find({ agent: JSON.stringify(who) })).map((each) => each['id'])).toEqual([id]);
      }
    });
    test('related_agents: team, sub-statement and authority', async () => {
      const who = anAgent();
      const team = { objectType: 'Group', member: [who] };
      const sub = { objectType: 'SubStatement', ...statement({ actor: who }) };
      const ids = await client.store(statement({ context: { team } }), statement({ object: sub }));
      expect(await find({ agent: JSON.stringify(who) })).toEqual([]);
      expect((await find({ agent: JSON.stringify(who), related_agents: 'true' })).map(({ id }) => id)).toEqual([...ids].reverse()); // prettier-ignore
      const verb = { id: `https://example.org/verbs/${randomUUID()}` };
      const [own] = await client.store(statement({ verb }));
      const { authority } = (await get(`statements?statementId=${own}`)).json();
      const byAuthority = await find({
        agent: JSON.stringify(authority),
        related_agents: 'true',
        verb: verb.id,
      });
      expect(byAuthority.map(({ id }) => id)).toEqual([own]);
    });
    test('activity, verb and registration, alone and together', async () => {
      const [activity, registration] = [anActivity(), randomUUID()];
      const verb = { id: `https://example.org/verbs/${randomUUID()}` };
      const [plain, both, around] = await client.store(
        statement({ object: activity }),
        statement({ object: activity, verb, context: { registration } }),
        statement({ verb, context: { contextActivities: { grouping: [activity] } } }),
      );
      const ids = async (query: Record<string, string>) => (await find(query)).map(({ id }) => id);
      expect(await ids({ activity: activity.id })).toEqual([both, plain]);
      expect(await ids({ activity: activity.id, related_activities: 'true' })).toEqual([around, both, plain]);
      expect(await ids({ verb: verb.id })).toEqual([around, both]);
      expect(await ids({ registration: registration.toUpperCase() })).toEqual([both]);
      expect(await ids({ activity: activity.id, verb: verb.id })).toEqual([both]);
      expect(await ids({ activity: activity.id, verb: verb.id, registration: randomUUID() })).toEqual([]);
    });
    test('agent and activity together', async () => {
      const [who, activity] = [anAgent(), anActivity()];
      const [both] = await client.store(
        statement({ actor: who, object: activity }),
        statement({ actor: who }),
        statement({ object: activity }),
      );
      const found = await find({ agent: JSON.stringify(who), activity: activity.id });
      expect(found.map(({ id }) => id)).toEqual([both]);
    });
    test('since is after, until is up to; ascending turns the order', async () => {
      const verb = { id: `https://example.org/verbs/${randomUUID()}` };
      const stored: string[] = [];
      const ids: string[] = [];
      for (let i = 0; i < 3; i++) {
        const [id] = await client.store(statement({ verb }));
        ids.push(id!);
        stored.push((await get(`statements?statementId=${id}`)).json<{ stored: string }>().stored);
        await new Promise((next) => setTimeout(next, 5));
      }
      const found = async (more: Record<string, string>) =>
        (await find({ verb: verb.id, ...more })).map(({ id }) => id);
      expect(await found({ since: stored[0]! })).toEqual([ids[2], ids[1]]);
      expect(await found({ until: stored[1]! })).toEqual([ids[1], ids[0]]);
      expect(await found({ since: stored[0]!, until: stored[1]! })).toEqual([ids[1]]);
      expect(await found({ ascending: 'true' })).toEqual(ids);
    });
    test('limit, and more until there is no more, with every filter kept', async () => {
      const verb = { id: `https://example.org/verbs/${randomUUID()}` };
      const ids = await client.store(...Array.from({ length: 23 }, () => statement({ verb })));
      for (const ascending of ['true', 'false']) {
        const seen: unknown[] = [];
        let next = `statements?${new URLSearchParams({ verb: verb.id, limit: '5', ascending })}`;
        let pages = 0;
        while (next) {
          const said = await get(next);
          expect(said.headers.get('x-experience-api-consistent-through')).toBeTruthy();
          const page = said.json<{ statements: Members[]; more: string }>();
          seen.push(...page.statements.map(({ id }) => id));
          next = page.more;
          pages++;
        }
        expect(pages).toBe(5);
        expect(seen).toEqual(ascending === 'true' ? ids : [...ids].reverse());
      }
      expect((await get('statements?more=nonsense')).status).toBe(400);
    });
    test('HEAD is GET without its body', async () => {
      const [id] = await client.store(statement());
      for (const path of [
        'statements',
        `statements?statementId=${id}`,
        `statements?statementId=${randomUUID()}`,
        'about',
        'activities?activityId=https://example.org/x',
        `agents?agent=${encodeURIComponent(JSON.stringify(anAgent()))}`,
      ]) {
        // prettier-ignore
        const [whole, head] = [await get(path), await ask('HEAD', path)];
        expect(head.status, path).toBe(whole.status);
        expect(head.text).toBe('');
        expect([...head.headers.keys()].sort()).toEqual([...whole.headers.keys()].sort());
      }
    });
    test('a body on a GET is never read', async () => {
      expect((await ask('GET', 'statements?limit=1', 'not json')).status).toBe(200);
    });
  });

  describe('3 §2.1.3 format', () => {
    const display = { 'en-US': 'attended', 'en-GB': 'was at', fi: 'osallistui' };
    const name = { 'en-US': 'Color', 'en-GB': 'Colour', fi: 'Väri' };
    test('ids: no more of anything than who and what it is', async () => {
      const who = { ...anAgent(), name: 'Ilze' };
      const team = { objectType: 'Group', name: 'Team', member: [who] };
      const activity = { ...anActivity(), definition: { name } };
      const [id] = await client.store(
        statement({ actor: who, verb: { id: 'https://example.org/v', display }, object: activity, context: { team, contextActivities: { parent: [activity] } } }), // prettier-ignore
      );
      const kept = (await get(`statements?statementId=${id}&format=ids`)).json<
        { context: Members } & Members
      >();
      const { name: _, ...only } = who;
      expect(kept['actor']).toEqual(only);
      expect(kept['verb']).toEqual({ id: 'https://example.org/v' });
      expect(kept['object']).toEqual({ objectType: 'Activity', id: activity.id });
      expect(kept.context['team']).toEqual({ objectType: 'Group', member: [only] });
      expect(kept.context['contextActivities']).toEqual({
        parent: [{ objectType: 'Activity', id: activity.id }],
      });
    });
    test('canonical: one language in each map, the reader’s', async () => {
      const activity = { ...anActivity(), definition: { name, description: name } };
      const [id] = await client.store(
        statement({ verb: { id: 'https://example.org/v', display }, object: activity, context: { contextActivities: { other: [activity] } } }), // prettier-ignore
      );
      const read = async (language: string) =>
        (await get(`statements?statementId=${id}&format=canonical`, { 'Accept-Language': language })).json<{ verb: { display: object }; object: { definition: object }; context: { contextActivities: { other: { definition: object }[] } } }>(); // prettier-ignore
      const british = await read('fr, en-GB;q=0.8, fi;q=0.5');
      expect(british.verb.display).toEqual({ 'en-GB': 'was at' });
      expect(british.object.definition).toEqual({ name: { 'en-GB': 'Colour' }, description: { 'en-GB': 'Colour' } }); // prettier-ignore
      expect(british.context.contextActivities.other[0]!.definition).toEqual(british.object.definition);
      expect((await read('fi-FI')).verb.display).toEqual({ fi: 'osallistui' });
      const exact = await get(`statements?statementId=${id}`, { 'Accept-Language': 'fi' });
      expect(exact.json<{ verb: { display: object } }>().verb.display).toEqual(display);
    });
  });

  describe('2 §2.3.2 voiding, and following references', () => {
    test('a voided statement is there by voidedStatementId only; who refers to it is found in its place', async () => {
      const verb = { id: `https://example.org/verbs/${randomUUID()}` };
      const [plain] = await client.store(statement({ verb }));
      expect((await get(`statements?voidedStatementId=${plain}`)).status).toBe(404);
      const [voiding] = await client.store(statement({ verb: { id: VOIDED }, object: ref(plain!) }));
      expect((await get(`statements?statementId=${plain}`)).status).toBe(404);
      expect((await get(`statements?voidedStatementId=${plain}`)).json()['id']).toBe(plain);
      const [about] = await client.store(statement({ object: ref(voiding!) }));
      expect((await find({ verb: verb.id })).map(({ id }) => id)).toEqual([about, voiding]);
      expect((await find({ verb: verb.id, limit: '1' })).map(({ id }) => id)).toEqual([about]);
    });
    test('what voids cannot be voided', async () => {
      const [plain] = await client.store(statement());
      const [voiding] = await client.store(statement({ verb: { id: VOIDED }, object: ref(plain!) }));
      expect(
        (await post('statements', statement({ verb: { id: VOIDED }, object: ref(voiding!) }))).status,
      ).toBe(400);
      expect((await get(`statements?statementId=${voiding}`)).status).toBe(200);
    });
    test('voiding may come before what it voids', async () => {
      const id = randomUUID();
      await client.store(statement({ verb: { id: VOIDED }, object: ref(id) }));
      await client.store(statement({ id }));
      expect((await get(`statements?statementId=${id}`)).status).toBe(404);
      expect((await get(`statements?voidedStatementId=${id}`)).status).toBe(200);
    });
    test('filters must hold for one and the same statement of a chain, whichever end came first', async () => {
      const [verb, other] = [0, 1].map(() => ({ id: `https://example.org/verbs/${randomUUID()}` }));
      const [who, activity, id, middle] = [anAgent(), anActivity(), randomUUID(), randomUUID()];
      const [last] = await client.store(statement({ verb: other, object: ref(middle) }));
      await client.store(statement({ id: middle, object: ref(id) }));
      await client.store(statement({ id, actor: who, verb, object: activity }));
      const ids = async (query: Record<string, string>) =>
        (await find(query)).map((each) => each['id']).sort();
      const agent = JSON.stringify(who);
      const all = [id, middle, last].sort();
      expect(await ids({ agent })).toEqual(all);
      expect(await ids({ activity: activity.id })).toEqual(all);
      expect(await ids({ verb: verb!.id })).toEqual(all);
      expect(await ids({ agent, verb: verb!.id, activity: activity.id })).toEqual(all);
      expect(await ids({ agent, verb: other!.id })).toEqual([]);
    });
    test('two that refer to each other are no trap', async () => {
      const [a, b] = [randomUUID(), randomUUID()];
      await client.store(statement({ id: a, object: ref(b) }), statement({ id: b, object: ref(a) }));
      expect((await get(`statements?statementId=${a}`)).status).toBe(200);
    });
  });

  describe('2 §2.4.11 and 3 §1.5.2 attachments', () => {
    const send = (parts: Parameters<typeof multipart>[1], headers: Record<string, string> = mixed) =>
      post('statements', multipart(BOUNDARY, parts), headers);

    test('come back byte for byte, each once', async () => {
      const data = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7) % 256));
      const [who, withFile] = [anAgent(), statement({ attachments: [attachment(data)] })];
      const said = await send([
        jsonPart([{ ...withFile, actor: who }, statement({ actor: who, attachments: [attachment(data)] })]),
        part(data),
      ]);
      expect(said.text).toContain('-');
      expect(said.status).toBe(200);
      const back = await get(`statements?agent=${encodeURIComponent(JSON.stringify(who))}&attachments=true`);
      const [type, second] = back.headers.get('content-type')!.split(';');
      expect(type).toBe('multipart/mixed');
      const boundary = second!.trim().slice('boundary='.length);
      const pieces = back.bytes.toString('latin1').split(`--${boundary}`);
      expect(pieces).toHaveLength(4);
      expect(pieces[2]).toContain(`X-Experience-API-Hash: ${sha2(data)}`);
      const body = pieces[2]!.slice(pieces[2]!.indexOf('\r\n\r\n') + 4, -2);
      expect(Buffer.from(body, 'latin1').equals(data)).toBe(true);
      const without = await get(
        `statements?agent=${encodeURIComponent(JSON.stringify(who))}&attachments=false`,
      );
      expect(without.headers.get('content-type')).toBe('application/json');
      const none = await get(
        `statements?agent=${encodeURIComponent(JSON.stringify(anAgent()))}&attachments=true`,
      );
      expect(none.headers.get('content-type')).toContain('multipart/mixed');
    });
    test('of a sub-statement too, of any length of hash, and an empty one', async () => {
      const data = 'in a sub-statement';
      const long = createHash('sha512').update(data).digest('hex');
      const sub = { objectType: 'SubStatement', ...statement(), attachments: [attachment(data, { sha2: long }), attachment('')] }; // prettier-ignore
      const said = await send([jsonPart(statement({ object: sub })), part(data, { 'X-Experience-API-Hash': long }), part('')]); // prettier-ignore
      expect(said.text).toMatch(/^\["/);
    });
    test('what lies elsewhere needs no data', async () => {
      const fileUrl = 'https://example.org/file.txt';
      expect(
        (await post('statements', statement({ attachments: [attachment('x', { fileUrl })] }))).status,
      ).toBe(200);
      expect((await post('statements', statement({ attachments: [attachment('x')] }))).status).toBe(400);
    });
    test('PUT takes them too', async () => {
      const id = randomUUID();
      const body = multipart(BOUNDARY, [jsonPart(statement({ attachments: [attachment('x')] })), part('x')]);
      expect((await put(`statements?statementId=${id}`, body, mixed)).status).toBe(204);
      expect((await get(`statements?statementId=${id}&attachments=true`)).text).toContain(sha2('x'));
    });
    test('every wrong form is refused, and nothing is kept', async () => {
      const id = randomUUID();
      const good = statement({ id, attachments: [attachment('right')] });
      const lone = statement({
        id,
        attachments: [attachment('right', { fileUrl: 'https://example.org/f' })],
      });
      const cases: [string, Parameters<typeof multipart>[1], Record<string, string>?][] = [
        ['no boundary in the header', [jsonPart(good), part('right')], { 'Content-Type': 'multipart/mixed' }],
        ['another boundary in the body', [jsonPart(good), part('right')], { 'Content-Type': 'multipart/mixed; boundary=x' }], // prettier-ignore
        ['form-data', [jsonPart(lone)], { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` }],
        ['first part is no JSON', [part('right'), jsonPart(good)]],
        [
          'first part says it is text',
          [{ headers: { 'Content-Type': 'text/plain' }, body: JSON.stringify(lone) }],
        ],
        ['statements in two parts', [jsonPart(lone), jsonPart(statement())]],
        ['no hash', [jsonPart(good), { headers: { 'Content-Transfer-Encoding': 'binary' }, body: 'right' }]],
        ['a hash nobody names', [jsonPart(good), part('wrong')]],
        ['one too many', [jsonPart(good), part('right'), part('more')]],
        ['not what the hash says', [jsonPart(good), { ...part('right'), body: 'other' }]],
        ['no transfer encoding', [jsonPart(good), { headers: { 'X-Experience-API-Hash': sha2('right') }, body: 'right' }]], // prettier-ignore
        ['its data does not come', [jsonPart(good)]],
        ['no part', []],
      ];
      for (const [why, parts, headers] of cases) {
        const said = await send(parts, headers);
        expect(said.status, why).toBe(400);
        expect(said.text.length, why).toBeGreaterThan(20);
      }
      const cut = multipart(BOUNDARY, [jsonPart(good), part('right')]);
      expect((await post('statements', cut.subarray(0, -20), mixed)).status).toBe(400);
      expect((await get(`statements?statementId=${id}`)).status).toBe(404);
    });
  });

  describe('2 §2.6 signed statements', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const usageType = 'http://adlnet.gov/expapi/attachments/signature';
    const sign = (payload: string, alg = 'RS256') =>
      new CompactSign(Buffer.from(payload)).setProtectedHeader({ alg }).sign(privateKey);
    async function send(signed: object, jws: string, more: object = {}) {
      const own = attachment(jws, { usageType, contentType: 'application/octet-stream', ...more });
      const body = multipart(BOUNDARY, [jsonPart({ ...signed, attachments: [own] }), part(jws)]);
      return post('statements', body, mixed);
    }
    test('are taken with each algorithm that is allowed', async () => {
      for (const alg of ['RS256', 'RS384', 'RS512']) {
        const plain = statement({ id: randomUUID() });
        const said = await send(plain, await sign(JSON.stringify(plain), alg));
        expect(said.text, alg).toContain(plain.actor ? '"' : '');
        expect(said.status).toBe(200);
      }
    });
    test('are refused with another algorithm, payload, media type or form', async () => {
      const plain = statement({ id: randomUUID() });
      const secret = await new CompactSign(Buffer.from(JSON.stringify(plain))).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.alloc(32)); // prettier-ignore
      expect((await send(plain, secret)).status).toBe(400);
      expect((await send(plain, await sign('{ broken'))).status).toBe(400);
      expect((await send(plain, await sign(JSON.stringify({ ...plain, verb: { id: 'https://example.org/v' } })))).status).toBe(400); // prettier-ignore
      expect((await send(plain, 'no signature')).status).toBe(400);
      expect(
        (await send(plain, await sign(JSON.stringify(plain)), { contentType: 'text/plain' })).status,
      ).toBe(400);
    });
    test('2.0: durations are compared to a hundredth of a second', async () => {
      const plain = { ...statement({ id: randomUUID() }), result: { duration: 'PT1.1237S' } };
      const jws = await sign(JSON.stringify({ ...plain, result: { duration: 'PT1.12S' } }));
      expect((await send(plain, jws)).status).toBe(200);
    });
  });

  describe('3 §2.4, §2.5 agents and activities', () => {
    test('an activity as all statements together say it is', async () => {
      const activity = anActivity();
      const type = 'http://adlnet.gov/expapi/activities/course';
      await client.store(
        statement({ object: { ...activity, definition: { name: { en: 'A course' }, type } } }),
      );
      await client.store(statement({ object: { ...activity, definition: { name: { fi: 'Kurssi' } } } }));
      const said = await get(`activities?activityId=${encodeURIComponent(activity.id)}`);
      expect(said.json()).toEqual({
        ...activity,
        definition: { name: { en: 'A course', fi: 'Kurssi' }, type },
      });
      const asked = await get('activities?activityId=https://example.org/never?a=b?c');
      expect(asked.json()['id']).toBe('https://example.org/never?a=b?c');
      const never = await get('activities?activityId=https://example.org/never');
      expect([never.status, never.json()]).toEqual([
        200,
        { objectType: 'Activity', id: 'https://example.org/never' },
      ]);
      for (const query of [
        '',
        '?activityId=x',
        '?activityid=https://example.org/x',
        '?activityId=https://example.org/x&more=1',
      ])
        // prettier-ignore
        expect((await get(`activities${query}`)).status, query).toBe(400);
    });
    test('a person with lists of what is known', async () => {
      const who = anAgent();
      await client.store(statement({ actor: { ...who, name: 'Ilze' } }), statement({ actor: { ...who, name: 'Ilze K.' } })); // prettier-ignore
      const said = await get(`agents?agent=${encodeURIComponent(JSON.stringify(who))}`);
      const person = said.json<{ name: string[]; account: object[]; objectType: string }>();
      expect(person.objectType).toBe('Person');
      expect(person.account).toEqual([who.account]);
      expect([...person.name].sort()).toEqual(['Ilze', 'Ilze K.']);
      const unseen = { mbox: `mailto:${randomUUID()}@example.org` };
      expect((await get(`agents?agent=${encodeURIComponent(JSON.stringify(unseen))}`)).json()).toEqual({ objectType: 'Person', mbox: [unseen.mbox] }); // prettier-ignore
      for (const query of ['', '?agent=x', '?agent={}', '?agent={"mbox":"no"}'])
        expect((await get(`agents${query}`)).status, query).toBe(400);
    });
  });

  test('3 §1.2 methods that are none of a resource', async () => {
    expect((await ask('DELETE', 'statements')).status).toBe(405);
    expect((await ask('PUT', 'activities', {})).status).toBe(405);
    expect((await ask('PATCH', 'agents/profile', {})).status).toBe(405);
    expect((await get('nowhere')).status).toBe(404);
    expect((await get('constructor')).status).toBe(404);
  });
});

describe('what only one version has', () => {
  const [old, now] = [store.client('1.0.3'), store.client('2.0.0')];
  const context = {
    contextAgents: [
      { objectType: 'contextAgent', agent: anAgent(), relevantTypes: ['https://example.org/role'] },
    ],
    contextGroups: [{ objectType: 'contextGroup', group: { objectType: 'Group', member: [anAgent()] } }],
  };
  test('2.0 §4.2.2: context agents and groups, found as related; 1.0.3 knows neither', async () => {
    const [id] = await now.store(statement({ context }));
    for (const agent of [context.contextAgents[0]!.agent, context.contextGroups[0]!.group.member[0]!])
      expect((await now.find({ agent: JSON.stringify(agent), related_agents: 'true' })).map((each) => each['id'])).toEqual([id]); // prettier-ignore
    expect((await old.post('statements', statement({ context }))).status).toBe(400);
    const sub = { objectType: 'SubStatement', ...statement({ context }) };
    expect((await now.post('statements', statement({ object: sub }))).status).toBe(200);
    for (const wrong of [
      { ...context.contextAgents[0], objectType: 'Agent' },
      { ...context.contextAgents[0], relevantTypes: [] },
      { objectType: 'contextAgent' },
    ])
      // prettier-ignore
      expect((await now.post('statements', statement({ context: { contextAgents: [wrong] } }))).status).toBe(400);
  });

  const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
  const all = (more: Record<string, string> = {}) => ({
    Authorization: basic(store.everything),
    'X-Experience-API-Version': '1.0.3',
    'Content-Type': 'application/json',
    ...more,
  });
  const send = (method: string, fields: Record<string, string>, path = '/xapi/1.0.3/statements') =>
    store.raw('POST', `${path}?method=${method}`, { 'Content-Type': 'application/x-www-form-urlencoded' }, Buffer.from(form(fields))); // prettier-ignore

  test('1.0.3 3 §1.3: a form says everything, also who asks', async () => {
    const id = randomUUID();
    const said = await send('PUT', all({ statementId: id, content: JSON.stringify(statement()) }));
    expect([said.status, said.text]).toEqual([204, '']);
    expect((await send('GET', { ...all(), statementId: id })).json()['id']).toBe(id);
    expect(
      (await send('GET', { ...all(), limit: '1' })).json<{ statements: object[] }>().statements,
    ).toHaveLength(1);
    expect((await send('POST', all({ content: JSON.stringify(statement()) }))).status).toBe(200);
    const shelf = { activityId: 'https://example.org/form', profileId: 'p' };
    const path = '/xapi/1.0.3/activities/profile';
    expect(
      (await send('PUT', all({ ...shelf, content: '{"a":1}', 'If-None-Match': '*' }), path)).status,
    ).toBe(204);
    const etag = (await send('GET', { ...all(), ...shelf }, path)).headers.get('etag')!;
    expect((await send('DELETE', { ...all(), ...shelf, 'If-Match': '"other"' }, path)).status).toBe(412);
    expect((await send('DELETE', { ...all(), ...shelf, 'If-Match': etag }, path)).status).toBe(204);
  });
  test('1.0.3 3 §1.3: what it forbids', async () => {
    const content = JSON.stringify(statement());
    const id = randomUUID();
    expect((await send(`PUT&statementId=${id}`, all({ content }))).status).toBe(400);
    expect((await send('PUT', all({ statementId: id }))).status).toBe(400);
    expect((await send('PATCH', all({ content }))).status).toBe(400);
    expect((await send('POST', { ...all({ content }), 'X-Experience-API-Version': '0.8' })).status).toBe(400);
    expect((await send('POST', { ...all({ content }), Authorization: 'Basic x' })).status).toBe(401);
    expect((await old.put(`statements?method=POST&statementId=${id}`, statement())).status).toBe(400);
    const json = await store.raw('POST', '/xapi/1.0.3/statements?method=POST', { 'X-Experience-API-Version': '1.0.3', Authorization: basic(store.everything), 'Content-Type': 'application/x-www-form-urlencoded' }, Buffer.from(content)); // prettier-ignore
    expect(json.status).toBe(400);
  });
  test('2.0 has no such form', async () => {
    const content = JSON.stringify(statement());
    for (const path of ['/xapi/statements', '/xapi/1.0.3/statements'])
      expect((await send('POST', { ...all({ content }), 'X-Experience-API-Version': '2.0.0' }, path)).status).toBe(400); // prettier-ignore
  });
});
