import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

/**
 * Else vitest starts its workers with the condition `development`: of packages that have a build with assertions, such as the reader
 * of Markdown, they would read that one, which people do not get and which takes twice as long.
 */
process.env['NODE_ENV'] = 'production';

/**
 * The files of a worker share its modules, as the platforms of one process would: reading 800 of them again for each file
 * took longer than the tests. So nothing in a module may depend on which file came before; `setupFiles` gives back what a
 * file bent.
 */
const node = {
  env: { NODE_ENV: 'production' as const },
  environment: 'node' as const,
  // A bound on what hangs: beside other suites on a slow machine a test may take ten times as long as alone.
  testTimeout: 240_000,
  hookTimeout: 240_000,
  isolate: false,
  globalSetup: 'tests/support/template-database.ts',
  setupFiles: 'tests/support/restore.ts',
  // A bound, not an expectation: suites run side by side, and one of them may wait for the processor.
  expect: { poll: { timeout: 30_000 } },
};

/** Pages are drawn by the React of production, which is what people get and takes half of the time. */
const PLAIN_JSX = { jsx: 'automatic', jsxDev: false } as const;

/** With the built product beside it, in processes of its own. */
const built = {
  environment: 'node' as const,
  isolate: false,
  globalSetup: 'tests/support/sample-region.ts',
  expect: { poll: { timeout: 30_000 } },
};

/** What never opens a database is the same on both and runs once: no such file imports any of these. */
const OPENS =
  /#db\/|\.\/(?:database|dialect|open-database)\.ts'|tests\/support\/(?:app|database|postgres|record-store|speaking-course)\.ts/;
const withoutDatabase = (): string[] =>
  ['app', 'db', 'sample', 'edge', 'server', 'cli', 'mux-local', 'rtmp', 'tests'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.test\.tsx?$/.test(name))
      .map((name) => join(folder, name))
      .filter((path) => !OPENS.test(readFileSync(path, 'utf8'))),
  );
/** What they try lies above the database; the first watch tables by triggers of SQLite. */
const ABOVE_THE_DATABASE = [
  'tests/http/matrix/**',
  'tests/http/platform/refused-uploads.test.ts',
  'tests/http/platform/live-edge.test.ts',
  'tests/http/platform/uploads.test.ts',
  'tests/http/platform/sent-files.test.ts',
  'tests/http/platform/data-folder.test.ts',
  // ffmpeg, most of the time.
  'tests/http/modules/recordings.test.ts',
];
/**
 * Every statement that these sent to PostgreSQL was sent by a file that runs there as well, found once by keeping the texts of all
 * statements of each file (their parameters aside). Nothing checks it: a file that gets a statement of its own leaves the list.
 */
const STATEMENTS_OF_OTHERS = [
  'app/platform/notify.test.ts',
  'tests/conformance/xapi-attachments.test.ts',
  'tests/conformance/xapi-storing.test.ts',
  'tests/conformance/xapi-versions.test.ts',
  'tests/http/accounts/waiting-registration.test.ts',
  'tests/http/answers.test.ts',
  'tests/http/credits/failed-test.test.ts',
  'tests/http/credits/four-eyes.test.ts',
  'tests/http/credits/nothing-required.test.ts',
  'tests/http/credits/review-links.test.ts',
  'tests/http/learning/evaluation-results.test.ts',
  'tests/http/mentoring/calls.test.ts',
  'tests/http/mentoring/clocks.test.ts',
  'tests/http/modules/completion.test.ts',
  'tests/http/modules/import.test.ts',
  'tests/http/modules/package-progress.test.ts',
  'tests/http/modules/package.test.ts',
  'tests/http/modules/reading.test.ts',
  'tests/http/modules/statements.test.ts',
  'tests/http/platform/calendar-mails.test.ts',
  'tests/http/platform/edges.test.ts',
  'tests/http/platform/form-edge.test.ts',
  'tests/http/platform/mail-limits.test.ts',
  'tests/http/platform/refused-pages.test.ts',
  'tests/http/scorm/encodings.test.ts',
  'tests/http/scorm/lists-of-parts.test.ts',
  'tests/http/scorm/sequenced-courses.test.ts',
  'tests/http/scorm/unsaid-status.test.ts',
  'tests/http/xapi/forms.test.ts',
];
/** A journey that waits for a clock nearly all of its time: `npm test` runs it beside what works. */
const WAITS = 'tests/journeys/weak-connection.test.ts';
/** These follow pictures as they are made: while they do, nothing may keep the processor from them. */
const LIVE = ['tests/journeys/webinar.test.ts', 'tests/journeys/mentoring.test.ts'];
const exclude = [
  ...configDefaults.exclude,
  ...(process.env['DATABASE_URL']
    ? [...withoutDatabase(), ...ABOVE_THE_DATABASE, ...STATEMENTS_OF_OTHERS]
    : []),
];

export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    // What has been read once is read from a file by the other projects, and on the other database.
    experimental: { fsModuleCache: true },
    projects: [
      // One project, so that a worker reads the modules once for all of them.
      {
        esbuild: PLAIN_JSX,
        test: {
          ...node,
          name: 'in-process',
          include: [
            '{app,db,sample,edge,server,cli,mux-local,rtmp}/**/*.test.{ts,tsx}',
            'tests/{cli,http,conformance}/**/*.test.ts',
          ],
          exclude,
        },
      },
      { esbuild: PLAIN_JSX, test: { ...node, name: 'matrix', include: ['tests/http/matrix/**/*.long.ts'] } },
      {
        test: {
          environment: 'node',
          isolate: false,
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          ...built,
          name: 'edges',
          include: ['tests/edges/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 480_000,
        },
      },
      {
        test: {
          environment: 'node',
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...built,
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          exclude: [...configDefaults.exclude, WAITS, ...LIVE],
          testTimeout: 360_000,
          hookTimeout: 120_000,
          maxConcurrency: 2,
        },
      },
      {
        test: {
          ...built,
          name: 'live',
          include: LIVE,
          testTimeout: 360_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...built,
          name: 'waiting',
          include: [WAITS],
          testTimeout: 360_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
