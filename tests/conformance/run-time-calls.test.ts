import { expect, test } from 'vitest';
import { beginPart, openPart } from '#tests/support/run-time.ts';

/** The calls of the SCORM 2004 run-time and their error codes, by the case of ADL's test suite; clauses of the RTE book beside them. */

test('API 1: Initialize answers true with error 0; asking about errors changes none (§3.1.3.1, §3.1.6)', () => {
  const { initialize, error, call, get } = openPart('scorm-2004');
  expect([initialize(), error()]).toEqual(['true', '0']);
  get('cmi.banana');
  expect([error(), call('words', '401') !== '', call('more', ''), error(), error()]).toEqual([
    '401',
    true,
    expect.any(String),
    '401',
    '401',
  ]);
});

test('API 2: Initialize twice is 103, after Terminate 104', () => {
  const { initialize, terminate, error } = beginPart('scorm-2004');
  expect([initialize(), error()]).toEqual(['false', '103']);
  terminate();
  expect([initialize(), error()]).toEqual(['false', '104']);
});

test('API 3: an argument where none belongs is 201', () => {
  const { call, error } = openPart('scorm-2004');
  expect([call('initialize', 'x'), error()]).toEqual(['false', '201']);
  call('initialize', '');
  expect([call('commit', 'x'), error()]).toEqual(['false', '201']);
  expect([call('terminate', 'x'), error()]).toEqual(['false', '201']);
});

test('API 4: too early is 112, 122, 132, 142; too late 113, 123, 133, 143', () => {
  const part = openPart('scorm-2004');
  const codes = () => {
    const said = [() => part.get('cmi.location'), () => part.call('set', 'cmi.location', '1'), () => part.call('commit', ''), part.terminate];
    return said.map((act) => (act(), part.error()));
  }; // oxfmt-ignore
  expect(codes()).toEqual(['122', '132', '142', '112']);
  part.initialize();
  part.terminate();
  expect(codes()).toEqual(['123', '133', '143', '113']);
});

test('API 5: GetErrorString is short for every code, and empty for an unknown one', () => {
  const { call } = beginPart('scorm-2004');
  for (const code of ['0', '101', '201', '301', '351', '391', '401', '402', '403', '404', '405', '406', '407', '408']) {
    expect(call('words', code).length).toBeGreaterThan(0);
    expect(call('words', code).length).toBeLessThanOrEqual(255);
  } // oxfmt-ignore
  expect(call('words', '987654')).toBe('');
});

test('API 18: Terminate keeps what was set without a Commit', () => {
  const part = beginPart('scorm-2004');
  part.set('cmi.location', '9');
  part.terminate();
  expect([part.left().cmi['cmi.location'], part.left().terminated, part.printed]).toEqual([
    '9',
    true,
    ['initialize', 'set', 'terminate'],
  ]);
});

test('API 20: the object has the eight functions of the standard and its version, and a part that is gone is answered false', () => {
  const { session, call } = beginPart('scorm-2004');
  expect(Object.keys(session.api).sort()).toEqual(
    ['Commit', 'GetDiagnostic', 'GetErrorString', 'GetLastError', 'GetValue', 'Initialize', 'SetValue', 'Terminate', 'version'],
  ); // oxfmt-ignore
  session.close();
  expect([call('set', 'cmi.location', '1'), call('get', 'cmi.location'), call('terminate', '')]).toEqual([
    'false',
    '',
    'false',
  ]);
});
