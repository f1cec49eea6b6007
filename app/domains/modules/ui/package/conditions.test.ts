import { expect, test } from 'vitest';
import type { Kept } from '#app/domains/modules/packages/pack-kept.ts';
import type { PackageData, PackageModule } from '#app/domains/modules/packages/package-data.ts';
import { conditionsOf, isOpen } from './conditions.ts';

const module = (id: string, more: Partial<PackageModule> = {}): PackageModule => ({ id, kind: 'lesson', required: false, pass: null, limit: null, wait: null, after: [], score: null, from: null, draw: [], questions: [], ...more }); // oxfmt-ignore
const withOne = (more: Partial<PackageModule>): PackageData => ({
  standard: 'cmi5',
  iri: 'https://majakka.example.org/activities/courses/1',
  source: 'en',
  languages: {},
  references: [],
  modules: [module('check'), module('more', more)],
});
const kept = (more: Partial<Kept> = {}): Kept => ({ l: 'en', v: '', m: 0, p: 0, r: {}, d: {}, a: {}, b: {}, x: [], s: {}, e: {}, ...more }); // oxfmt-ignore
const NOW = Date.parse('2026-12-01T10:00:00Z');

test.each([
  [undefined, false],
  [0.5999, false],
  [0.6, true],
  [0.7999, true],
  [0.8, false],
])('a band of 60 to 80 per cent and a score of %s: %s', (score, open) => {
  const data = withOne({ score: { module: 'check', from: 60, below: 80 } });
  const state = kept({ b: score === undefined ? {} : { 0: score } });
  expect(isOpen(data, state, 1, NOW)).toBe(open);
  expect(conditionsOf(data, state, 1, NOW)).toEqual([
    { code: 'score', module: 0, from: 60, below: 80, met: open },
  ]);
});

test('a band without an end holds up to everything, and one from nothing needs an attempt', () => {
  const above = withOne({ score: { module: 'check', from: 60, below: null } });
  expect(isOpen(above, kept({ b: { 0: 1 } }), 1, NOW)).toBe(true);
  const below = withOne({ score: { module: 'check', from: 0, below: 60 } });
  expect(isOpen(below, kept({ b: { 0: 0 } }), 1, NOW)).toBe(true);
  expect(isOpen(below, kept(), 1, NOW)).toBe(false);
});

test('a module that was begun stays open when a better score leaves its band', () => {
  const data = withOne({ score: { module: 'check', from: 0, below: 60 } });
  expect(isOpen(data, kept({ b: { 0: 1 } }), 1, NOW)).toBe(false);
  expect(isOpen(data, kept({ b: { 0: 1 }, r: { 1: [0] } }), 1, NOW)).toBe(true);
});

test('a day of release begins at midnight where the device is', () => {
  const data = withOne({ from: '2027-01-01' });
  const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();
  expect(isOpen(data, kept(), 1, at(2026, 11, 31, 23, 59))).toBe(false);
  expect(isOpen(data, kept(), 1, at(2027, 0, 1, 0, 0))).toBe(true);
});
