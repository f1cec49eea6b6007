import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Version } from '#app/domains/xapi/statements/checks.ts';
import { anActivity, anAgent, openStore, statement } from '#tests/support/record-store.ts';

/**
 * Requirements of the record store on the formats of an answer, and on what it says an activity is, replayed over HTTP in both versions.
 * "3 §2.1.3" is Part 3 of xAPI 1.0.3; the same sections make IEEE 9274.1.1 (2.0).
 */
const store = await openStore();

describe.each<Version>(['1.0.3', '2.0.0'])('xAPI %s', (version) => {
  const client = store.client(version);
  const { get, post, find } = client;
  const display = { 'en-US': 'attended', 'en-GB': 'was at', fi: 'osallistui' };
  const name = { 'en-US': 'Color', 'en-GB': 'Colour', fi: 'Väri' };

  describe('3 §2.1.3 ids: only identifying members of each agent and activity', () => {
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

  describe('3 §2.5 definitions of an activity are merged', () => {
    const type = 'http://adlnet.gov/expapi/activities/cmi.interaction';
    const [first, second] = ['https://example.org/e/1', 'https://example.org/e/2'];
    const choice = (id: string, description: object) => ({ id, description });
    const parts = [
      { name: { en: 'Heart' }, description: { en: 'Of it' }, type, extensions: { [first]: 1, [second]: 1 } },
      {
        name: { fi: 'Sydän' },
        moreInfo: 'https://example.org/more',
        interactionType: 'choice',
        choices: [choice('a', { en: 'Yes' }), choice('b', { en: 'No' })],
      },
      {
        name: { 'fr-FR': 'Cœur', en: 'The heart' },
        interactionType: 'choice',
        choices: [choice('b', { fi: 'Ei' }), { id: 'c' }],
        extensions: { [second]: 2 },
      },
      { name: { et: 'Süda' }, description: { et: 'Sellest' } },
    ];
    /** Languages and extensions are merged; of all else, lists too, the last value wins. */
    const whole = {
      name: { en: 'The heart', fi: 'Sydän', 'fr-FR': 'Cœur', et: 'Süda' },
      description: { en: 'Of it', et: 'Sellest' },
      type,
      extensions: { [first]: 1, [second]: 2 },
      moreInfo: 'https://example.org/more',
      interactionType: 'choice',
      choices: [choice('b', { en: 'No', fi: 'Ei' }), { id: 'c' }],
    };
    const about = (object: object) => statement({ object });
    const around = (...grouping: object[]) => ({ context: { contextActivities: { grouping } } });
    const within = (object: object, ...things: object[]) => ({
      object: { objectType: 'SubStatement', ...about(object), ...around(...things) },
    });

    test.each<[how: string, batches: (...things: [object, object, object, object]) => object[][]]>([
      ['one after the other', (...things) => things.map((each) => [about(each)])],
      ['in one batch', (...things) => [things.map(about)]],
      [
        'in two batches',
        (a, b, c, d) => [
          [about(a), about(b)],
          [about(c), about(d)],
        ],
      ],
      ['in one statement', (a, ...rest) => [[{ ...about(a), ...around(...rest) }]]],
      ['in a sub-statement', (a, b, ...rest) => [[statement({ ...within(a, b), ...around(...rest) })]]],
      ['in a batch, everywhere', (a, b, c, d) => [[statement(within(a, b)), statement(around(c)), about(d)]]],
    ])('%s', async (_, batches) => {
      const activity = anActivity();
      const sent = batches(
        ...(parts.map((definition) => ({ ...activity, definition })) as [object, object, object, object]),
      );
      for (const batch of sent) await client.store(...batch);
      const said = await get(`activities?activityId=${encodeURIComponent(activity.id)}`);
      expect(said.json()).toEqual({ ...activity, definition: whole });
      const asked = { activity: activity.id, related_activities: 'true', ascending: 'true' };
      // What a statement said stays as it came.
      expect(await find(asked)).toMatchObject(sent.flat());
      for (const each of await find({ ...asked, format: 'canonical' }))
        expect(JSON.stringify(each)).toContain(JSON.stringify(whole.extensions));
    });
    test('in requests of the same moment', async () => {
      const activity = anActivity();
      const tags = ['en', 'fi', 'sv', 'et', 'lv', 'lt', 'be', 'de', 'fr', 'nb', 'da', 'pl'];
      const sent = tags.map((tag) =>
        post('statements', about({ ...activity, definition: { name: { [tag]: tag } } })),
      );
      for (const { status } of await Promise.all(sent)) expect(status).toBe(200);
      const said = await get(`activities?activityId=${encodeURIComponent(activity.id)}`);
      expect(said.json()['definition']).toEqual({ name: Object.fromEntries(tags.map((tag) => [tag, tag])) });
    });
  });
});
