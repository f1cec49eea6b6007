import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { endMembership } from '#app/domains/accounts/memberships/end-membership.server.ts';
import { replyToCase } from '#app/domains/consultations/cases/reply-to-case.server.ts';
import { reassignCase } from '#app/domains/consultations/assignments/reassign-case.server.ts';
import { readCase } from '#app/domains/consultations/cases/read-case.server.ts';
import { eraseOldCases } from '#app/domains/consultations/cases/erase-old-cases.server.ts';
import { remindOfCases } from '#app/domains/consultations/cases/remind-of-cases.server.ts';
import { CHECK_VERSION } from '#app/domains/consultations/deidentify/check.ts';
import { participations } from '#db/schema/credits.ts';
import { consultationEntries } from '#db/schema/consultations.ts';
import { bodiesTo } from '#tests/support/mails.ts';
import { makeApp } from '#tests/support/app.ts';
import {
  answerAs,
  answers,
  askCase,
  caseOf,
  closeAs,
  consulting,
  verified,
} from '#tests/support/consultation.ts';
import { day } from '#tests/support/days.ts';
import { pieceOf } from '#tests/support/words.ts';

const app = await makeApp();
const CHECKED = { checkVersion: CHECK_VERSION, kept: '[]' };
const JSON_ONLY = { accept: 'application/json' };
const HOUR = 3_600_000;
const later = (hours: number) => ({ ...app.operator, now: new Date(Date.now() + hours * HOUR) });

test('half the time unopened, it goes to another; an answer in the making is told so and not lost in silence', async () => {
  const two = await consulting(app);
  const id = await askCase(app, two);
  const second = await verified(app, 'second', two.associationId);
  await answers(app, second, two.specialty);
  await remindOfCases(later(20));
  expect((await caseOf(app, id)).specialistId).toBe(two.specialist.id);
  await remindOfCases(later(25));
  expect((await caseOf(app, id)).specialistId).toBe(second.id);
  const answer = await app.post(
    `/consultations/${id}/act`,
    { intent: 'answer', kind: 'answer', body: 'Too late.', before: '', minutes: '5', ...CHECKED },
    two.specialist,
    JSON_ONLY,
  );
  expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([
    409,
    'case_reassigned',
  ]);
});

test('where somebody is alone in a specialty, an unopened question stays with them, and they are reminded', async () => {
  const two = await consulting(app);
  const id = await askCase(app, two);
  const before = (await bodiesTo(app, two.specialist)).length;
  await remindOfCases(later(25));
  await remindOfCases(later(37));
  expect(await caseOf(app, id)).toMatchObject({
    state: 'assigned',
    specialistId: two.specialist.id,
    reminders: 2,
  });
  expect((await bodiesTo(app, two.specialist)).length).toBe(before + 2);
  // As soon as another specialist is available, the case is assigned.
  const other = await verified(app, 'another', two.associationId);
  await answers(app, other, two.specialty);
  await remindOfCases(later(49));
  expect((await caseOf(app, id)).specialistId).toBe(other.id);
});

test('a specialist who has opened the case is reminded, not passed over; the asker may pass it on once it is late', async () => {
  const two = await consulting(app);
  const id = await askCase(app, two, { specialty: 'urology' });
  expect((await caseOf(app, id)).state).toBe('waiting');
  await answers(app, two.specialist, 'urology');
  await remindOfCases(later(1));
  expect((await caseOf(app, id)).specialistId).toBe(two.specialist.id);
  await readCase(await app.as(two.specialist), id);
  await answerAs(app, two.specialist, id, { kind: 'ask_back' });
  await replyToCase(await app.as(two.asker), id, { body: 'Red and dry.', ...CHECKED });
  await readCase(await app.as(two.specialist), id);
  const before = (await bodiesTo(app, two.specialist)).length;
  await remindOfCases(later(47));
  expect((await caseOf(app, id)).specialistId).toBe(two.specialist.id);
  expect((await bodiesTo(app, two.specialist)).length).toBe(before + 1);
  const asker = await app.as(two.asker);
  await expect(reassignCase(asker, id, { reach: 'country' })).rejects.toThrow('too_early');
  const late = { ...asker, now: later(60).now };
  await expect(reassignCase(late, id, { reach: 'country' })).rejects.toThrow('nobody_else');
  expect((await caseOf(app, id)).specialistId).toBe(two.specialist.id);
  const other = await verified(app, 'other', two.associationId);
  await answers(app, other, 'urology');
  await reassignCase(late, id, { reach: 'country' });
  expect((await caseOf(app, id)).specialistId).toBe(other.id);
});

test('a specialist whose licence has lapsed is shut out, and what was theirs goes on', async () => {
  const two = await consulting(app);
  const id = await askCase(app, two);
  await endMembership(await app.as(two.officer), two.associationId, two.specialist.id, {
    reason: 'The licence lapsed.',
  });
  expect((await app.get(`/consultations/${id}`, two.specialist)).status).toBe(403);
  expect((await app.get('/consultations', two.specialist)).status).toBe(403);
  await remindOfCases(later(25));
  expect((await caseOf(app, id)).state).toBe('waiting');
});

test('no open case is without somebody who will be reminded, and closed ones are erased by rule', async () => {
  const two = await consulting(app);
  const id = await askCase(app, two);
  await answerAs(app, two.specialist, id);
  const before = (await bodiesTo(app, two.asker)).length;
  await remindOfCases(later(80));
  await remindOfCases(later(80 + 24 * 8));
  expect((await bodiesTo(app, two.asker)).length).toBe(before + 2);
  await closeAs(app, two.asker, id, {
    followUpOn: day(10),
  });
  await remindOfCases(later(300));
  expect(
    (await bodiesTo(app, two.asker)).some((body) => body.includes(pieceOf('consultations:mail.followUp'))),
  ).toBe(true);

  expect(await eraseOldCases(later(24 * 600))).toBe(0);
  expect(await eraseOldCases(later(24 * 760))).toBeGreaterThan(0);
  const entries = await app.platform.db.read
    .select()
    .from(consultationEntries)
    .where(eq(consultationEntries.caseId, id));
  expect(entries.map(({ body }) => body)).toEqual(['']);
  expect((await caseOf(app, id)).outcome).toBe('avoided');
});

test('a case whose asker says nothing for weeks closes by itself, and its specialist has the minutes', async () => {
  const two = await consulting(app);
  const [left, barred] = [await askCase(app, two), await askCase(app, two)];
  for (const id of [left, barred]) await answerAs(app, two.specialist, id);
  let hours = 0;
  for (let n = 0; n < 9; n++) await remindOfCases(later((hours += 24 * 7 + 1)));
  expect(await caseOf(app, left)).toMatchObject({ state: 'closed', outcome: null });
  expect(
    (await bodiesTo(app, two.asker)).filter((body) => body.includes(pieceOf('consultations:mail.lapsed'))),
  ).toHaveLength(2);
  const counted = await app.platform.db.read
    .select()
    .from(participations)
    .where(eq(participations.kind, 'consultation'));
  const own = counted.filter(({ evidence }) => [left, barred].includes(String(evidence['caseId'])));
  expect(own.map(({ personId }) => personId)).toEqual([two.specialist.id, two.specialist.id]);

  const other = await consulting(app);
  const id = await askCase(app, other);
  await answerAs(app, other.specialist, id);
  await endMembership(await app.as(other.officer), other.associationId, other.asker.id, { reason: 'Left.' });
  await remindOfCases(later(80));
  expect((await caseOf(app, id)).state).toBe('closed');
});
