import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countCredit } from '#app/domains/credits/counting/count-credit.ts';
import { PROGRAMMES, programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { compareExact } from '#app/platform/exact.ts';
import { addDays } from '#app/platform/time.ts';
import { creditOf, offeredCredit } from './credit-of.ts';

const DAY = '2026-06-15';
const accreditation = (programmeId: string, units: string) => ({
  id: 'a',
  courseVersionId: 'v',
  programmeId,
  units,
  category: 'x',
  code: 'X-1',
  validFrom: '2020-01-01',
  validTo: '2030-12-31',
  signedAt: new Date(0),
});
const participation = (activityType: string, minutes: number, inSpecialty = false) => ({
  id: 'p',
  title: 'Heart at home',
  kind: 'course' as const,
  activityType,
  courseVersionId: 'v',
  activityId: 'c',
  inSpecialty,
  date: DAY,
  minutes,
  sessions: [{ date: DAY, minutes }],
  stated: null,
  countsIn: null,
  reversed: false,
});

const units = fc
  .integer({ min: 1, max: 400_000 })
  .map((parts) => String(parts / 10_000))
  .filter((text) => /^\d+(\.\d{1,4})?$/.test(text));

test('what is offered is never less than what is earned, and what is earned is what the ledger counts, to the last digit', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PROGRAMMES),
      units,
      fc.constantFrom('elearning', 'live_webinar'),
      fc.integer({ min: 0, max: 3000 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 160 }),
      fc.integer({ min: 0, max: 300 }),
      (programme, granted, activityType, minutes, inSpecialty, since, unspent) => {
        const given = accreditation(programme.id, granted);
        const done = participation(activityType, minutes, inSpecialty);
        const earned = creditOf(programme, [programme.ruleSet], done, given);
        const whole = { ...done, minutes: minutes + unspent };
        const offered = offeredCredit(programme, [programme.ruleSet], whole, given);
        const ledger = countCredit(
          programme,
          { programmeId: programme.id, anchorDate: addDays(DAY, -since), confirmed: true },
          [done],
          [given],
          DAY,
        );
        expect(ledger.lines[0]!.units).toBe(earned);
        expect(compareExact(offered.units, earned)).toBeGreaterThanOrEqual(0);
        expect((offered.byMinutes && unspent > 0) || offered.units === earned).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

test('where minutes count a quick reader earns by the minute, and the offer says what all of it gives', () => {
  const finland = programmeOrThrow('fi-sll');
  const earned = (minutes: number) =>
    creditOf(
      finland,
      [finland.ruleSet],
      participation('elearning', minutes),
      accreditation('fi-sll', '0.03'),
    );
  expect(earned(3)).toBe('1/120');
  expect(earned(10)).toBe('1/36');
  expect(offeredCredit(finland, [finland.ruleSet], participation('elearning', 10), accreditation('fi-sll', '0.03'))).toEqual({ units: '1/36', byMinutes: true }); // oxfmt-ignore
});

test('where the accreditation decides, the minutes change nothing', () => {
  const latvia = programmeOrThrow('lv-lab');
  const earned = (minutes: number) =>
    creditOf(latvia, [latvia.ruleSet], participation('elearning', minutes), accreditation('lv-lab', '1'));
  expect([earned(0), earned(3), earned(90)]).toEqual(['1', '1', '1']);
});
