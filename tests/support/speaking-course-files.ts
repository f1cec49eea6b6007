import { type CourseFiles, DRAWING } from './course-folder.ts';

const STRUCTURE = `format: 1
slug: photographs
source: en
minutes: 12
specialties: [general-practice]
objectives: [see]
modules:
  - { id: light, kind: lesson, minutes: 4, objectives: [see] }
  - id: check
    kind: questions
    minutes: 8
    objectives: [see]
    pass: 75
    questions:
      - { id: several, kind: multiple, objectives: [see], options: [near, whole, flash], answer: [near, whole] }
      - { id: ruler, kind: truefalse, objectives: [see], answer: true }
      - { id: sequence, kind: order, objectives: [see], options: [near, whole], answer: [whole, near] }
      - { id: pairs, kind: match, objectives: [see], options: [blur, shadow], targets: [steady, window], answer: { blur: steady, shadow: window } }
      - { id: distance, kind: numeric, objectives: [see], answer: 20, tolerance: 5, unit: cm }
      - { id: word, kind: text, objectives: [see] }
      - { id: place, kind: hotspot, objectives: [see], picture: hand.svg, areas: [{ id: edge, shape: circle, x: 20, y: 50, r: 10 }, { id: middle, shape: circle, x: 80, y: 50, r: 10 }], answer: edge }
references: []
`;

type Words = Record<
  | 'course' | 'light' | 'reflect' | 'check' | 'several' | 'near' | 'whole' | 'flash' | 'ruler' | 'sequence' | 'pairs'
  | 'blur' | 'shadow' | 'steady' | 'window' | 'distance' | 'word' | 'accepted' | 'place' | 'edge' | 'middle',
  string
>; // oxfmt-ignore

export const ENGLISH: Words = {
  course: 'Photographs of the skin', light: 'Light and distance', reflect: 'What will you change in your next photograph?', check: 'Check yourself',
  several: 'Which photographs does a dermatologist need?', near: 'One from near', whole: 'One of the whole area', flash: 'One with the flash',
  ruler: 'A ruler belongs in the close photograph.', sequence: 'In which order do you take them?', pairs: 'What helps against what?',
  blur: 'Blur', shadow: 'Shadow', steady: 'A steady hand', window: 'Daylight from a window', distance: 'How far away is the close photograph taken?',
  word: 'What must the patient give before you take it?', accepted: 'consent', place: 'Where does the ruler lie?', edge: 'At the edge', middle: 'In the middle',
}; // oxfmt-ignore
export const FINNISH: Words = {
  course: 'Valokuvia ihosta', light: 'Valo ja etäisyys', reflect: 'Mitä muutat seuraavassa kuvassasi?', check: 'Testaa itsesi',
  several: 'Mitkä kuvat ihotautilääkäri tarvitsee?', near: 'Lähikuvan', whole: 'Kuvan koko alueesta', flash: 'Salamalla otetun kuvan',
  ruler: 'Lähikuvassa on viivain.', sequence: 'Missä järjestyksessä otat kuvat?', pairs: 'Mikä auttaa mihinkin?',
  blur: 'Epätarkkuus', shadow: 'Varjo', steady: 'Vakaa käsi', window: 'Päivänvalo ikkunasta', distance: 'Kuinka kaukaa lähikuva otetaan?',
  word: 'Mitä potilaan on annettava ennen kuvaamista?', accepted: 'suostumus', place: 'Missä viivain on?', edge: 'Reunalla', middle: 'Keskellä',
}; // oxfmt-ignore

const question = (id: string, ...lines: string[]) => `:::question{#${id}}\n${lines.join('\n\n')}\n:::\n`;
const written = (folder: string, w: Words, unit: string): CourseFiles => ({
  [`${folder}/course.md`]: `# ${w.course}\n\n${w.light}.\n\n- ${w.light}\n`,
  [`${folder}/light.md`]: `# ${w.light}\n\n${w.light}.\n\n:::reflect{#next}\n${w.reflect}\n:::\n`,
  [`${folder}/check.md`]: [
    `# ${w.check}\n`,
    question('several', w.several, ...[w.near, w.whole, w.flash].map((each) => `- ${each}\n\n  > –`)),
    question('ruler', w.ruler, '> –'),
    question('sequence', w.sequence, `- ${w.near}\n- ${w.whole}`, '> –'),
    question('pairs', w.pairs, `- ${w.blur}\n- ${w.shadow}`, '---', `- ${w.steady}\n- ${w.window}`, '> –'),
    question('distance', w.distance, `::unit[${unit}]`, '> –'),
    question('word', w.word, `- ${w.accepted}`, '> –'),
    question('place', w.place, `::picture{alt="${w.place}"}`, `- ${w.edge}\n- ${w.middle}`, '> –'),
  ].join('\n'),
});
/** A course of a lesson and a module with every kind of question, in English and Finnish. */
export const speakingCourse = (): CourseFiles => ({
  'course.yaml': STRUCTURE,
  ...written('en', ENGLISH, 'cm'),
  ...written('fi', FINNISH, 'cm'),
  'media/hand.svg': DRAWING,
});
/** Right answers to all of them but the last, as forms send them. */
export const ANSWERS: Record<string, Record<string, string | string[]>> = {
  several: { answer: ['near', 'whole'] },
  ruler: { answer: 'true' },
  sequence: { 'answer-whole': '1', 'answer-near': '2' },
  pairs: { 'answer-blur': 'steady', 'answer-shadow': 'window' },
  distance: { answer: '22,5' },
  word: { answer: 'Suostumus' },
  place: { answer: '80,50' },
};
