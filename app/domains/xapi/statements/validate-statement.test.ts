import { describe, expect, test } from 'vitest';
import { ValidationError } from '#app/domains/xapi/protocol/validation-error.ts';
import type { Version } from './checks.ts';
import { validateStatement, validateStatements } from './validate-statement.ts';

const ID = 'fd41c918-b88b-4b20-a0a5-a4c32391aaa0';

const agent = { mbox: 'mailto:ilze@example.org' };

const activity = { id: 'https://example.org/a' };

const statement = (more: object = {}) => ({
  actor: agent,
  verb: { id: 'http://adlnet.gov/expapi/verbs/attended' },
  object: activity,
  ...more,
});

const inDefinition = (definition: object) => statement({ object: { ...activity, definition } });

const inContext = (context: object) => statement({ context });

const inResult = (result: object) => statement({ result });

const attachment = {
  usageType: 'https://example.org/u', display: { en: 'A file' }, contentType: 'text/plain', length: 3, sha2: 'a'.repeat(64),
}; // oxfmt-ignore

const sub = {
  objectType: 'SubStatement',
  actor: agent,
  verb: { id: 'https://example.org/v' },
  object: activity,
};

function faultOf(value: unknown, version: Version = '1.0.3'): string | null {
  try {
    validateStatement(value, version);
    return null;
  } catch (error) {
    if (error instanceof ValidationError) return error.path;
    throw error;
  }
}

const GOOD: [clause: string, value: object][] = [
  [
    '2.4',
    statement({
      id: ID,
      timestamp: '2027-01-01T10:00:00Z',
      stored: '2027-01-01T10:00:00.123Z',
      version: '1.0.9',
    }),
  ],
  ['2.4.1 id in upper case', statement({ id: ID.toUpperCase() })],
  [
    '2.4.2.1 account',
    statement({
      actor: { account: { homePage: 'https://example.org', name: 'x' }, name: 'Ilze', objectType: 'Agent' },
    }),
  ],
  ['2.4.2.2 anonymous group', statement({ actor: { objectType: 'Group', member: [agent] } })],
  ['2.4.2.2 identified group', statement({ actor: { objectType: 'Group', mbox_sha1sum: 'a'.repeat(40) } })],
  ['2.4.4 object is an agent', statement({ object: { objectType: 'Agent', ...agent } })],
  ['2.4.4.2 sub-statement', statement({ object: sub })],
  ['2.4.4.3 reference', statement({ object: { objectType: 'StatementRef', id: ID } })],
  [
    '2.4.4.1 choice',
    inDefinition({
      interactionType: 'choice',
      choices: [{ id: 'a' }, { id: 'b', description: { fi: 'b' } }],
      correctResponsesPattern: ['a'],
    }),
  ],
  [
    '2.4.5 score',
    inResult({
      score: { scaled: -1, raw: 0.12123434, min: 0, max: 10 },
      success: false,
      completion: true,
      response: '',
    }),
  ],
  ...['P4W', 'P3Y', 'P3Y1M29DT4H35M59.14S', 'PT16559.14S', 'PT0S'].map((duration): [string, object] => [
    `2.4.5 ${duration}`,
    inResult({ duration }),
  ]),
  ...['cmn', 'zh-Hant', 'sr-Latn-RS', 'es-MX', 'be'].map((language): [string, object] => [
    `2.4.6 ${language}`,
    inContext({ language }),
  ]),
  [
    '2.4.6.2 one activity or several',
    inContext({ contextActivities: { parent: activity, other: [activity] } }),
  ],
  [
    '2.4.9 two of OAuth',
    statement({ authority: { objectType: 'Group', member: [agent, { openid: 'https://example.org/app' }] } }),
  ],
  ['2.4.11', statement({ attachments: [attachment, { ...attachment, fileUrl: 'https://example.org/f' }] })],
  [
    '4.1 anything in an extension',
    inResult({ extensions: { 'https://example.org/e': { a: null, '': {}, deep: [[]] } } }),
  ],
  ['4.5 offsets', statement({ timestamp: '2027-01-01T10:00:00.5+05:30' })],
];

const BAD: [clause: string, value: unknown, path: string][] = [
  ['2.2 nothing', null, '$'],
  ['2.2 a list', [statement()], '$'],
  ['2.2 null is no value', statement({ result: null }), '$.result'],
  ['2.2 null within', inContext({ platform: null }), '$.context.platform'],
  ['2.2 exact names', statement({ Result: {} }), '$.Result'],
  ['2.2 other members', statement({ remark: 'x' }), '$.remark'],
  ['2.2 a name of the language itself', JSON.parse(`{"__proto__":{},"actor":{"mbox":"mailto:a@b.c"}}`), '$.verb'],
  ['2.4 actor', { verb: { id: 'a:b' }, object: activity }, '$.actor'],
  ['2.4.1 id', statement({ id: 'fd41c918-b88b' }), '$.id'],
  ['2.4.1 id is text', statement({ id: 7 }), '$.id'],
  ['2.4.2.1 no identifier', statement({ actor: { name: 'x' } }), '$.actor'],
  ['2.4.2.1 two identifiers', statement({ actor: { ...agent, openid: 'https://example.org' } }), '$.actor'],
  ['2.4.2.1 mbox', statement({ actor: { mbox: 'mailto:should.fail.com' } }), '$.actor.mbox'],
  ['2.4.2.1 mbox without mailto', statement({ actor: { mbox: 'a@b.c' } }), '$.actor.mbox'],
  ['2.4.2.1 agent with members', statement({ actor: { ...agent, member: [] } }), '$.actor.member'],
  ['2.4.2.2 group without type', statement({ actor: { objectType: 'group', ...agent } }), '$.actor.objectType'],
  ['2.4.2.2 nobody in it', statement({ actor: { objectType: 'Group' } }), '$.actor.member'],
  ['2.4.2.2 a group in a group', statement({ actor: { objectType: 'Group', member: [{ objectType: 'Group', member: [agent] }] } }), '$.actor.member[0].objectType'],
  ['2.4.2.4 account', statement({ actor: { account: { homePage: 'here', name: 'x' } } }), '$.actor.account.homePage'],
  ['2.4.2.4 account name', statement({ actor: { account: { homePage: 'https://a.b' } } }), '$.actor.account.name'],
  ['2.4.3 verb', statement({ verb: {} }), '$.verb.id'],
  ['2.4.3 scheme', statement({ verb: { id: 'ab=c://should.fail.com' } }), '$.verb.id'],
  ['2.4.3 display', statement({ verb: { id: 'a:b', display: { a12345678: 'x' } } }), '$.verb.display.a12345678'],
  ['2.4.4 unknown object', statement({ object: { objectType: 'Thing', id: 'a:b' } }), '$.object.objectType'],
  ['2.4.4.1 id', statement({ object: {} }), '$.object.id'],
  ['2.4.4.1 interaction type', inDefinition({ interactionType: 'guess' }), '$.object.definition.interactionType'],
  ['2.4.4.1 interaction without type', inDefinition({ correctResponsesPattern: [] }), '$.object.definition.interactionType'],
  ['2.4.4.1 components elsewhere', inDefinition({ interactionType: 'numeric', choices: [] }), '$.object.definition.choices'],
  ['2.4.4.1 components twice', inDefinition({ interactionType: 'likert', scale: [{ id: 'a' }, { id: 'a' }] }), '$.object.definition.scale'],
  ['2.4.4.2 sub-statement in one', statement({ object: { ...sub, object: sub } }), '$.object.object.objectType'],
  ['2.4.4.2 id of its own', statement({ object: { ...sub, id: ID } }), '$.object.id'],
  ['2.4.4.3 reference', statement({ object: { objectType: 'StatementRef', id: 'x' } }), '$.object.id'],
  ['2.4.5 flags are no text', inResult({ success: 'true' }), '$.result.success'],
  ['2.4.5 numbers are no text', inResult({ score: { raw: '1' } }), '$.result.score.raw'],
  ['2.4.5.1 scaled', inResult({ score: { scaled: 1.01 } }), '$.result.score.scaled'],
  ['2.4.5.1 raw above max', inResult({ score: { raw: 11, max: 10 } }), '$.result.score.raw'],
  ['2.4.5.1 min and max', inResult({ score: { min: 10, max: 10 } }), '$.result.score.min'],
  ...['P4W1D', 'P', 'PT', '1D', 'P1S', 'P1DT'].map((duration): [string, unknown, string] => [`2.4.5 ${duration}`, inResult({ duration }), '$.result.duration']),
  ['2.4.6 registration', inContext({ registration: 'x' }), '$.context.registration'],
  ['2.4.6 language', inContext({ language: 'something' }), '$.context.language'],
  ['2.4.6 team', inContext({ team: agent }), '$.context.team.objectType'],
  ['2.4.6 revision of a person', statement({ object: { objectType: 'Agent', ...agent }, context: { revision: '1' } }), '$.context.revision'],
  ['2.4.6 platform within', statement({ object: { ...sub, object: { objectType: 'Group', member: [agent] }, context: { platform: 'x' } } }), '$.object.context.platform'],
  ['2.4.6 revision of a reference', statement({ object: { objectType: 'StatementRef', id: ID }, context: { revision: '1' } }), '$.context.revision'],
  ['2.4.6 platform of a sub-statement', statement({ object: sub, context: { platform: 'x' } }), '$.context.platform'],
  ['2.4.6 platform of a reference within', statement({ object: { ...sub, object: { objectType: 'StatementRef', id: ID }, context: { platform: 'x' } } }), '$.object.context.platform'],
  ['2.4.6.2 other relations', inContext({ contextActivities: { cousin: activity } }), '$.context.contextActivities.cousin'],
  ['2.4.9 authority', statement({ authority: { objectType: 'Group', member: [agent] } }), '$.authority'],
  ['2.4.9 identified group', statement({ authority: { objectType: 'Group', mbox: 'mailto:a@b.c', member: [agent, agent] } }), '$.authority'],
  ['2.4.10 version', statement({ version: '0.9.9' }), '$.version'],
  ['2.4.10 version', statement({ version: '1.1.0' }), '$.version'],
  ['2.4.11 attachment', statement({ attachments: [{ ...attachment, sha2: 'x' }] }), '$.attachments[0].sha2'],
  ['2.4.11 length', statement({ attachments: [{ ...attachment, length: 1.5 }] }), '$.attachments[0].length'],
  ['2.6 signature', statement({ attachments: [{ ...attachment, usageType: 'http://adlnet.gov/expapi/attachments/signature' }] }), '$.attachments[0].contentType'],
  ['2.3.2 voiding', statement({ verb: { id: 'http://adlnet.gov/expapi/verbs/voided' } }), '$.object'],
  ['4.1 extension names', inResult({ extensions: { '': 1 } }), '$.result.extensions[""]'],
  ...['-00', '-0000', '-00:00'].map((offset): [string, unknown, string] => [`4.5 ${offset}`, statement({ timestamp: `2027-01-01T10:00:00${offset}` }), '$.timestamp']),
  ['4.5 no such day', statement({ timestamp: '2027-02-30T10:00:00Z' }), '$.timestamp'],
  ['4.5 within a sub-statement', statement({ object: { ...sub, timestamp: 'yesterday' } }), '$.object.timestamp'],
]; // oxfmt-ignore

describe.each(['1.0.3', '2.0.0'] as const)('statements of xAPI %s', (version) => {
  test.each(GOOD)('Part 2 §%s is taken', (_, value) => expect(faultOf(value, version)).toBe(null));
  test.each(BAD)('Part 2 §%s is refused where it is wrong', (_, value, path) =>
    expect(faultOf(value, version)).toBe(path),
  );
});

test('people and groups of the context are of 2.0 alone', () => {
  const good = inContext({
    contextAgents: [{ objectType: 'contextAgent', agent, relevantTypes: ['https://example.org/t'] }],
    contextGroups: [{ objectType: 'contextGroup', group: { objectType: 'Group', member: [agent] } }],
  });
  expect(faultOf(good, '2.0.0')).toBe(null);
  expect(faultOf(good, '1.0.3')).toBe('$.context.contextAgents');
  const bad = (context: object) => faultOf(inContext(context), '2.0.0');
  expect(bad({ contextAgents: [{ objectType: 'contextAgent', agent, relevantTypes: [] }] })).toBe(
    '$.context.contextAgents[0].relevantTypes',
  );
  expect(bad({ contextAgents: [{ objectType: 'ContextAgent', agent }] })).toBe(
    '$.context.contextAgents[0].objectType',
  );
  expect(bad({ contextGroups: [{ objectType: 'contextGroup', group: agent }] })).toBe(
    '$.context.contextGroups[0].group.objectType',
  );
});

test('a batch tells which of them is wrong, and refuses the same id twice', () => {
  expect(validateStatements([statement(), statement({ id: ID })], '2.0.0')).toHaveLength(2);
  expect(() => validateStatements([statement(), statement({ verb: {} })], '2.0.0')).toThrow(
    '$[1].verb.id must be there',
  );
  expect(() =>
    validateStatements([statement({ id: ID }), statement({ id: ID.toUpperCase() })], '2.0.0'),
  ).toThrow('$[1].id');
});

test('what is deep, long or named strangely ends in a sentence', () => {
  const deep = JSON.parse(`{"https://example.org/e":${'['.repeat(10_000)}${']'.repeat(10_000)}}`) as object;
  expect(faultOf(inResult({ extensions: deep }))).toBe(null);
  let nested: object = activity;
  for (let i = 0; i < 10_000; i++) nested = { ...sub, object: nested };
  expect(faultOf(statement({ object: nested }))).toBe('$.object.object.objectType');
  expect(faultOf(inResult({ extensions: { ['x'.repeat(10_000)]: 1 } }))!.length).toBeLessThan(300);
  expect(faultOf(inResult({ response: 'x'.repeat(10_000_000) }))).toBe(null);
  for (const name of ['constructor', 'toString', '__proto__'])
    expect(
      faultOf(
        JSON.parse(
          `{"actor":{"mbox":"mailto:a@b.c"},"verb":{"id":"a:b"},"object":{"id":"a:b","objectType":"${name}"}}`,
        ),
      ),
    ).toBe('$.object.objectType');
});
