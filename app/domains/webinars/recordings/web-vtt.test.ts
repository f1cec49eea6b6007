import { expect, test } from 'vitest';
import { formatWebVtt, parseWebVtt } from './web-vtt.ts';

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
