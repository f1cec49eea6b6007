import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runMatrix, describeSurprise } from '#tests/support/matrix/run.ts';

/** The matrix with everything that the sample holds; `bench -- matrix` runs it and reads what it leaves at MATRIX_REPORT. */
test('nothing comes of anything that somebody sends who may not', { timeout: 3 * 3_600_000 }, async () => {
  const { seconds, reads, writes, crossed, edges } = await runMatrix(
    Number(process.env['MATRIX_MOST'] ?? Infinity),
  );
  const parts = Object.entries({ reads, writes, crossed, edges }) as [keyof typeof seconds, typeof edges][];
  const surprises = parts.flatMap(([, part]) => part.surprises.map(describeSurprise));
  const counts = parts.map(([name, { count }]) => ({ name, count, seconds: seconds[name] }));
  const report = process.env['MATRIX_REPORT'];
  if (report) writeFileSync(report, JSON.stringify({ counts, acts: [...writes.acts], surprises }));
  expect(surprises).toEqual([]);
});
