import { expect, test } from 'vitest';
import { COUNTRIES, identityNumber, writtenForms } from '#tests/support/identity-numbers.ts';
import { deidentify } from './deidentify.ts';

/** Days of three centuries, the last of February among them. */
const DAYS = Array.from({ length: 240 }, (_, i) => ({
  year: 1890 + ((i * 37) % 134),
  month: 1 + (i % 12),
  day: i % 12 === 1 ? 28 : 1 + ((i * 7) % 30),
}));

test.each(COUNTRIES)(
  '%s: each number that the rules make is found, in every form that it is written in',
  (country) => {
    const missed: string[] = [];
    for (const [i, day] of DAYS.entries()) {
      const number = identityNumber(country, day, i * 13 + 5);
      for (const form of writtenForms(number)) {
        const text = `Patient (${form}) came today.`;
        const whole = deidentify(text).some(
          ({ kind, start, end }) => kind === 'identity-number' && start <= 9 && end >= 9 + form.length,
        );
        if (!whole) missed.push(JSON.stringify(form));
      }
    }
    expect(missed).toEqual([]);
  },
);

test('offsets are those of the text as it was written, whatever stands in it', () => {
  const number = identityNumber('LV', { year: 1980, month: 3, day: 4 }, 123);
  const text = `🧑‍⚕️ Pacients\u00ad ${number}, e-mail anna.b@example.org, tel. 29 123 456, +371 29123456.`;
  const found = deidentify(text);
  expect(found.map(({ kind }) => kind)).toEqual(['identity-number', 'email', 'phone', 'phone']);
  for (const { start, end, text: words } of found) expect(text.slice(start, end)).toBe(words);
  expect(found.map(({ text: words }) => words)).toEqual([
    number,
    'anna.b@example.org',
    '29 123 456',
    '+371 29123456',
  ]);
});

test('in a file name, beside a word, at both ends of a text', () => {
  const number = identityNumber('FI', { year: 1975, month: 11, day: 9 }, 4);
  for (const text of [number, `scan_${number}.pdf`, `hetu:${number}`, `Virtanen${number}`])
    expect(deidentify(text).map(({ text: words }) => words)).toEqual([number]);
});

test.each([
  ['a wrong control', '150372-12345', '150372-12345'],
  ['no such day', '310299-123B', '310299-123B'],
  ['no such month, digits alone', '39913330001', '39913330001'],
  ['one digit too many', '461005060771', '461005060771'],
  ['one too few', 'isikukood 4610050607', '4610050607'],
  ['one too few, in two parts', '15037-12345', '15037-12345'],
  ['a dash between blanks', '150372 – 12345', '150372 – 12345'],
  ['a full date before it', '15.03.1972-12345', '15.03.1972-12345'],
  ['a blank between', '460312 12345 vakar', '460312 12345'],
  ['no end after a word for it', 'hetu 120361-12', '120361-12'],
  ['letters of Belarus', '3170252B632BI', '3170252B632BI'],
])('looks like an identity number, %s', (_, text, number) => {
  expect(deidentify(text).map(({ kind, text: words }) => `${kind}: ${words}`)).toEqual([
    `identity-number: ${number}`,
  ]);
});

test('longer and shorter numbers, those of lots and of papers, telephones and counts are no identity numbers', () => {
  for (const text of ['4610050607712', '123456789', 'LOT 1234567890', 'PMID 12345678901', 'tel. 0401234567', '150000-45000', '012024-022025', '12345678mg'])
    expect(deidentify(text).filter(({ kind }) => kind === 'identity-number'), text).toEqual([]); // oxfmt-ignore
});

const kinds = (text: string) => deidentify(text, 2026).map(({ kind, text: words }) => `${kind}: ${words}`);

test.each([
  ['born 3.4.1961', 'birth-date: 3.4.1961'],
  ['synt. 12.10.2019', 'birth-date: 12.10.2019'],
  ['född 1955-03-09', 'birth-date: 1955-03-09'],
  ['sündinud 5. mail 2018', 'birth-date: 5. mail 2018'],
  ['dzimusi 1980. gada 5. maijā', 'birth-date: 1980. gada 5. maijā'],
  ['gimęs 1980 m. gegužės 5 d.', 'birth-date: 1980 m. gegužės 5 d.'],
  ['нарадзіўся 5 мая 1980 года', 'birth-date: 5 мая 1980'],
  ['May 5, 1980', 'birth-date: May 5, 1980'],
  ['Potilas Matti Virtanen, 63 v.', 'name: Matti Virtanen'],
  ['Patienten Anna-Lisa Öberg mår bättre', 'name: Anna-Lisa Öberg'],
  ['proua Kask kurdab', 'name: Kask'],
  ['her daughter Anna Berg gives it', 'name: Anna Berg'],
  ['hänen tyttärensä nimeltä Aino soitti', 'name: Aino'],
  ['meita Ilze Liepa atveda', 'name: Ilze Liepa'],
  ['жонка Алена прынесла', 'name: Алена'],
  ['Bērziņas kundze sūdzas', 'name: Bērziņas'],
  ['pacientė Ona Kazlauskienė serga', 'name: Ona Kazlauskienė'],
  ['пацыентка Марыя Іванова хварэе', 'name: Марыя Іванова'],
  ['asuu Mannerheimintie 12 A 3', 'address: Mannerheimintie 12 A 3'],
  ['bor på Storgatan 4', 'address: Storgatan 4'],
  ['elab Tartu mnt 15-3', 'address: Tartu mnt 15-3'],
  ['dzīvo Brīvības ielā 12-3', 'address: Brīvības ielā 12-3'],
  ['gyvena Gedimino pr. 9', 'address: Gedimino pr. 9'],
  ['жыве вул. Леніна 5', 'address: вул. Леніна 5'],
  ['MRN: 2024-55812', 'record-number: 2024-55812'],
  ['potilasnumero 8841209', 'record-number: 8841209'],
])('in context: %s', (text, found) => {
  expect(kinds(text)).toEqual([found]);
});

test('what is of the visit and not of the person stays', () => {
  for (const text of [
    'seen on 3.4.2026',
    'kontroll 2025-11-20',
    'The patient has pain since Monday.',
    'mother: Diabetes, father: Infarction at 50',
    'so far Marevan and Bisoprolol',
    'Potilas on väsynyt.',
    'Herr doktor',
    'case 3',
    'Pacients atveda bērnu.',
    'patient Nr 3',
  ])
    expect(kinds(text)).toEqual([]);
});

test('values and dates of a medical text are not taken for numbers of people', () => {
  const text = `BP 142/84, pulse 88, Hb 138 g/l, CRP 12.5 mg/l, INR 2.3 (2.0-3.0), eGFR 54 ml/min/1.73 m2, glucose 5.6 7.1 9.0,
    creatinine 102 98 110 on 3 2 2024, dose 5 mg x 2 for 10 days, ICD I48.0, ATC B01AF02, weight 82.5 kg, height 178 cm,
    troponin 12 14 13 15 ng/l, LOT 12345678, EKG 60 120 180 240 ms, ferritin 123 456 789 µg/l in 2021 2022 2023`;
  expect(deidentify(text)).toEqual([]);
});
