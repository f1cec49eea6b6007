import { expect, test } from 'vitest';
import { readPdf } from '#tests/support/read-pdf.ts';
import { renderTranscriptPdf } from './render-transcript-pdf.server.ts';
import type { Transcript } from './transcript.ts';

const line = (i: number) => ({
  id: `entry-${i}`, date: '2026-03-02', title: `Congress ${i}`, activityType: 'live_onsite', minutes: 90, raw: '2', units: '2', why: 'Accepted.',
  code: i % 2 ? 'ABCD-EFGH-JKLM' : null,
}); // oxfmt-ignore

const transcript = (lines: number): Transcript => ({
  name: 'Jānis Bērziņš',
  number: '4711',
  programmeId: 'lv-lab',
  confirmed: true,
  period: { from: '2024-05-01', to: '2029-04-30' },
  total: '8',
  required: '250',
  madeOn: '2026-11-24',
  madeAt: new Date('2026-11-24T10:00:00Z'),
  lines: Array.from({ length: lines }, (_, i) => line(i)),
});

const textOf = async (lines: number, locale: string) =>
  (await readPdf(await renderTranscriptPdf(transcript(lines), locale, 'http://localhost:3000')))
    .map(({ text }) => text)
    .join(' ');

test('a transcript says whose it is, the sums, and each line with its code or the number of its evidence', async () => {
  const text = await textOf(2, 'lv');
  for (const piece of [
    'Transcript of credit',
    'Jānis Bērziņš',
    '4711',
    '250',
    'Congress 0',
    'entry-0',
    'ABCD-EFGH-JKLM',
  ])
    expect(text).toContain(piece);
});

test('every line of many pages is there', async () => {
  const text = await textOf(120, 'en');
  const found = [...text.matchAll(/Congress (\d+)/g)].map(([, n]) => Number(n));
  expect(found).toEqual(Array.from({ length: 120 }, (_, i) => i));
});
