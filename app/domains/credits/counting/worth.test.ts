import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CountedAccreditation } from '#app/domains/credits/accreditation/accreditation.ts';
import { creditOffers } from '#app/domains/credits/accreditation/credit-offer.ts';
import { ACTIVITY_TYPES, activityTypeOfFormat } from '#app/domains/credits/activities/activity-types.ts';
import { creditText } from '#app/domains/credits/credit-text.ts';
import { lineOf } from '#app/domains/credits/ledger/earned.ts';
import { countedParticipations } from '#app/domains/credits/ledger/ledger.ts';
import { wholeVersion } from '#app/domains/credits/ledger/whole-version.ts';
import { worthsOfLine } from '#app/domains/credits/ledger/worths.ts';
import { PROGRAMMES, programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { formatFor } from '#app/i18n/format.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { Fraction } from '#app/platform/exact.ts';
import { addDays, dayIn } from '#app/platform/time.ts';
import { countCredit } from './count-credit.ts';
import { worthOf } from './worth.ts';

const SETS = new Map(PROGRAMMES.map(({ id, ruleSet }) => [id as string, [ruleSet]]));
const ZONES = ['Europe/Helsinki', 'Europe/Stockholm', 'Europe/Minsk', 'Atlantic/Reykjavik'] as const;
/** Units as an association writes them: at most two decimals. */
const units = fc.integer({ min: 1, max: 2000 }).map((hundredths) => String(hundredths / 100));

/** A course, accredited in every programme, and a doctor who takes a part of it or all. */
const taken = fc.record({
  minutes: fc.integer({ min: 1, max: 600 }),
  share: fc.integer({ min: 0, max: 100 }),
  format: fc.constantFrom('scorm-2004', 'webinar', 'recording'),
  specialty: fc.constantFrom('family', 'cardiology', null),
  zone: fc.constantFrom(...ZONES),
  at: fc.date({ min: new Date('2024-01-01'), max: new Date('2034-01-01'), noInvalidDate: true }),
  units: fc.tuple(...PROGRAMMES.map(() => units)),
});
type Taken = typeof taken extends fc.Arbitrary<infer T> ? T : never;

function play({ minutes, share, format, specialty, zone, at, units: given }: Taken) {
  const version = {
    id: 'v',
    courseId: 'c',
    minutes,
    specialties: ['family'],
    activityType: activityTypeOfFormat(format),
  };
  const spent = Math.floor((minutes * share) / 100);
  const row = lineOf({
    person: { id: 'p', opaqueId: 'o', timeZone: zone },
    activityType: version.activityType,
    title: 't',
    language: 'en',
    startedAt: at,
    endedAt: at,
    minutes: spent,
    on: at,
    evidence: { kind: 'lesson', associationId: 'a', lessonId: 'l', side: 'reader', reflected: true },
    course: { versionId: 'v', registrationId: 'r' },
  });
  const ledger = countedParticipations(
    [
      {
        ...row,
        id: 'line',
        kind: 'course',
        courseVersionId: 'v',
        stated: null,
        countsIn: null,
        reverses: null,
        onlyReverses: false,
      },
    ],
    new Map([['v', version]]),
    specialty,
  );
  const day = dayIn(zone, at);
  const accreditations = PROGRAMMES.map(({ id }, n): CountedAccreditation => ({
    id: `a${n}`,
    courseVersionId: 'v',
    programmeId: id,
    units: given[n]!,
    category: 'k',
    code: `c${n}`,
    validFrom: addDays(day, -30),
    validTo: addDays(day, 30),
    signedAt: at,
  }));
  const offers = creditOffers(accreditations, version, day, { places: new Map(), specialty }, SETS);
  const certified = worthsOfLine(ledger[0]!, accreditations, SETS, new Map());
  const counted = (programmeId: string) =>
    countCredit(
      programmeOrThrow(programmeId),
      { programmeId, anchorDate: day, confirmed: true },
      ledger,
      accreditations,
      day,
    ).lines[0]!.units;
  return { version, spent, day, accreditations, offers, certified, counted, specialty };
}

test('whatever the course, the doctor and the programme: what is certified is what the ledger counts, to the last digit', () => {
  fc.assert(
    fc.property(taken, (each) => {
      const { certified, counted } = play(each);
      expect(certified.map(({ programmeId, units: text }) => [programmeId, text])).toEqual(
        PROGRAMMES.map(({ id }) => [id, counted(id)]),
      );
    }),
    { numRuns: 200 },
  );
});

test('nobody earns more than was offered, and who spends every minute earns exactly that', () => {
  fc.assert(
    fc.property(taken, (each) => {
      const { offers, certified, spent, version } = play(each);
      expect(offers).toHaveLength(PROGRAMMES.length);
      for (const [n, offer] of offers.entries()) {
        const earned = certified[n]!.units;
        expect(new Fraction(earned).compare(offer.units)).toBeLessThanOrEqual(0);
        // Where the minutes do not decide, each gets what the association granted.
        const getsAll = spent === version.minutes || !offer.byTime;
        expect([getsAll, getsAll ? earned : offer.units]).toEqual([getsAll, offer.units]);
      }
    }),
    { numRuns: 200 },
  );
});

test('at least one programme counts by time, and at least one by what the association granted', () => {
  const { offers } = play({ minutes: 60, share: 100, format: 'scorm-2004', specialty: null, zone: 'Europe/Helsinki', at: new Date('2026-06-01'), units: PROGRAMMES.map(() => '1') as never }); // oxfmt-ignore
  expect(new Set(offers.map(({ byTime }) => byTime))).toEqual(new Set([true, false]));
  expect(offers.find(({ byTime }) => !byTime)!.units).toBe('1');
});

test('an exact number is written alike on page and certificate, in every language, fractions too', () => {
  for (const { code } of LOCALES)
    for (const { id } of PROGRAMMES)
      for (const text of ['0', '1', '2.5', '1/120']) {
        const format = formatFor(code, 'Europe/Helsinki');
        expect(creditText(translatorFor(code), format, id, text)).toContain(format.decimal(text));
      }
});

test('a line that used up a limit before leaves less of the next one in the ledger, not on its certificate', () => {
  const version = { id: 'v', courseId: 'c', minutes: 600, specialties: [], activityType: 'elearning' };
  const programme = programmeOrThrow('eaccme');
  const accreditation = play({ minutes: 600, share: 100, format: 'scorm-2004', specialty: null, zone: 'Europe/Helsinki', at: new Date('2026-06-01'), units: PROGRAMMES.map(() => '8') as never }).accreditations.at(-1)!; // oxfmt-ignore
  const line = wholeVersion(version, '2026-06-01', null);
  const both = countCredit(
    programme,
    { programmeId: 'eaccme', anchorDate: null, confirmed: true },
    [line, { ...line, id: 'second', activityId: 'another' }],
    [accreditation],
    '2026-06-01',
  );
  const alone = worthOf(programme, line, accreditation).units;
  const sum = both.lines.reduce((all, each) => all.add(each.units), new Fraction(0));
  expect(sum.compare(new Fraction(alone).mul(2))).toBeLessThanOrEqual(0);
  expect(both.lines.some(({ units: text }) => text === alone)).toBe(true);
});

test('every kind of activity has a worth, be it nothing', () => {
  const accreditation = play({ minutes: 60, share: 100, format: 'webinar', specialty: 'family', zone: 'Europe/Minsk', at: new Date('2026-06-01'), units: PROGRAMMES.map(() => '1') as never }).accreditations; // oxfmt-ignore
  for (const activityType of ACTIVITY_TYPES)
    for (const [n, programme] of PROGRAMMES.entries()) {
      const line = wholeVersion({ id: 'v', courseId: 'c', minutes: 60, specialties: [], activityType }, '2026-06-01', null); // oxfmt-ignore
      expect(worthOf(programme, line, accreditation[n]!).units).toMatch(/^\d+(\.\d+)?(\/\d+)?$/);
    }
});
