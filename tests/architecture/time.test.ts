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

/** Files besides `app/i18n/format.ts` that turn a time of day into text or look up a zone. */
const ZONES: Record<string, string> = {
  'app/i18n/named-zone.ts': 'the name of a zone, or how far it is from UTC',
  'app/platform/time.ts': 'which zone a name means',
  'app/domains/accounts/ui/time-zone.browser.ts':
    'the zone of the device, for the form in which one is chosen',
  'app/domains/modules/ui/package/in-language.ts':
    'the clock of the device, in a learning system that is not ours',
};
/** Files that show a time without its zone, each with what names the zone or why none is needed. */
const BARE: Record<string, string> = {
  'app/domains/learning/ui/completion-record.tsx': 'the launch in the same row names it',
  'app/domains/rooms/ui/captions.tsx':
    'a line that was typed during the webinar, of which the room tells when it began',
  'app/domains/rooms/ui/talk.tsx': 'what has just been said in the room',
  'app/domains/scorm/ui/trace-events.tsx': 'seconds within a sitting, whose beginning names it',
  'app/domains/webinars/ui/attendance.tsx': 'from and to: the second names it',
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
const pagesToo = ['app', 'sample', 'server', 'cli']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|^app\/i18n\/format\.ts$/.test(path))
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

test('a time of day becomes text in one file, which names its zone', () => {
  const found = pagesToo.filter(({ text }) => /Intl\.DateTimeFormat|toLocale(Date|Time)?String\(/.test(text));
  expect(found.map(({ path }) => path).toSorted()).toEqual(Object.keys(ZONES).toSorted());
});

test('a time is shown without its zone only where something beside it names the zone', () => {
  const found = pagesToo.filter(({ text }) => /\bbareTime\(|format\.clock\(/.test(text));
  expect(found.map(({ path }) => path).toSorted()).toEqual(Object.keys(BARE).toSorted());
});
