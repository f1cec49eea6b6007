import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Version } from '#app/domains/xapi/statements/checks.ts';
import { anActivity, anAgent, type Members, openStore, statement } from '#tests/support/record-store.ts';

/**
 * Requirements of the record store on what is read, voiding and references too, replayed over HTTP in both versions. Each is named by its clause:
 * "3 §2.1.3" is Part 3 of xAPI 1.0.3; the same sections make IEEE 9274.1.1 (2.0), and what 2.0 adds says so.
 */
const store = await openStore();
const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';
const ref = (id: string) => ({ objectType: 'StatementRef', id });

describe.each<Version>(['1.0.3', '2.0.0'])('xAPI %s', (version) => {
  const client = store.client(version);
  const { ask, get, post, find } = client;

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
      for (const other of ['limit=1', 'ascending=true', `voidedStatementId=${id}`, 'verb=https://example.org/v', 'since=2020-01-01T00:00:00Z']) // oxfmt-ignore
        for (const name of ['statementId', 'voidedStatementId'].filter((each) => !other.startsWith(each)))
          expect((await get(`statements?${name}=${id}&${other}`)).status, other).toBe(400); // oxfmt-ignore
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
        // oxfmt-ignore
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
        // oxfmt-ignore
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
      expect((await find({ agent: JSON.stringify(who), related_agents: 'true' })).map(({ id }) => id)).toEqual([...ids].reverse()); // oxfmt-ignore
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
        // oxfmt-ignore
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
        // oxfmt-ignore
        expect((await get(`activities${query}`)).status, query).toBe(400);
    });
    test('a person with lists of what is known', async () => {
      const who = anAgent();
      await client.store(statement({ actor: { ...who, name: 'Ilze' } }), statement({ actor: { ...who, name: 'Ilze K.' } })); // oxfmt-ignore
      const said = await get(`agents?agent=${encodeURIComponent(JSON.stringify(who))}`);
      const person = said.json<{ name: string[]; account: object[]; objectType: string }>();
      expect(person.objectType).toBe('Person');
      expect(person.account).toEqual([who.account]);
      expect([...person.name].sort()).toEqual(['Ilze', 'Ilze K.']);
      const unseen = { mbox: `mailto:${randomUUID()}@example.org` };
      expect((await get(`agents?agent=${encodeURIComponent(JSON.stringify(unseen))}`)).json()).toEqual({ objectType: 'Person', mbox: [unseen.mbox] }); // oxfmt-ignore
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
