import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LOCALES } from '#app/i18n/locales.ts';
import { COUNTRIES } from '#app/domains/accounts/schemas.ts';
import {
  legalCard,
  legalCards,
  countriesWithinReach,
  type CardPart,
  CARD_PARTS,
  availableReaches,
  NATIONAL_SYSTEMS,
} from './card.ts';

const wordsOf = (part: CardPart): string[] =>
  LOCALES.map(({ code }) => {
    const words = JSON.parse(readFileSync(`locales/${code}/consultations.json`, 'utf8')) as {
      legal: Record<CardPart, string>;
    };
    return words.legal[part];
  });

/** Of the words of each part in all languages, at the version it has: who changes words raises the version, and this. */
const DIGESTS: Record<CardPart, string> = {
  common: '1 a32532676380',
  'route-FI': '1 08163a4643ee',
  'route-SE': '1 77ca966ec269',
  'route-EE': '1 2ced11707205',
  'route-LV': '1 85070cabdd71',
  'route-LT': '1 e8902f6612a3',
  'route-BY': '1 371e27826b05',
  'border-same': '1 dc057faf8413',
  'border-union': '1 7767231ac87c',
  'border-third': '1 dbb4e8a193b5',
};

test('the version of each part is that of its words', () => {
  const now = Object.fromEntries(
    (Object.keys(CARD_PARTS) as CardPart[]).map((part) => [
      part,
      `${CARD_PARTS[part].version} ${createHash('sha256').update(wordsOf(part).join('\n')).digest('hex').slice(0, 12)}`,
    ]),
  );
  expect(now).toEqual(DIGESTS);
});

test('each pair of countries has its card: the asker’s national route, and what may cross this border', () => {
  for (const asker of COUNTRIES)
    for (const answerer of COUNTRIES) {
      const { pair, version, parts } = legalCard(asker, answerer);
      expect(pair).toBe(`${asker}-${answerer}`);
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
      expect(parts[1]).toBe(`route-${asker}`);
      const third = (asker === 'BY') !== (answerer === 'BY');
      expect(parts[2]).toBe(asker === answerer ? 'border-same' : third ? 'border-third' : 'border-union');
      expect(NATIONAL_SYSTEMS[asker]).toMatch(/^https:\/\//);
    }
});

test('how far a question goes', () => {
  expect(countriesWithinReach('LV', 'country')).toEqual(['LV']);
  expect(countriesWithinReach('LV', 'union')).toEqual(['FI', 'SE', 'EE', 'LV', 'LT']);
  expect(countriesWithinReach('LV', 'region')).toEqual([...COUNTRIES]);
  expect(availableReaches('BY')).toEqual(['country', 'region']);
  expect(legalCards('BY', 'region').map(({ pair }) => pair)).toEqual(COUNTRIES.map((each) => `BY-${each}`));
});
