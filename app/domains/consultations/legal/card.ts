import { COUNTRIES } from '#app/domains/accounts/schemas.ts';
import type { Reach } from '#app/domains/consultations/cases/case-options.ts';

/**
 * Parts of the legal cards, each with the version and the date of its text (`locales/…/consultations.json`, `legal`). A change
 * of the text needs a new version: everybody is shown the card again. `card.test.ts` compares both.
 */
export const CARD_PARTS = {
  common: { version: 1, date: '2026-11-26' },
  'route-FI': { version: 1, date: '2026-11-26' },
  'route-SE': { version: 1, date: '2026-11-26' },
  'route-EE': { version: 1, date: '2026-11-26' },
  'route-LV': { version: 1, date: '2026-11-26' },
  'route-LT': { version: 1, date: '2026-11-26' },
  'route-BY': { version: 1, date: '2026-11-26' },
  'border-same': { version: 1, date: '2026-11-26' },
  'border-union': { version: 1, date: '2026-11-26' },
  'border-third': { version: 1, date: '2026-11-26' },
} as const;
export type CardPart = keyof typeof CARD_PARTS;

/** Web address of each country's own system. */
export const NATIONAL_SYSTEMS: Record<string, string> = {
  FI: 'https://www.kanta.fi',
  SE: 'https://www.inera.se',
  EE: 'https://www.tervisekassa.ee',
  LV: 'https://www.eveseliba.gov.lv',
  LT: 'https://www.esveikata.lt',
  BY: 'https://minzdrav.gov.by',
};

/** Belarus alone is outside the European Union, and no decision of adequacy exists for it (GDPR, article 45). */
const isUnion = (country: string): boolean => country !== 'BY';

/** Countries that a question may go to. */
export function countriesWithinReach(own: string, reach: Reach): string[] {
  if (reach === 'country') return [own];
  return reach === 'region' ? [...COUNTRIES] : COUNTRIES.filter((each) => isUnion(each) || each === own);
}

/** Reaches to choose from: outside the Union there is no step between one country and all six. */
export const availableReaches = (own: string): Reach[] =>
  isUnion(own) ? ['country', 'union', 'region'] : ['country', 'region'];

/** The card for advice from one country to another; `pair` is the asker's country, then the other. */
export function legalCard(asker: string, answerer: string) {
  const border: CardPart =
    asker === answerer
      ? 'border-same'
      : isUnion(asker) && isUnion(answerer)
        ? 'border-union'
        : 'border-third';
  const parts: CardPart[] = ['common', `route-${asker}` as CardPart, border];
  const date = parts.map((part) => CARD_PARTS[part].date).sort().at(-1)!; // oxfmt-ignore
  return {
    pair: `${asker}-${answerer}`,
    version: parts.map((part) => CARD_PARTS[part].version).join('.'),
    date,
    parts,
  };
}
export type Card = ReturnType<typeof legalCard>;

/** Cards for everywhere that a question may go. */
export const legalCards = (own: string, reach: Reach): Card[] =>
  countriesWithinReach(own, reach).map((country) => legalCard(own, country));
