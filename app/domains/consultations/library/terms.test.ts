import { expect, test } from 'vitest';
import { findSimilarLessons, termsOf } from './terms.ts';

test('words by their beginnings, once each, in any script', () => {
  expect(termsOf('Atrial fibrillation, fibrillations; in the ECG')).toEqual(['atrial', 'fibril']);
  expect(termsOf('Eteisvärinää ja eteisvärinästä')).toEqual(['eteisv']);
  expect(termsOf('Мігатлівая арытмія, арытміі')).toEqual(['мігатл', 'арытмі']);
  // With accents or without them, composed or decomposed, as each was typed.
  for (const typed of ['SIRDS mazspēja', 'sirds mazspeja', 'sirds mazspēja'.normalize('NFD')])
    expect(termsOf(typed)).toEqual(['sirds', 'mazspe']);
  expect(termsOf('')).toEqual([]);
  expect(termsOf(Array.from({ length: 900 }, (_, i) => `${1000 + i}`).join(' '))).toHaveLength(400);
});

test('the likest first: what few cases have counts more', () => {
  const known = [
    ['a', 'Palpitations at night in an older man after coffee'],
    ['b', 'Palpitations at night and anticoagulation with a low platelet count'],
    ['c', 'Rash on both hands after gardening'],
  ].map(([id, text]) => ({ id: id!, title: text!, language: 'en', terms: termsOf(text!) }));
  const found = findSimilarLessons(
    'An older woman with night palpitations: anticoagulation, low platelets?',
    known,
  );
  expect(found.map(({ id }) => id)).toEqual(['b', 'a']);
  expect(findSimilarLessons('Nothing alike', known)).toEqual([]);
});
