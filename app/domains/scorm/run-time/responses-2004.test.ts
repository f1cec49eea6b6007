import { expect, test } from 'vitest';
import { openPart } from '#tests/support/run-time.ts';

/** An interaction of a type, and the answers to patterns and responses that are set. */
function interaction(type: string) {
  const { initialize, set, get } = openPart('scorm-2004');
  initialize();
  const name = 'cmi.interactions.0';
  expect([set(`${name}.id`, 'q'), set(`${name}.type`, type)]).toEqual(['true', 'true']);
  const pattern = (value: string, n = 0) => set(`${name}.correct_responses.${n}.pattern`, value);
  return {
    pattern,
    patterns: (...values: string[]) => Object.fromEntries(values.map((value) => [value, pattern(value)])),
    responses: (...values: string[]) =>
      Object.fromEntries(values.map((value) => [value, set(`${name}.learner_response`, value)])),
    count: () => get(`${name}.correct_responses._count`),
    read: (n = 0) => get(`${name}.correct_responses.${n}.pattern`),
  };
}
/** Every value gets the same answer. */
const all = (values: Record<string, string>) => [...new Set(Object.values(values))];

// SCORM 2004 4th Ed. RTE §4.2.9.1 and §4.2.9.2, case DMI.

test('DMI: true or false is one of two words, and there is one pattern', () => {
  const { patterns, responses, pattern, count } = interaction('true-false');
  expect(all({ ...patterns('true', 'false'), ...responses('true', 'false') })).toEqual(['true']);
  expect(all({ ...patterns('', 'yes', 'true[,]false'), ...responses('', 'yes') })).toEqual(['406']);
  // That only one pattern is allowed is checked before its type.
  expect([pattern('false', 1), pattern('nonsense', 1), count()]).toEqual(['351', '351', '1']);
});

test('DMI: a choice is a set of unique identifiers, and may be empty', () => {
  const { patterns, responses, pattern, count } = interaction('choice');
  const legal = ['', 'a', 'a[,]b', 'uri.uri[,]testuri', "a&b?(c)*;=@%20#~,'", 'Jā[,]ноль'];
  expect(all({ ...patterns(...legal), ...responses(...legal) })).toEqual(['true']);
  const wrong = ['[,]', 'a[,]', '[,]a', 'a[,]a', '{}{[]}{}', 'a b', 'a[,] b'];
  expect(all({ ...patterns(...wrong), ...responses(...wrong) })).toEqual(['406']);
  // Two patterns are the same set in whatever order.
  expect([pattern('a[,]b'), pattern('b[,]a', 1), pattern('b[,]c', 1), pattern('a[,]c', 3)]).toEqual(['true', '351', 'true', '351']); // oxfmt-ignore
  expect(count()).toBe('2');
});

test('DMI: a fill-in is any texts; each delimiter in front of the whole comes once, in any order', () => {
  const { patterns, responses, pattern, read } = interaction('fill-in');
  const texts = [
    '',
    ' ',
    '[,]',
    'a[,]a',
    '{lang=en}',
    '{lang=en-US}z[,]{lang=eng}y',
    '{}{[]}{}',
    'a[.]b, c',
    'line\nbreak',
  ];
  expect(all({ ...patterns(...texts), ...responses(...texts) })).toEqual(['true']);
  const legal = ['{case_matters=true}z', '{order_matters=false}z[,]y', '{order_matters=true}{case_matters=false}z', '{case_matters=true}{order_matters=true}{lang=lv}z',
    // After a language, or repeated, it is text.
    '{lang=eng}{order_matters=maybe}z', 'a[,]{case_matters=maybe}b', '{case_matters=true}{case_matters=maybe}z']; // oxfmt-ignore
  expect(all(patterns(...legal))).toEqual(['true']);
  const wrong = ['{lang=frl}z', 'a[,]{lang=exg}z', '{case_matters=maybe}z', '{order_matters=}z', '{order_matters=true}{case_matters=x}z', '{case_matters=true}{lang=sp}z']; // oxfmt-ignore
  expect(all({ ...patterns(...wrong), ...responses('{lang=frl}z', 'a[,]{lang=sp}') })).toEqual(['406']);
  expect([pattern('{case_matters=true}z'), pattern('{case_matters=true}z', 1), read(1)]).toEqual(['true', 'true', '{case_matters=true}z']); // oxfmt-ignore
});

test('DMI: a long fill-in is one text of any length, with its language and case in any order', () => {
  const { patterns, responses, pattern } = interaction('long-fill-in');
  const texts = ['', ' ', 'one, two[,]three', '{}{[]}{}', '{lang=en}', 'a\nb', 'x'.repeat(20_000)];
  expect(all({ ...patterns(...texts), ...responses(...texts) })).toEqual(['true']);
  const legal = [
    '{case_matters=true}z',
    '{lang=eng}{case_matters=false}z',
    '{case_matters=true}{lang=en-US}z',
    '{order_matters=x}z',
  ];
  expect(all(patterns(...legal))).toEqual(['true']);
  expect(all(patterns('{lang=ruq-JM}z', '{case_matters=maybe}z', '{lang=en}{case_matters=maybe}z'))).toEqual([
    '406',
  ]);
  expect([pattern('same'), pattern('same', 1), pattern('', 2)]).toEqual(['true', 'true', 'true']);
});

test('DMI: matching is pairs, which may repeat', () => {
  const { patterns, responses, pattern } = interaction('matching');
  const legal = ['a[.]b', 'a[.]b[,]a[.]b', 'a[.]b[,]c[.]d', ''];
  expect(all({ ...patterns(...legal), ...responses(...legal) })).toEqual(['true']);
  const wrong = ['z', 'a[.]', '[.]b', '[,]a[.]b', '[.]a[.]b', 'a[.]b[.]', 'a[.]b[,]c', '{}{[]}{}'];
  expect(all({ ...patterns(...wrong), ...responses(...wrong) })).toEqual(['406']);
  expect([pattern('a[.]b'), pattern('a[.]b', 1)]).toEqual(['true', 'true']);
});

test('DMI: a performance is steps with a name or an answer, which may have spaces or be a range', () => {
  const { patterns, responses } = interaction('performance');
  const legal = ['a[.]b', '[.]b', 'a[.]', 'a[.]b[,]a[.]b', '[.]some words', 'a[.]3[:]10', 'a[.][:]10'];
  expect(all({ ...patterns(...legal), ...responses(...legal) })).toEqual(['true']);
  const wrong = [
    '',
    '[.]',
    'z',
    '[,]a[.]b',
    '[.]a[.]b',
    'a[.]b[.]',
    'a[.]b[,]c',
    'a b[.]c',
    'a[.]10[:]3',
    'a[.]x[:]3',
  ];
  expect(all({ ...patterns(...wrong), ...responses(...wrong) })).toEqual(['406']);
  expect(patterns('{order_matters=true}a[.]b', '{order_matters=false}[.]b[,]a[.]', '{order_matters=maybe}a[.]b')).toEqual({
    '{order_matters=true}a[.]b': 'true', '{order_matters=false}[.]b[,]a[.]': 'true', '{order_matters=maybe}a[.]b': '406',
  }); // oxfmt-ignore
});

test('DMI: sequencing is identifiers in order, which may repeat', () => {
  const { patterns, responses } = interaction('sequencing');
  const legal = ['a', 'a[,]b[,]a', 'CR1'];
  expect(all({ ...patterns(...legal), ...responses(...legal) })).toEqual(['true']);
  const wrong = ['', '[,]', '[,]a', 'a[,]', 'uri[.]a[,]b', '{}{[]}{}'];
  expect(all({ ...patterns(...wrong), ...responses(...wrong) })).toEqual(['406']);
});

test('DMI: a numeric response is one number, and its pattern is a range', () => {
  const { patterns, responses, pattern } = interaction('numeric');
  expect(all(patterns('3[:]10', '-1000.333[:]-1.00', '5[:]5', '[:]5', '5[:]', '[:]'))).toEqual(['true']);
  expect(all(patterns('', '5', '300[:]1.5', '30[:]-4500', '1[:]2[:]3', '100,000.00', 'invalid'))).toEqual([
    '406',
  ]);
  expect(all(responses('410', '-0.23100', '12345678901.5'))).toEqual(['true']);
  expect(all(responses('', '3.14.5', '4000.003a', '-400[:]-500', 'invalid'))).toEqual(['406']);
  expect(pattern('invalid', 1)).toBe('351');
});

test('DMI: likert is one identifier, other is anything; each has one pattern', () => {
  const likert = interaction('likert');
  expect(all({ ...likert.patterns('z', 'often'), ...likert.responses('z', 'often') })).toEqual(['true']);
  expect(all({ ...likert.patterns('', 'a b', '{}{[]}{}'), ...likert.responses('', 'a b') })).toEqual(['406']);
  const other = interaction('other');
  const anything = ['', ' ', 'a, b', '{}{[]}{}', 'a\nb', 'x'.repeat(5000)];
  expect(all({ ...other.patterns(...anything), ...other.responses(...anything) })).toEqual(['true']);
  expect([likert.pattern('z', 1), other.pattern('z', 1)]).toEqual(['351', '351']);
});

test('DMI: an interaction of no such type is 406, and its type may change', () => {
  const { initialize, set, get } = openPart('scorm-2004');
  initialize();
  set('cmi.interactions.0.id', 'q');
  const types = ['', 'true', 'other-fill-in', 'constructor', 'likert', 'other'];
  expect(types.map((type) => set('cmi.interactions.0.type', type))).toEqual([
    '406',
    '406',
    '406',
    '406',
    'true',
    'true',
  ]);
  expect(get('cmi.interactions.0.type')).toBe('other');
});
