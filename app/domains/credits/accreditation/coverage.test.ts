import { expect, test } from 'vitest';
import { coverageOf } from './coverage.ts';

type Offers = Parameters<typeof coverageOf>[0];
type Granted = Parameters<typeof coverageOf>[1];
const version = (number: number, state: string) =>
  ({
    version: { id: `v${number}`, number, state, publishedAt: new Date(`2026-03-0${number}T00:00:00Z`) },
    variants: [{ language: 'en' }],
  }) as Offers[number];
const offers = [version(2, 'published'), version(1, 'replaced')];
const signed = (id: string, courseVersionId: string, carriedFrom: string | null = null) =>
  ({
    accreditation: { id, courseVersionId, carriedFrom, associationId: 'a', programmeId: 'lv-lab', validTo: '2027-01-01' },
    association: { name: 'A', nameLanguage: 'lv' },
  }) as Granted[number]; // oxfmt-ignore
const open = { courseVersionId: 'v2', associationId: 'a', programmeId: 'lv-lab', state: 'submitted' };

test.each([
  ['holds', [signed('x', 'v1'), signed('y', 'v2', 'x')], []],
  ['again', [signed('x', 'v1'), signed('y', 'v2')], []],
  ['asked', [signed('x', 'v1')], [open]],
  ['ended', [signed('x', 'v1')], [{ ...open, state: 'draft' }]],
] as const)(
  'of an accreditation whose version was followed it is told that it %s',
  (outcome, granted, asked) => {
    const found = coverageOf(offers, [...granted], [...asked], '2026-06-01').find(({ id }) => id === 'x');
    expect(found).toMatchObject({ number: 1, languages: ['en'], followed: { number: 2, outcome } });
  },
);

test('one that has ended is not told of, and one of the published version was not followed', () => {
  expect(coverageOf(offers, [signed('x', 'v1')], [], '2027-06-01')).toEqual([]);
  expect(coverageOf(offers, [signed('x', 'v2')], [], '2026-06-01')).toMatchObject([{ followed: null }]);
});
