import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOCALES } from './locales.ts';
import { sortKey, sortKeys } from './sort-keys.server.ts';

const byKey = (language: (typeof LOCALES)[number]['code']) => (a: string, b: string) => {
  const [first, second] = [sortKey(a, language), sortKey(b, language)];
  return first < second ? -1 : first > second ? 1 : 0;
};

test.each([
  ['sv', 'Andersson Andre Zetterlund Åberg Ängström Öberg'],
  ['fi', 'Aalto Virtanen Wirtanen Zetterlund Åberg Äijälä Öberg'],
  ['et', 'Saar Sepp Šaar Zeiger Žukov Tamm Vaher Õun Äkke Ööbik Ülo Xavier'],
  ['lv', 'Cālis Čakste Gailis Ģipslis Kalns Ķīsis Lācis Ļaudis Nora Ņikita Sala Šalms Zuks Žagars'],
  ['lt', 'Cibulskis Čekuolis Yla Irena Yris Izidorius Jonas Sabonis Šimkus Zita Žukaitė'],
  ['be', 'Ермак Ёлкін Жук Іваноў Якуб Adamovič Žuk'],
  ['en', 'abakumov Äijälä Éclair Öberg Šimkus Zetterlund Žukas Іванова'],
] as const)('in %s names are in the order of a telephone book', (language, names) => {
  const sorted = names.split(' ');
  expect(sorted.toReversed().sort(byKey(language))).toEqual(sorted);
});

const letters = (text: string) => Array.from(text + text.toUpperCase());
const FREQUENT = letters('aābcdeikķlnoöōsšzž ');
const LETTERS = letters('aàáâãäåāăąæbcćčçdðđeèéêëēėęfgģğhiìíîïīįıjkķlļłmnñņńoòóôõöøőœpqrřsśšșßtțþuùúûüūůűųvwxyýÿzźżž-\' ’абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюяαβγ'); // oxfmt-ignore
const name = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...LETTERS), weight: 3 },
      { arbitrary: fc.constantFrom(...FREQUENT), weight: 4 },
    ),
    { maxLength: 8 },
  )
  .map((each) => each.join(''));

describe.each(LOCALES)('in $code', ({ code }) => {
  test('keys compare as the language’s own collation does, but for case', () => {
    const { compare } = new Intl.Collator(code, { sensitivity: 'accent' });
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(Math.sign(byKey(code)(a, b))).toBe(Math.sign(compare(a, b)));
      }),
      { numRuns: 4000 },
    );
  });

  test('a key is the same for composed and decomposed text, and uses only digits that every database collation sorts alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
        const key = sortKey(text.normalize('NFC'), code);
        expect(sortKey(text.normalize('NFD'), code)).toBe(key);
        expect(key).toMatch(/^[0-9a-f]*$/);
      }),
    );
  });
});

test('every language has its key, and the version is named', () => {
  const { version, ...keys } = sortKeys('Žukaitė');
  expect(Object.keys(keys)).toEqual(LOCALES.map(({ code }) => code));
  expect(version).toContain(process.versions['cldr']);
});
