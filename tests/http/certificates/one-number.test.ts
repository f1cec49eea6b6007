import { text as textOf } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCertificates } from '#app/domains/certificates/compare-certificates.server.ts';
import type { CertificateSnapshot } from '#app/domains/certificates/snapshot.ts';
import { accreditVersion } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { readCreditOffers } from '#app/domains/credits/accreditation/read-credit-offers.server.ts';
import { createExport } from '#app/domains/credits/exports/create-export.server.ts';
import { readExport } from '#app/domains/credits/exports/read-export.server.ts';
import { readEarnedCreditIn } from '#app/domains/credits/ledger/read-earned-credit.server.ts';
import { PROGRAMME_IDS, programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { readCredit } from '#app/domains/credits/standings/read-credit.server.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { unitsText } from '#app/domains/credits/rules/units-text.ts';
import { formatFor } from '#app/i18n/format.ts';
import { compareExact } from '#app/platform/exact.ts';
import { newId } from '#app/platform/ids.server.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { certificates } from '#db/schema/certificates.ts';
import { creditFindings, participations, programmeEnrolments } from '#db/schema/credits.ts';
import { accrediting, ANSWERS, GRANT } from '#tests/support/accrediting.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { completeIn } from '#tests/support/completion.ts';
import { publishCourse } from '#tests/support/course.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const NOW = new Date('2026-06-15T21:30:00Z');
const inWords = (units: string) => unitsText(said, formatFor('en', 'UTC'), 'fi-sll', units);
const { author, officer, associationId } = await accrediting(app, 'one-number');

type Doctor = { country: string; timeZone: string; specialty: string };
type Accredited = { programmeId: string; units: string };

/** Accredits a course, and a doctor in every programme takes it. */
async function take(minutes: number, granted: Accredited[], profile: Doctor) {
  const { versionId, slug, path } = await publishCourse(app, author);
  for (const each of granted)
    await accreditVersion(await app.as(officer), associationId, {
      ...GRANT,
      ...each,
      courseVersionId: versionId,
    });
  const doctor = await app.person('doctor');
  await db.transact(async (tx) => {
    await tx.update(people).set(profile).where(eq(people.id, doctor.id));
    await tx.insert(memberships).values({
      id: newId(), personId: doctor.id, associationId, registrationNumber: doctor.id, state: 'accepted', requestedAt: NOW, decidedAt: NOW, exportConsentAt: NOW,
    }); // oxfmt-ignore
    for (const programmeId of PROGRAMME_IDS)
      await tx.insert(programmeEnrolments).values({
        id: newId(), personId: doctor.id, programmeId, anchorDate: '2026-01-01', anchorKind: 'none', createdAt: NOW, confirmedAt: NOW, confirmedBy: officer.id,
      }); // oxfmt-ignore
  });
  const ctx = { ...(await app.as(doctor)), now: NOW };
  const offered = (await readCreditOffers(ctx, [versionId])).get(versionId) ?? null;
  const id = await registerForCourse(ctx, slug, { language: 'en' });
  await db.transact((tx) => completeIn(tx, id, { at: NOW, minutes }));
  expect((await app.post(`/registrations/${id}/evaluation`, ANSWERS, doctor)).status).toBe(302);
  const [line] = await db.read.select().from(participations).where(eq(participations.personId, doctor.id));
  const [certificate] = await db.read.select().from(certificates).where(eq(certificates.personId, doctor.id));
  const snapshot = JSON.parse(certificate!.snapshot) as CertificateSnapshot;
  return { doctor, ctx, offered, line: line!, snapshot, path, code: certificate!.code };
}

const exported = async (programmeId: string, lineId: string): Promise<string | undefined> => {
  const ctx = { ...(await app.as(officer)), now: NOW };
  const id = await createExport(ctx, associationId, { programmeId });
  const file = await textOf((await readExport(ctx, associationId, id!)).document.body());
  const { lines } = JSON.parse(file) as { lines: { id: string; counted: string }[] };
  return lines.find((each) => each.id === lineId)?.counted;
};

const accredited = fc.uniqueArray(
  fc.record({
    programmeId: fc.constantFrom(...PROGRAMME_IDS),
    units: fc.integer({ min: 1, max: 80_000 }).map((parts) => String(parts / 10_000)),
  }),
  { selector: ({ programmeId }) => programmeId, minLength: 1, maxLength: 7 },
);
const profile = fc.record({
  country: fc.constantFrom('FI', 'SE', 'EE', 'LV', 'LT', 'BY'),
  timeZone: fc.constantFrom('Europe/Helsinki', 'Europe/Stockholm', 'Europe/Minsk'),
  specialty: fc.constantFrom('general-practice', 'cardiology'),
});

test('offered is never less than earned; certificate, ledger, evidence and export say one number', async () => {
  app.platform.clock = () => NOW;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 900 }), accredited, profile, async (minutes, granted, who) => {
      const { doctor, ctx, offered, line, snapshot } = await take(minutes, granted, who);
      const earned = await readEarnedCreditIn(db.read, line);
      const counted = (await readCredit(ctx, [doctor.id])).get(doctor.id)!;
      expect(snapshot.credit).toHaveLength(granted.length);
      for (const { programmeId, units } of snapshot.credit) {
        expect(earned.find(({ programme }) => programme.id === programmeId)!.units).toBe(units);
        const credit = counted.find((each) => each.programmeId === programmeId)!;
        expect(credit.lines.find(({ participation }) => participation.id === line.id)!.units).toBe(units);
        expect(await exported(programmeId, line.id)).toBe(units);
        const most = offered!.own.find((each) => each.programmeId === programmeId)!;
        expect(compareExact(most.units, units)).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 12 },
  );
  expect(await compareCertificates({ ...app.operator, now: NOW })).toBe(0);
});

test('a Finnish doctor who reads quickly is told beforehand, and certificate, check page and ledger name what was earned', async () => {
  const { doctor, ctx, offered, snapshot, path, code, line } = await take(
    3,
    [{ programmeId: 'fi-sll', units: '0.03' }],
    { country: 'FI', timeZone: 'Europe/Helsinki', specialty: 'general-practice' },
  );
  const offer = { programmeId: 'fi-sll', units: '1/12', byMinutes: true };
  expect(offered).toEqual({ ...offer, own: [offer] });
  const newcomer = await app.person('newcomer');
  await db.transact((tx) => tx.update(people).set({ country: 'FI' }).where(eq(people.id, newcomer.id)));
  const most = inWords('1/12');
  // Less than one unit: the minutes come first.
  const upTo = said('credits:offer.upTo', { units: most }).slice(1);
  expect(await app.text(path, newcomer)).toMatch(/>30 minutes – [^<]+ ≈ 0.08/);
  expect(await app.text(path, newcomer)).toContain(upTo);
  expect(snapshot.credit).toMatchObject([{ programmeId: 'fi-sll', units: '1/120' }]);
  const earned = inWords('1/120');
  expect(await app.text(`/verify/${code}`)).toContain(earned);
  expect(await app.text(`/associations/one-number/evidence/${line.id}`, officer)).toContain(earned);
  const counted = (await readCredit(ctx, [doctor.id])).get(doctor.id)!;
  const finland = counted.find(({ programmeId }) => programmeId === 'fi-sll');
  expect(finland!.lines[0]!.units).toBe('1/120');
});

test('who is in several programmes reads on the page what a course is worth in each, by minutes where they decide', async () => {
  const granted = [{ programmeId: 'lv-lab', units: '0.25' }, { programmeId: 'eaccme', units: '1' }, { programmeId: 'fi-sll', units: '0.03' }]; // oxfmt-ignore
  const { doctor, path } = await take(60, granted, { country: 'LV', timeZone: 'Europe/Riga', specialty: 'cardiology' }); // oxfmt-ignore
  const pairsOf = async (who: Person) =>
    /<dl class="pairs told">(.*?)<\/dl>/s.exec(await app.text(path, who))?.[1]?.match(/<dt>.*?<\/dd>/gs);
  const units = (id: string, exact: string) => unitsText(said, formatFor('en', 'UTC'), id, exact);
  const pair = (id: string, text: string) =>
    `<dt>${said(`credits:programme.${programmeOrThrow(id).id}`)}</dt><dd>${text}</dd>`;
  expect((await pairsOf(doctor))!.sort()).toEqual(
    [
      pair('eaccme', units('eaccme', '1')),
      pair('lv-lab', units('lv-lab', '0.25')),
      pair('fi-sll', said('credits:offer.upTo', { units: units('fi-sll', '1/12') })),
    ].sort(),
  );
  const inOne = await app.person('in-one');
  await db.transact((tx) =>
    tx.insert(programmeEnrolments).values({
      id: newId(), personId: inOne.id, programmeId: 'lv-lab', anchorDate: '2026-01-01', anchorKind: 'none', createdAt: NOW,
    }),
  ); // oxfmt-ignore
  expect(await pairsOf(inOne)).toBeUndefined();
});

test('a certificate that names other units than are counted today is found, once', async () => {
  const { line } = await take(60, [{ programmeId: 'lv-lab', units: '1' }], {
    country: 'LV', timeZone: 'Europe/Riga', specialty: 'general-practice',
  }); // oxfmt-ignore
  const ctx = { ...app.operator, now: NOW };
  expect(await compareCertificates(ctx)).toBe(0);
  // A later signature stands before an earlier one.
  await accreditVersion(await app.as(officer), associationId, {
    ...GRANT,
    courseVersionId: line.courseVersionId!,
    units: '2',
    code: 'LV-2',
  });
  const later = { ...ctx, now: new Date(NOW.getTime() + 1000) };
  expect(await compareCertificates(later)).toBe(1);
  expect(await compareCertificates(later)).toBe(0);
  const found = await db.read
    .select()
    .from(creditFindings)
    .where(eq(creditFindings.participationId, line.id));
  expect(found).toMatchObject([
    { kind: 'units_differ', programmeId: 'lv-lab', detail: { units: { before: '1', after: '2' } } },
  ]);
});
