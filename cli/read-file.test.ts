import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { runCommand } from '#tests/support/run-command.ts';
import { UsageError } from './errors.ts';
import { mustBeFile, readJson, readText } from './read-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'majakka-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string | Uint8Array) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const Shape = z.object({ n: z.number() });

test('a file is read as it is, and JSON by its shape', () => {
  expect(readText(file('text', 'Ą\n'))).toBe('Ą\n');
  expect(readJson(file('good.json', '{"n":1,"more":2}'), 'a number', Shape)).toEqual({ n: 1 });
});

test('a byte order mark is not part of the text', () => {
  const json = '{"n":1,"word":"Ą"}';
  const utf16 = Buffer.from(`\ufeff${json}`, 'utf16le');
  for (const bytes of [Buffer.from(`\ufeff${json}`), utf16, Buffer.from(utf16).swap16()]) {
    expect(readText(file('marked.json', bytes))).toBe(json);
    expect(readJson(file('marked.json', bytes), 'a number', Shape)).toEqual({ n: 1 });
  }
});

test('a path that is nothing, a folder, no JSON and JSON of another shape are usage errors that name the path', () => {
  const missing = join(folder, 'missing');
  for (const work of [
    () => mustBeFile(missing),
    () => readText(folder),
    () => readJson(file('text.json', 'n: 1'), 'a number', Shape),
    () => readJson(file('other.json', '{"n":"1"}'), 'a number', Shape),
  ]) {
    expect(work).toThrow(UsageError);
    expect(work).toThrow(folder);
  }
});

test.each([
  ['scorm', 'inspect'],
  ['consultations', 'deidentify'],
  ['mentoring', 'match'],
])('%s %s ends with 2 where there is no such file, and prints no result', async (...path) => {
  const missing = join(folder, 'missing');
  expect(await runCommand([...path, missing, '--json'])).toEqual({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining(missing) as string,
  });
});
