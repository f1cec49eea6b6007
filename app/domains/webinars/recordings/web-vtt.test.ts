import { expect, test } from 'vitest';
import { changeCues, formatWebVtt, parseWebVtt, readWebVtt } from './web-vtt.ts';

test('captions are written as WebVTT and read again', () => {
  const cues = [
    { from: 0, to: 1500, text: 'Labdien!' },
    { from: 3_661_042, to: 3_663_000, text: 'two\nlines' },
  ];
  expect(formatWebVtt(cues)).toContain('01:01:01.042 --> 01:01:03.000\ntwo\nlines');
  expect(parseWebVtt(formatWebVtt(cues))).toEqual(cues);
});

test('what is no WebVTT, or runs backwards, is not taken', () => {
  expect(parseWebVtt('1\n00:00:01,000 --> 00:00:02,000\nSRT')).toBeNull();
  expect(parseWebVtt('WEBVTT\n\n00:05.000 --> 00:04.000\nback')).toBeNull();
  expect(parseWebVtt('WEBVTT\n\nNOTE nothing\n\n00:01.000 --> 00:02.500 line:1\nHei')).toEqual([
    { from: 1000, to: 2500, text: 'Hei' },
  ]);
});

test.each([
  ['no header', '00:01.000 --> 00:02.000\nHei', 1, 'header'],
  ['a header that only begins like one', 'WEBVTTX\n\n00:01.000 --> 00:02.000\nHei', 1, 'header'],
  ['words without a time', 'WEBVTT\n\n00:01.000 --> 00:02.000\nHei\n\nMoi', 6, 'time'],
  ['a time of subtitles of another kind', 'WEBVTT\r\n\r\n1\r\n00:00:01,000 --> 00:00:02,000\r\nHei', 4, 'time'],
  ['a cue that ends before it begins', 'WEBVTT - of us\nKind: captions\n\n\nfirst\n00:05.000 --> 00:04.000\nHei', 6, 'backwards'],
] as const)('%s is told with its line', (_, text, line, is) => {
  expect(readWebVtt(text).faults).toEqual([{ line, is }]);
}); // oxfmt-ignore

test('everything that is wrong is told, and what is right is read all the same', () => {
  const text = 'captions\n\n00:01.000 --> 00:02.000\nHei\n\nMoi\n\n00:05.000 --> 00:04.000\nback\n\n0:1 --> 0:2\nx\n';
  const { cues, faults } = readWebVtt(text);
  expect(faults).toEqual([
    { line: 1, is: 'header' },
    { line: 6, is: 'time' },
    { line: 8, is: 'backwards' },
    { line: 11, is: 'time' },
  ]);
  expect(cues.map(({ line }) => line)).toEqual([3, 8]);
}); // oxfmt-ignore

test('cues are changed within their file, and what else is in it stays', () => {
  const text = 'WEBVTT - talk\n\nSTYLE\n::cue { color: white }\n\none\n00:01.000 --> 00:02.000 line:1\nHei\n';
  const later = changeCues(text, (cues) => cues.map((cue) => ({ ...cue, from: cue.from + 60_000, to: cue.to + 60_000 })));
  expect(later).toBe(
    'WEBVTT - talk\n\nSTYLE\n::cue { color: white }\n\none\n00:01:01.000 --> 00:01:02.000 line:1\nHei\n',
  );
  expect(changeCues('no captions', () => [])).toBe('no captions');
}); // oxfmt-ignore
