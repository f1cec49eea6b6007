import { expect, test } from 'vitest';
import { chaptersWithin, cuesWithin, secondsWithin, windowOf } from './recording-window.ts';

const window = { from: 120_000, to: 540_000 };

test('what was cut out is as long as the engine made it', () => {
  expect(windowOf({ clipFromMs: null, durationMs: 600_000 })).toEqual({ from: 0, to: 600_000 });
  expect(windowOf({ clipFromMs: 120_000, durationMs: 419_960 })).toEqual({ from: 120_000, to: 539_960 });
});

test('captions outside go, those over an edge are shortened, the others move', () => {
  const cues = [
    { from: 1000, to: 4000, text: 'Testing, testing' },
    { from: 118_000, to: 123_000, text: 'Good evening' },
    { from: 130_000, to: 133_500, text: 'The case' },
    { from: 538_000, to: 542_000, text: 'Thank you' },
    { from: 540_000, to: 541_000, text: 'Is it off?' },
  ];
  expect(cuesWithin(cues, window)).toEqual([
    { from: 0, to: 3000, text: 'Good evening' },
    { from: 10_000, to: 13_500, text: 'The case' },
    { from: 418_000, to: 420_000, text: 'Thank you' },
  ]);
});

test('the chapter that goes on at the beginning is the first; questions are asked within', () => {
  const chapters = [
    { seconds: 0, title: 'Sound check' },
    { seconds: 90, title: 'Welcome' },
    { seconds: 270, title: 'The case' },
    { seconds: 560, title: 'Afterwards' },
  ];
  expect(chaptersWithin(chapters, window)).toEqual([
    { seconds: 0, title: 'Welcome' },
    { seconds: 150, title: 'The case' },
  ]);
  expect(chaptersWithin(chapters.slice(2), window)).toEqual([{ seconds: 150, title: 'The case' }]);
  expect([30, 270, 560].map((each) => secondsWithin(each, window))).toEqual([0, 150, 419]);
});
