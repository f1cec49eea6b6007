import { expect, test } from 'vitest';
import { countByLanguage, isAboutCycles, languageFor } from './message.ts';

const texts = { lv: { subject: 'Sapulce', body: 'Nāciet.' }, en: { subject: 'Meeting', body: 'Come.' } };

test('each gets their own language where it is written, otherwise the association’s', () => {
  expect(['lv', 'en', 'be'].map((locale) => languageFor(texts, locale, 'lv'))).toEqual(['lv', 'en', 'lv']);
  const locales = [
    { locale: 'lv', count: 3 },
    { locale: 'be', count: 2 },
  ];
  expect(countByLanguage(texts, 'lv', locales)).toEqual({ lv: 5, en: 0 });
});

test('only a selection by standing or programme is about cycles', () => {
  const all = { q: '', state: '', programmeId: '', specialty: '', region: 'Kolka' };
  expect([all, { ...all, state: 'at_risk' }, { ...all, programmeId: 'LV' }].map(isAboutCycles)).toEqual([
    false,
    true,
    true,
  ]);
});
