import { expect, test } from 'vitest';
import { type AccreditedContent, contentChanges } from './accredited-content.ts';

const content: AccreditedContent = {
  version: {
    minutes: 30,
    specialties: ['a', 'b'],
    rule: { status: 'passed', minScore: '0.7', minMinutes: 3 },
  },
  variants: [{ language: 'en', packageId: 'p', contentHash: 'h' }],
};
const changed = (version: Partial<AccreditedContent['version']>, variants = content.variants) =>
  contentChanges(content, { version: { ...content.version, ...version }, variants });

test('the same files zipped again, defaults that are written out and another order are no change', () => {
  const rule = {
    ...content.version.rule,
    offlineMinutes: 15,
    maxTries: 0,
    waitHours: 0,
    counts: 'last' as const,
  };
  expect(
    changed({ rule, specialties: ['b', 'a'] }, [{ language: 'en', packageId: 'q', contentHash: 'h' }]),
  ).toEqual([]);
  expect(changed({}, [])).toEqual([]);
});

test('minutes, rule, specialties, other files and another language are', () => {
  expect(changed({ minutes: 31 })).toEqual([{ code: 'minutes' }]);
  expect(changed({ rule: { ...content.version.rule, minScore: null } })).toEqual([{ code: 'rule' }]);
  expect(changed({ specialties: ['a'] })).toEqual([{ code: 'specialties' }]);
  expect(changed({}, [{ language: 'en', packageId: 'q', contentHash: 'i' }])).toEqual([
    { code: 'package', language: 'en' },
  ]);
  expect(changed({}, [...content.variants, { language: 'fi', packageId: 'r', contentHash: 'k' }])).toEqual([
    { code: 'language', language: 'fi' },
  ]);
});

test('files of which nothing is known are other files', () => {
  const unknown = { ...content, variants: [{ language: 'en', packageId: 'p', contentHash: null }] };
  const after = { ...content, variants: [{ language: 'en', packageId: 'q', contentHash: null }] };
  expect(contentChanges(unknown, after)).toEqual([{ code: 'package', language: 'en' }]);
});
