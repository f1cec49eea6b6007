import { expect, test } from 'vitest';
import { type Harm, type Need, orderNeeds } from './need.ts';

const NOW = new Date('2026-03-12T08:00:00Z');
const need = (key: string, harm: Harm, at: string | null = null): Need => ({
  key,
  harm,
  at,
  icon: 'book',
  to: '/',
  title: key,
  why: '',
  button: '',
});
const order = (...needs: Need[]) => orderNeeds(needs, NOW).map(({ key }) => key);

test('a patient comes before a colleague who waits, credit before a course, whatever the dates', () => {
  expect(
    order(
      need('course', 'begun'),
      need('offer', 'new'),
      need('credit', 'credit', '2026-03-13'),
      need('proposal', 'turn', '2026-03-12T09:00:00Z'),
      need('patient', 'patient', '2026-03-14T08:00:00Z'),
      need('live', 'now', '2026-03-12T07:55:00Z'),
    ),
  ).toEqual(['live', 'patient', 'proposal', 'credit', 'course', 'offer']);
});

test('of the same harm the earlier date comes first, and what has none keeps its order at the end', () => {
  expect(
    order(
      need('whenever', 'turn'),
      need('later', 'turn', '2026-03-20'),
      need('sooner', 'turn', '2026-03-14'),
      need('also', 'turn'),
    ),
  ).toEqual(['sooner', 'later', 'whenever', 'also']);
});

test('a date within a day stands among those who wait, a later one after the credit', () => {
  expect(
    order(
      need('credit', 'credit'),
      need('next week', 'date', '2026-03-19T16:00:00Z'),
      need('tonight', 'date', '2026-03-12T17:00:00Z'),
    ),
  ).toEqual(['tonight', 'credit', 'next week']);
});
