import { expect, test } from 'vitest';
import { beginPart } from '#tests/support/run-time.ts';
import type { Stores } from './run-time.ts';

function begun(
  list: Stores['list'] = [],
  isRequestValid?: (request: string, target?: string) => boolean | undefined,
) {
  const kept = new Map<string, string>();
  const stores = { list, get: (id: string) => kept.get(id), set: (id: string, value: string) => void kept.set(id, value) };
  const part = beginPart('scorm-2004', {}, null, 'normal', { stores, ...(isRequestValid ? { isRequestValid } : {}) });
  return { ...part, kept };
} // oxfmt-ignore

const store = (id: string, readable = true, writable = true) => ({ id, readable, writable });

test('DDM (RTE §4.3.1): the stores of a part in the order of its manifest, with their texts', () => {
  const { read, set, get, kept } = begun([store('one'), store('two')]);
  expect([get('adl.data._count'), get('adl.data._children'), get('adl.data.0.id'), get('adl.data.1.id')]).toEqual(['2', 'id,store', 'one', 'two']); // oxfmt-ignore
  expect(read('adl.data.0.store')).toEqual(['', '403']);
  expect([set('adl.data.0.store', 'x'.repeat(70_000)), get('adl.data.0.store').length, kept.get('one')!.length]).toEqual(['true', 70_000, 70_000]); // oxfmt-ignore
  expect([set('adl.data.0.id', 'x'), set('adl.data._count', '1')]).toEqual(['404', '404']);
  expect([read('adl.data.2.id'), read('adl.data.2.store'), set('adl.data.2.store', 'x'), set('adl.data.5.store', 'x')]).toEqual([['', '301'], ['', '301'], '351', '351']); // oxfmt-ignore
  expect([read('adl.data.0'), set('adl.data.0', 'x'), read('adl.data.0.name'), set('adl.banana', 'x')]).toEqual([['', '401'], '401', ['', '401'], '401']); // oxfmt-ignore
});

test('DDM: a store that was emptied reads as one that nobody has set', () => {
  const { read, set } = begun([store('one')]);
  expect([set('adl.data.0.store', 'x'), set('adl.data.0.store', ''), read('adl.data.0.store')]).toEqual(['true', 'true', ['', '403']]); // oxfmt-ignore
});

test('DMI: a store that may not be read is 405, one that may not be written 404, and both are so', () => {
  const { read, set, kept } = begun([
    store('r', true, false),
    store('w', false, true),
    store('none', false, false),
  ]);
  kept.set('r', 'given');
  expect([read('adl.data.0.store'), set('adl.data.0.store', 'x')]).toEqual([['given', '0'], '404']);
  expect([set('adl.data.1.store', 'x'), read('adl.data.1.store')]).toEqual(['true', ['', '405']]);
  expect([read('adl.data.2.store'), set('adl.data.2.store', 'x')]).toEqual([['', '405'], '404']);
});

test('SN §5.6.4: adl.nav.request is the last request, for any part that a manifest can name', () => {
  const { read, set, runTime } = begun();
  expect([read('adl.nav.request'), runTime.navRequest()]).toEqual([['_none_', '0'], '_none_']);
  const legal = [
    'continue',
    'previous',
    'exit',
    'exitAll',
    'abandon',
    'abandonAll',
    'suspendAll',
    '_none_',
    '{target=a}choice',
    '{target=part 1.2/ā}b!}jump',
  ];
  for (const request of legal) expect([set('adl.nav.request', request), read('adl.nav.request')]).toEqual(['true', [request, '0']]); // oxfmt-ignore
  for (const request of [
    '',
    'start',
    'choice',
    'retry',
    'Continue',
    '{target=}choice',
    '{target=a}continue',
    'a',
  ])
    expect([request, set('adl.nav.request', request)]).toEqual([request, '406']);
  expect(runTime.navRequest()).toBe('{target=part 1.2/ā}b!}jump');
});

test('SN §5.6.5: adl.nav.request_valid is answered by the caller, for the part that is named, and is read-only', () => {
  const asked: [string, string | undefined][] = [];
  const { read, set } = begun([], (request, target) => {
    asked.push([request, target]);
    return target === undefined ? request === 'continue' : target === 'a.1' ? true : undefined;
  });
  const valid = (name: string) => read(`adl.nav.request_valid.${name}`);
  expect([valid('continue'), valid('previous'), valid('choice.{target=a.1}'), valid('jump.{target=b c}')]).toEqual([['true', '0'], ['false', '0'], ['true', '0'], ['unknown', '0']]); // oxfmt-ignore
  expect(asked).toEqual([
    ['continue', undefined],
    ['previous', undefined],
    ['choice', 'a.1'],
    ['jump', 'b c'],
  ]);
  expect([
    set('adl.nav.request_valid.continue', 'true'),
    set('adl.nav.request_valid.choice.{target=a}', 'true'),
  ]).toEqual(['404', '404']);
  expect([valid('choice'), valid('start'), read('adl.nav.request_valid')]).toEqual([
    ['', '401'],
    ['', '401'],
    ['', '401'],
  ]);
  expect(begun().read('adl.nav.request_valid.continue')).toEqual(['unknown', '0']);
});

test('a part that asked for suspendAll is suspended, whatever its exit, and goes on where it was', () => {
  const { set, terminate, left } = begun();
  set('cmi.exit', 'normal');
  set('adl.nav.request', 'suspendAll');
  terminate();
  expect(left().cmi['part.suspended']).toBe('true');
  const again = beginPart('scorm-2004', {}, left());
  expect(again.get('cmi.entry')).toBe('resume');
  expect(again.left().cmi['part.suspended']).toBeUndefined();
});
