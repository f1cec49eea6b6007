import { failsTest } from '#app/domains/catalogue/versions/fails-test.ts';
import type { Evidence } from './evidence.ts';

/**
 * Whether evidence shows a failed test where one is asked for. Rows from before the test of the package was kept are read
 * strictly: there what the package reported as failed is a failed test.
 */
export const showsFailedAttempt = (evidence: Evidence | null): boolean =>
  evidence?.kind === 'course' &&
  failsTest(evidence.rule, evidence, evidence.test === undefined ? { passMark: null } : evidence.test);
