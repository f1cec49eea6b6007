import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Where the present is read beside a request's `ctx.now` and the platform's clock, each with its reason. */
const CLOCKS: Record<string, string> = {
  'server/open-platform.ts': 'the clock of the process',
  'app/platform/ids.server.ts': 'an id begins with the time at which it was made, and is only sorted by it',
  'app/platform/files.server.ts': 'the age of a file is told by the clock of its file system',
  'app/i18n/format.ts': 'a time of the week is shown as of this week, so that summer time is that of now',
  'app/domains/consultations/deidentify/deidentify.ts':
    'runs while somebody types, too; says only which numbers may be years',
  'db/sqlite.ts': 'the moment at which a transaction began, beside those that the database stores',
};
/** Numbers that are no time. */
const NO_TIME: Record<string, string> = {
  'app/domains/mentoring/schemas.ts': 'a number of characters',
};

/** What runs on the server, without its tests; the edge knows nobody, and pages are drawn from values. */
const sources = ['app', 'db', 'sample', 'server', 'cli']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter(
    (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\/ui\/|^app\/routes\/|^db\/migrations\//.test(path),
  )
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const filesWith = (pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test('the present is read from the clock of the process, or there is a reason', () => {
  expect(sources.length).toBeGreaterThan(800);
  expect(filesWith(/new Date\(\)|Date\.now\(\)/).toSorted()).toEqual(Object.keys(CLOCKS).toSorted());
});

test('how long a minute, an hour and a day are is written once', () => {
  const found = filesWith(/\b(86_?400_?000|3_?600_?000|60_?000)\b|\b60 \* 1000\b/);
  expect(found.toSorted()).toEqual(Object.keys(NO_TIME).toSorted());
});

test('a day is made of an instant in one file, which asks for the time zone', () => {
  expect(filesWith(/toISOString\(\)\s*\.(slice|split|substring)/)).toEqual(['app/platform/time.ts']);
  expect(filesWith(/from 'temporal-polyfill'/)).toEqual(['app/platform/time.ts']);
});
