import { expect, test } from 'vitest';
import { agentKey } from '#app/domains/xapi/statements/statement-keys.ts';
import { type Parameters, readParameters } from './parameters.ts';
import { Refusal } from './refusal.ts';

const KNOWN = ['a', 'b'];
const read = (query: string): Parameters => readParameters(new URLSearchParams(query), KNOWN, '1.0.3');
/** Status and the name of the parameter, of what is refused. */
const refused = (query: string, take: (parameters: Parameters) => unknown): unknown => {
  try {
    return take(read(query));
  } catch (error) {
    return error instanceof Refusal ? [error.status, / (a|zz|"zz") /.exec(error.message)?.[1]] : error;
  }
};

test('a parameter that is not known, or stands twice, is refused by its name', () => {
  expect(refused('zz=1', () => null)).toEqual([400, '"zz"']);
  expect(refused('a=1&a=1', ({ text }) => text('a'))).toEqual([400, 'a']);
  expect(refused('a=%00', ({ text }) => text('a'))).toEqual([400, 'a']);
  expect(refused('a=1&b=2', ({ text }) => [text('a'), text('b')])).toEqual(['1', '2']);
});

test.each<[kind: string, take: (parameters: Parameters) => unknown, good: [string, unknown][], bad: string[]]>([
  ['IRI', ({ iri }) => iri('a'), [['http://a.example/x', 'http://a.example/x']], ['x', '']],
  [
    'UUID, in lower case',
    ({ uuid }) => uuid('a'),
    [['39E24CC4-69AF-4B01-A824-1FDC6EA8A3AF', '39e24cc4-69af-4b01-a824-1fdc6ea8a3af']],
    ['39e24cc4', ''],
  ],
  ['flag', ({ flag }) => flag('a'), [['true', true], ['false', false]], ['1', 'TRUE', '']],
  ['whole number', ({ whole }) => whole('a'), [['0', 0], ['25', 25]], ['-1', '1.5', '1e3', '9999999999', '']],
  [
    'timestamp',
    ({ time }) => time('a'),
    [['2026-11-29T12:00:00+02:00', new Date('2026-11-29T10:00:00Z')]],
    ['yesterday', '1764410400'],
  ],
  ['choice', ({ oneOf }) => oneOf('a', ['ids', 'exact']), [['ids', 'ids']], ['IDS', '']],
])('a parameter that must be a %s is read as one, or refused', (_, take, good, bad) => {
  for (const [value, wanted] of good) expect(take(read(`a=${encodeURIComponent(value)}`))).toEqual(wanted);
  for (const value of bad) expect([value, refused(`a=${value}`, take)]).toEqual([value, [400, 'a']]);
}); // oxfmt-ignore

test('what is not there is none, unless it is needed', () => {
  const none = read('');
  expect([none.iri('a'), none.uuid('a'), none.whole('a'), none.time('a'), none.agent('a')]).toEqual(
    Array.from({ length: 5 }),
  );
  expect(none.flag('a')).toBe(false);
  expect(refused('', ({ needed, iri }) => needed('a', iri('a')))).toEqual([400, 'a']);
  expect(refused('a=http://a.example/', ({ needed, iri }) => needed('a', iri('a')))).toBe(
    'http://a.example/',
  );
});

test('an agent is read with its key; one without an identifier, or that is no JSON, is refused', () => {
  const agent = { mbox: 'mailto:aino@example.org' };
  const query = (value: unknown) => `a=${encodeURIComponent(JSON.stringify(value))}`;
  expect(read(query(agent)).agent('a')).toEqual({ agent, key: agentKey(agent) });
  const take = (parameters: Parameters) => parameters.agent('a');
  for (const wrong of [query({}), query({ mbox: 'aino' }), query([]), 'a={', 'a='])
    expect([wrong, refused(wrong, take)]).toEqual([wrong, [400, 'a']]);
});
