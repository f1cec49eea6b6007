import { expect, test } from 'vitest';
import { Cases } from '#app/domains/scorm/replay/cases.ts';
import { replayCase } from '#app/domains/scorm/replay/replay-case.ts';
import { EARLIER_FAULTS, PROCESSES } from './sequencing-cases.ts';

/** Cases of our own in the format of `scorm replay`, each named by the process or the clause that it is about (SN, RTE, CAM). */
test.each(
  Cases.parse({ cases: [...EARLIER_FAULTS, ...PROCESSES] }).cases.map(
    (each) => [each.id, each.about, each] as const,
  ),
)('%s: %s', (_, __, each) => {
  expect(replayCase(each)).toBeNull();
});
