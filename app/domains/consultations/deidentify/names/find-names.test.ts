import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LOCALES } from '#app/i18n/locales.ts';
import { makeNotes } from '#tests/support/notes/make-notes.ts';
import { measureFinder } from '#tests/support/notes/measure-finder.ts';
import { findNames } from './find-names.ts';

const named = (text: string): string[] => findNames(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['Jānis Bērziņš, 150372-12345', 'Jānis Bērziņš'],
  ['Vai Jānim Bērziņam var turpināt bisoprololu', 'Jānim Bērziņam'],
  ['pot. Virtanen Matti s. 12.3.1961', 'Virtanen Matti'],
  ['Ivanovas Petras', 'Ivanovas Petras'],
  ['Иванов И.И.', 'Иванов И.И'],
  ['Kaska Mari, ik 46003124567', 'Kaska Mari'],
  ['Eilen Annelin kanssa sovittiin', 'Annelin'],
  ['Svenssons mamma ringde', 'Svenssons'],
  ['jānis bērziņš klepo', 'jānis bērziņš'],
  ['VIRTANEN MATTI', 'VIRTANEN MATTI'],
  ['Janim Berzinam', 'Janim Berzinam'],
  ['Rudzīša kungam, 70', 'Rudzīša'],
  ['Kęstučio Petraičio žmona', 'Kęstučio Petraičio'],
  ['Надежда Петровна жалуется на кашель', 'Надежда Петровна'],
  ['potilas virtanen on väsynyt', 'virtanen'],
  ['Aldis Krūklis, 54 g.v., hipertensija', 'Aldis Krūklis'],
  ['Ja\u0304nis Be\u0304rzin\u0327s\u030c', 'Ja\u0304nis Be\u0304rzin\u0327s\u030c'],
  ['Ala-Mäki Anna-Liisa, 77 v', 'Ala-Mäki Anna-Liisa'],
])('somebody: %s', (text, name) => {
  expect(named(text)).toEqual([name]);
});

test.each([
  'Anna bisoprololia 2,5 mg aamuisin.', 'Toivo paranemisesta on pieni.', 'Roze uz vaiga.', 'Вера в лечение невелика.',
  'Parkinsonin ja Sjögrenin taudit', 'Wegener’s granulomatosis or Graves’ disease', 'Creutzfeldt-Jakob, Guillain-Barré',
  'Otto-gramm, hepatit B.', 'Lieto Concor un Xarelto', 'Hans smärta är värre på natten', 'Kask ja lepp õitsevad',
  'Основной диагноз: ИБС', 'E. coli och H. pylori', 'Remitterad till Sahlgrenska', 'The European Society of Cardiology',
  'ANA, ELISA ja TIA', 'Per os, per rectum', 'HbA1c 55', 'Eliquis-behandling',
])('nobody: %s', (text) => {
  expect(named(text)).toEqual([]);
}); // oxfmt-ignore

test('a name that is a word as well is one where it is said again of somebody', () => {
  expect(named('Pacientei Rozei Ozolai sāp. Roze lūdz nosūtījumu.')).toEqual(['Rozei Ozolai', 'Roze']);
});

test('a few hundred notes in seven languages', () => {
  const { names, rareNames, numbers, falseAlarms } = measureFinder(makeNotes(420, 7));
  const share = ({ found, all }: { found: number; all: number }) => found / all;
  expect(names.all + numbers.all).toBeGreaterThan(250);
  expect(share(names), names.missed.join('\n')).toBeGreaterThan(0.95);
  expect(share(numbers), numbers.missed.join('\n')).toBeGreaterThan(0.99);
  expect(share(falseAlarms), falseAlarms.missed.join('\n')).toBeLessThan(0.02);
  // In no list; found by their shape and by what stands around.
  expect(share(rareNames)).toBeGreaterThan(0.5);
});

/** Beginnings of the names of those whom the courses tell of, who are found as they should be. */
const INVENTED = /^(?:Ilz|Elsa|Nina|Ninu|Nino|Tomas|Pavel|Antti|Antille|Marja|Juoz|Vuorinen|vuorinen|Eha|Rasa|Vytau|Maria|Kalnins|Daina|Dainu|Roger|Rodžers|Inga|Leida|Инга|Інга|Павел|Паўлу|Нін|Роджэр)/; // oxfmt-ignore

test('in what we ship ourselves, not one sentence in a hundred is taken for somebody', () => {
  const folder = 'content/courses/tele-consultation';
  const sentences = LOCALES.flatMap(({ code }) =>
    readdirSync(`${folder}/${code}`).flatMap((name) =>
      readFileSync(`${folder}/${code}/${name}`, 'utf8')
        .split(/(?<=[.!?])\s+|\n+/)
        .filter((sentence) => sentence.length >= 20),
    ),
  );
  expect(sentences.length).toBeGreaterThan(250);
  const taken = sentences.filter((sentence) => named(sentence).some((name) => !INVENTED.test(name)));
  expect(taken.length, taken.slice(0, 5).join('\n')).toBeLessThan(sentences.length / 100);
});

test('no rare name of the notes is in the lists', async () => {
  const { LANGUAGES } = await import('#tests/support/notes/make-notes.ts');
  const { nameOf } = await import('./name-index.ts');
  const { searchKeyOf } = await import('./search-key.ts');
  const listed = Object.values(LANGUAGES).flatMap(({ rare }) =>
    Object.values(rare).flatMap(({ given, family }) => [
      ...given.split(' ').filter((each) => nameOf(searchKeyOf(each.split('/')[0]!)).given !== 'none'),
      ...family.split(' ').filter((each) => nameOf(searchKeyOf(each.split('/')[0]!)).family !== 'none'),
    ]),
  );
  expect(listed).toEqual([]);
});
