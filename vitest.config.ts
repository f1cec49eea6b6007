import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * The files of a worker share its modules, as the platforms of one process would: reading 800 of them anew for each file
 * took longer than the tests. So nothing in a module may depend on which file came before; `setupFiles` gives back what a
 * file bent.
 */
const node = {
  environment: 'node' as const,
  testTimeout: 30_000,
  isolate: false,
  globalSetup: 'tests/support/template-database.ts',
  setupFiles: 'tests/support/restore.ts',
};

export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: { ...node, name: 'unit', include: ['{app,db,edge,server,mux-local,rtmp}/**/*.test.{ts,tsx}'] },
      },
      {
        test: {
          ...node,
          name: 'http',
          include: ['tests/http/**/*.test.ts'],
          // The matrix watches tables by triggers of SQLite; what it tries is above the database and the same on both.
          exclude: process.env['DATABASE_URL'] ? ['tests/http/matrix/**'] : [],
        },
      },
      { test: { ...node, name: 'matrix', include: ['tests/http/matrix/**/*.long.ts'] } },
      { test: { ...node, name: 'conformance', include: ['tests/conformance/**/*.test.ts'] } },
      {
        test: {
          environment: 'node',
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          environment: 'node',
          name: 'edges',
          include: ['tests/edges/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 240_000,
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
          environment: 'node',
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          testTimeout: 360_000,
          hookTimeout: 120_000,
          maxConcurrency: 2,
        },
      },
    ],
  },
});
