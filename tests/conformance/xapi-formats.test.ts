import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Version } from '#app/domains/xapi/statements/checks.ts';
import { anActivity, anAgent, openStore, statement } from '#tests/support/record-store.ts';

/**
 * Requirements of the record store on the formats of an answer, replayed over HTTP in both versions.
 * "3 §2.1.3" is Part 3 of xAPI 1.0.3; the same sections make IEEE 9274.1.1 (2.0).
 */
const store = await openStore();

describe.each<Version>(['1.0.3', '2.0.0'])('xAPI %s', (version) => {
  const client = store.client(version);
  const { get, find } = client;
  const display = { 'en-US': 'attended', 'en-GB': 'was at', fi: 'osallistui' };
  const name = { 'en-US': 'Color', 'en-GB': 'Colour', fi: 'Väri' };

  describe('3 §2.1.3 ids: no more of anybody and anything than who and what it is', () => {
    const identifier = { account: anAgent().account };
    const person = { objectType: 'Agent', ...identifier, name: 'Ilze' };
    const namedGroup = { objectType: 'Group', mbox: 'mailto:team@example.org' };
    const team = { ...namedGroup, name: 'Team', member: [person] };
    const nameless = {
      objectType: 'Group',
      name: 'The two',
      member: [person, { ...person, openid: 'https://example.org/o', account: undefined }],
    };
    const twoOnly = { objectType: 'Group', member: [identifier, { openid: 'https://example.org/o' }] };
    const activity = { ...anActivity(), definition: { name } };
    const activityOnly = { id: activity.id };
    const reference = { objectType: 'StatementRef', id: randomUUID() };

    /** Wherever somebody or something stands beside actor and object; the last two are members of 2.0. */
    const contextOf = (agent: object, group: object, thing: object) => ({
      instructor: agent,
      team: group,
      contextActivities: { parent: [thing], grouping: [thing], category: [thing], other: [thing] },
      ...(version === '2.0.0' && {
        contextAgents: [{ objectType: 'contextAgent', agent, relevantTypes: ['https://example.org/role'] }],
        contextGroups: [{ objectType: 'contextGroup', group }],
      }),
    });
    const long = {
      verb: { id: 'https://example.org/v', display },
      context: contextOf(person, team, activity),
    };
    const short = {
      verb: { id: 'https://example.org/v' },
      context: contextOf(identifier, namedGroup, activityOnly),
    };

    test.each<[what: string, sent: object, kept: object]>([
      [
        'an agent and an activity',
        { actor: person, object: activity },
        { actor: identifier, object: activityOnly },
      ],
      ['an identified group', { actor: team, object: team }, { actor: namedGroup, object: namedGroup }],
      ['an anonymous group', { actor: nameless, object: nameless }, { actor: twoOnly, object: twoOnly }],
      // Without its type it would be an activity.
      [
        'an agent as object',
        { actor: person, object: person },
        { actor: identifier, object: { objectType: 'Agent', ...identifier } },
      ],
      ['a reference', { actor: person, object: reference }, { actor: identifier, object: reference }],
    ])('%s, in a statement and in a sub-statement', async (_, sent, kept) => {
      const inner = { ...long, ...sent };
      const [plain, nested] = await client.store(inner, {
        ...long,
        actor: person,
        object: { objectType: 'SubStatement', ...inner },
      });
      const read = async (id: string) => {
        const {
          id: own,
          timestamp,
          stored,
          version: said,
          authority,
          ...rest
        } = (await get(`statements?statementId=${id}&format=ids`)).json();
        expect([own, typeof timestamp, typeof stored, typeof said]).toEqual([
          id,
          'string',
          'string',
          'string',
        ]);
        expect(Object.keys(authority as object)).toEqual(['account']);
        return rest;
      };
      expect(await read(plain!)).toEqual({ ...short, ...kept });
      const nestedOnly = {
        ...short,
        actor: identifier,
        object: { objectType: 'SubStatement', ...short, ...kept },
      };
      expect(await read(nested!)).toEqual(nestedOnly);
      const listed = await find({ format: 'ids', limit: '2' });
      expect(listed).toMatchObject([
        { id: nested, ...nestedOnly },
        { id: plain, ...short, ...kept },
      ]);
    });
  });

  test('3 §2.1.3 canonical: one language in each map, the reader’s', async () => {
    const activity = { ...anActivity(), definition: { name, description: name } };
    const [id] = await client.store(
      statement({ verb: { id: 'https://example.org/v', display }, object: activity, context: { contextActivities: { other: [activity] } } }), // oxfmt-ignore
    );
    const read = async (language: string) =>
      (await get(`statements?statementId=${id}&format=canonical`, { 'Accept-Language': language })).json<{ verb: { display: object }; object: { definition: object }; context: { contextActivities: { other: { definition: object }[] } } }>(); // oxfmt-ignore
    const british = await read('fr, en-GB;q=0.8, fi;q=0.5');
    expect(british.verb.display).toEqual({ 'en-GB': 'was at' });
    expect(british.object.definition).toEqual({ name: { 'en-GB': 'Colour' }, description: { 'en-GB': 'Colour' } }); // oxfmt-ignore
    expect(british.context.contextActivities.other[0]!.definition).toEqual(british.object.definition);
    expect((await read('fi-FI')).verb.display).toEqual({ fi: 'osallistui' });
    const exact = await get(`statements?statementId=${id}`, { 'Accept-Language': 'fi' });
    expect(exact.json<{ verb: { display: object } }>().verb.display).toEqual(display);
  });
});
