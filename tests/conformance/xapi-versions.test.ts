import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { anAgent, basic, openStore, statement } from '#tests/support/record-store.ts';

/**
 * Requirements of the record store on what only one version has, replayed over HTTP in that version. Each is named by its clause:
 * "3 §2.1.3" is Part 3 of xAPI 1.0.3; the same sections make IEEE 9274.1.1 (2.0), and what 2.0 adds says so.
 */
const store = await openStore();

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
      expect((await now.find({ agent: JSON.stringify(agent), related_agents: 'true' })).map((each) => each['id'])).toEqual([id]); // oxfmt-ignore
    expect((await old.post('statements', statement({ context }))).status).toBe(400);
    const sub = { objectType: 'SubStatement', ...statement({ context }) };
    expect((await now.post('statements', statement({ object: sub }))).status).toBe(200);
    for (const wrong of [
      { ...context.contextAgents[0], objectType: 'Agent' },
      { ...context.contextAgents[0], relevantTypes: [] },
      { objectType: 'contextAgent' },
    ])
      // oxfmt-ignore
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
    store.raw('POST', `${path}?method=${method}`, { 'Content-Type': 'application/x-www-form-urlencoded' }, Buffer.from(form(fields))); // oxfmt-ignore

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
    const json = await store.raw('POST', '/xapi/1.0.3/statements?method=POST', { 'X-Experience-API-Version': '1.0.3', Authorization: basic(store.everything), 'Content-Type': 'application/x-www-form-urlencoded' }, Buffer.from(content)); // oxfmt-ignore
    expect(json.status).toBe(400);
  });
  test('2.0 has no such form', async () => {
    const content = JSON.stringify(statement());
    for (const path of ['/xapi/statements', '/xapi/1.0.3/statements'])
      expect((await send('POST', { ...all({ content }), 'X-Experience-API-Version': '2.0.0' }, path)).status).toBe(400); // oxfmt-ignore
  });
});
