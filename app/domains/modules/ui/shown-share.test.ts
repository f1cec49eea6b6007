import { expect, test } from 'vitest';
import { startShare } from './shown-share.ts';

test('the share moves with what is played, before the server is heard of', () => {
  const share = startShare(0, []);
  expect(share.shown([])).toBe(0);
  expect(share.shown([[0, 0.1]])).toBe(10);
  expect(share.shown([[0, 0.25]])).toBe(25);
});

test('in a second visit new places move it at once, and those of the first visit do not', () => {
  const share = startShare(40, [[0, 0.4]]);
  expect(share.shown([[0.2, 0.4]])).toBe(40);
  expect(share.shown([[0.2, 0.45]])).toBe(45);
  expect(share.shown([[0.7, 0.8]])).toBe(50);
});

test('the word of the server counts, and what is played after it is added', () => {
  const share = startShare(0, []);
  share.count(10, [[0, 0.3]]);
  expect(share.shown([[0, 0.3]])).toBe(10);
  expect(share.shown([[0, 0.4]])).toBe(20);
  expect(share.isBehind([[0, 0.4]], 80)).toBe(true);
  share.count(40, [[0, 0.4]]);
  expect(share.isBehind([[0, 0.4]], 80)).toBe(false);
  // From another device.
  share.count(90, [[0, 0.4]]);
  expect(share.shown([[0, 0.9]])).toBe(100);
});

test('nothing is waited for beyond what is needed', () => {
  const share = startShare(80, [[0, 0.8]]);
  expect(share.isBehind([[0, 1]], 80)).toBe(false);
  expect(share.isBehind([[0, 1]], 90)).toBe(true);
});
