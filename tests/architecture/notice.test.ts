import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CARRIED, isAllowed, isSeparate, isShared, listPackages, makeNotice } from '../../make-notice.ts';

test('NOTICE names what package-lock.json installs; after a change of it, npm run notice', () => {
  expect(readFileSync('NOTICE', 'utf8')).toBe(makeNotice());
  expect(listPackages().length).toBeGreaterThan(200);
});

test('every package that an installation has is under a licence that allows its use', () => {
  const others = listPackages().filter(
    ({ name, licence }) => !isAllowed(licence) && !isSeparate(name) && !isShared(name, licence),
  );
  expect(others).toEqual([]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-2.0-only)', true],
  ['(Apache-2.0 AND MIT)', true],
  ['(MIT AND GPL-2.0-only)', false],
  ['AGPL-3.0-only', false],
  ['SEE LICENSE IN README.md', false],
  ['UNLICENSED', false],
  ['unknown', false],
])('%s may be used: %s', (licence, expected) => {
  expect(isAllowed(licence)).toBe(expected);
});

test('whatever lies in the folders of content, of public files and of fixtures has its owner named', () => {
  const lying = ['content', 'public', 'tests/fixtures'].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true }).map(
      (each) => `${folder}/${each.name}${each.isDirectory() ? '/' : ''}`,
    ),
  );
  expect(lying.length).toBeGreaterThan(5);
  expect(lying.filter((path) => CARRIED[path] === undefined)).toEqual([]);
});
