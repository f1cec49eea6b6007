import { expect, test } from 'vitest';
import { nextPlan, plannedAnswerDay, stageOf } from './plan.ts';

const plan = (id: string, profilesBy: string, proposesOn: string, answersBy: string) => ({
  id, profilesBy, proposesOn, answersBy,
}); // oxfmt-ignore
const spring = plan('spring', '2027-03-10', '2027-03-12', '2027-03-22');
const autumn = plan('autumn', '2027-09-10', '2027-09-12', '2027-09-22');

test('the next round is the first that is not over, whatever the order in which they were planned', () => {
  const on = (day: string) => nextPlan([autumn, spring], day)?.id ?? null;
  expect([on('2027-01-01'), on('2027-03-22'), on('2027-03-23'), on('2027-09-23')]).toEqual([
    'spring',
    'spring',
    'autumn',
    null,
  ]);
});

test('profiles, then pairing, then answers; the last day of each still belongs to it', () => {
  const on = (day: string) => stageOf(spring, day);
  expect([on('2027-03-10'), on('2027-03-11'), on('2027-03-12')]).toEqual(['profiles', 'pairing', 'answers']);
});

test('proposals are answered until the planned day, also those made a few days early; none is planned to be answered today', () => {
  const on = (day: string) => plannedAnswerDay([autumn, spring], day);
  expect([on('2027-03-04'), on('2027-03-05'), on('2027-03-21'), on('2027-03-22')]).toEqual([
    null,
    '2027-03-22',
    '2027-03-22',
    null,
  ]);
});
