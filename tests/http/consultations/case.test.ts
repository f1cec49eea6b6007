import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { enrolInProgramme } from '#app/domains/credits/enrolments/enrol-in-programme.server.ts';
import { endMembership } from '#app/domains/accounts/memberships/end-membership.server.ts';
import { answerCase } from '#app/domains/consultations/cases/answer-case.server.ts';
import { replyToCase } from '#app/domains/consultations/cases/reply-to-case.server.ts';
import { declineCase } from '#app/domains/consultations/assignments/decline-case.server.ts';
import { reassignCase } from '#app/domains/consultations/assignments/reassign-case.server.ts';
import { releaseCase } from '#app/domains/consultations/release/release-case.server.ts';
import { sendBackCase } from '#app/domains/consultations/release/send-back-case.server.ts';
import { withdrawCase } from '#app/domains/consultations/cases/withdraw-case.server.ts';
import { listCaseReads } from '#app/domains/consultations/cases/list-case-reads.server.ts';
import { readCase } from '#app/domains/consultations/cases/read-case.server.ts';
import { eraseOldCases } from '#app/domains/consultations/cases/erase-old-cases.server.ts';
import { remindOfCases } from '#app/domains/consultations/cases/remind-of-cases.server.ts';
import { CHECK_VERSION } from '#app/domains/consultations/deidentify/check.ts';
import { addReleaser } from '#app/domains/consultations/release/add-releaser.server.ts';
import { saveRules } from '#app/domains/consultations/rules/save-rules.server.ts';
import { participations } from '#db/schema/credits.ts';
import { consultationEntries, consultationTexts } from '#db/schema/consultations.ts';
import { auditDetails, mails } from '#db/schema/platform.ts';
import { statements } from '#db/schema/xapi.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import {
  answerAs, answers, askCase, caseOf, closeAs, consulting, questionOf, verified,
} from '#tests/support/consultation.ts'; // oxfmt-ignore
import { day } from '#tests/support/days.ts';
import { formWith, isOpenAround } from '#tests/support/forms.ts';
import { identityNumber } from '#tests/support/identity-numbers.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const CHECKED = { checkVersion: CHECK_VERSION, kept: '[]' };
const JSON_ONLY = { accept: 'application/json' };
const HOUR = 3_600_000;
let one: Awaited<ReturnType<typeof consulting>>;
beforeAll(async () => {
  one = await consulting(app);
});
const later = (hours: number) => ({ ...app.operator, now: new Date(Date.now() + hours * HOUR) });
const lettersTo = async ({ email }: Person) =>
  (await app.platform.db.read.select().from(mails).where(eq(mails.recipient, email))).map(({ body }) => body);

test('a case that is declined without a reason opens the form that asks for one', async () => {
  const id = await askCase(app, one);
  await app.post(`/consultations/${id}`, { intent: 'card' }, one.specialist);
  const answer = await app.post(`/consultations/${id}`, { intent: 'decline' }, one.specialist);
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(formWith(page, 'value="decline"')).toContain('id="reason-error"');
  expect(isOpenAround(page, 'id="reason-error"')).toBe(true);
  await withdrawCase(await app.as(one.asker), id);
});

test('ask, ask back, reply, answer, close: both have their minutes, and nobody else learns of it', async () => {
  const id = await askCase(app, one);
  expect(await caseOf(app, id)).toMatchObject({ state: 'assigned', specialistId: one.specialist.id });
  await answerAs(app, one.specialist, id, { kind: 'ask_back', body: 'How is the kidney function?' });
  expect((await caseOf(app, id)).state).toBe('asked_back');
  await replyToCase(await app.as(one.asker), id, { body: 'eGFR 54.', ...CHECKED });
  await answerAs(app, one.specialist, id);
  expect(await caseOf(app, id)).toMatchObject({ state: 'answered', specialistMinutes: 24 });
  await closeAs(app, one.asker, id);
  expect(await caseOf(app, id)).toMatchObject({ state: 'closed', outcome: 'avoided', remindAt: null });

  const ledger = await app.platform.db.read
    .select()
    .from(participations)
    .where(eq(participations.kind, 'consultation'));
  const own = ledger.filter(({ evidence }) => evidence['caseId'] === id);
  expect(own.map(({ personId, activityType, minutes }) => [personId, activityType, minutes]).sort()).toEqual(
    [
      [one.asker.id, 'peer_group', 15],
      [one.specialist.id, 'teaching', 24],
    ].sort(),
  );
  const stranger = await verified(app, 'stranger', one.associationId);
  for (const path of [`/consultations/${id}`, `/consultations/${id}/file`])
    expect((await app.get(path, stranger)).status).toBe(404);
  const reads = await listCaseReads(await app.as(one.asker), id);
  expect(reads.find(({ what }) => what === 'refused')).toMatchObject({ times: 2 });
  expect(reads.some(({ what, name }) => what === 'case' && name.startsWith('specialist'))).toBe(true);
});

test('what it counts for is told by the rules of the doctor’s programme, and why it is nothing', async () => {
  const two = await consulting(app);
  await enrolInProgramme(await app.as(two.asker), { programmeId: 'lv-lab', anchorDate: '2024-01-01' });
  for (const minutes of ['15', '50']) {
    const id = await askCase(app, two);
    await answerAs(app, two.specialist, id);
    await closeAs(app, two.asker, id, { minutes });
  }
  const page = await (await app.get('/credit', two.asker)).text();
  expect(page.match(new RegExp(pieceOf('consultations:activity'), 'g'))).toHaveLength(2);
  // A Latvian point is 45 minutes, and each activity is rounded down by itself.
  expect(page.match(new RegExp(pieceOf('credits:reason.too_short'), 'g'))).toHaveLength(1);
  expect(page).toContain(said('credits:reason.accepted'));
});

test('an unclean question is refused with places alone, and is found nowhere', async () => {
  const number = identityNumber('LV', { year: 1958, month: 5, day: 14 }, 321);
  const question = `Valdis Marķieris ${number}: is that safe?`;
  const answer = await app.post('/consultations/send', questionOf({ question }), one.asker, JSON_ONLY);
  expect(answer.status).toBe(422);
  const said = (await answer.json()) as { error: string; places: string };
  expect(said).toMatchObject({ error: 'unclean', places: `question:17-${17 + number.length}` });
  expect(JSON.stringify(said)).not.toContain('Marķieris');
  const secret = [number, number.replace('-', ''), 'Marķieris'];
  expect(secret.filter((each) => app.lines.join('\n').includes(each))).toEqual([]);
  const files = readdirSync(app.folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => readFileSync(join(each.parentPath, each.name)));
  expect(files.length).toBeGreaterThan(0);
  for (const each of secret) expect(files.filter((file) => file.includes(each))).toHaveLength(0);
});

test('what stays must say why, and a number of somebody never stays', async () => {
  const question = 'Patient Anna Liepa, is that safe?';
  const [start, end] = [8, 18];
  const keep = (more: object) =>
    JSON.stringify([{ field: 'question', start, end, kind: 'name', reason: 'colleague', ...more }]);
  const send = async (fields: Record<string, string>) =>
    (await app.post('/consultations/send', questionOf(fields), one.asker, JSON_ONLY)).status;
  expect(await send({ question })).toBe(422);
  expect(await send({ question, kept: keep({ end: 17 }) })).toBe(422);
  expect(await send({ question, kept: keep({ reason: 'because' }) })).toBe(422);
  expect(await send({ question, kept: 'not a list' })).toBe(422);
  expect(await send({ question, kept: keep({}) })).toBe(200);
  const number = identityNumber('EE', { year: 1980, month: 5, day: 6 }, 77);
  const kept = JSON.stringify([
    { field: 'question', start: 0, end: number.length, kind: 'identity-number', reason: 'nobody' },
  ]);
  expect(await send({ question: number, kept })).toBe(422);
});

test('nothing is taken without the check, the consent and the card as it is now', async () => {
  const send = async (fields: Record<string, string>, headers: Record<string, string> = JSON_ONLY) => {
    const answer = await app.post('/consultations/send', questionOf(fields), one.asker, headers);
    return [answer.status, answer.status === 200 ? '' : await answer.text()] as const;
  };
  expect(await send({ checkVersion: '0' })).toEqual([
    422,
    expect.stringContaining(pieceOf('errors:check_old')),
  ]);
  expect(await send({ consent: '' })).toEqual([
    422,
    expect.stringContaining(pieceOf('errors:consent_needed')),
  ]);
  expect(await send({ card: '' })).toEqual([422, expect.stringContaining('card')]);
  expect(await send({ cards: 'LV-LV@0.0.0' })).toEqual([409, expect.stringContaining('card_changed')]);
  expect(await send({ age: '670' })).toEqual([
    422,
    expect.stringContaining(`"age":"${said('errors:number_out_of_range', { min: 0, max: 125 })}"`),
  ]);
  // A form without the script, whatever it holds.
  const [status, body] = await send({ question: 'Marķieris' }, {});
  expect(status).toBe(422);
  expect(body).not.toContain('Marķieris');
});

test('the same draft twice is one case', async () => {
  const fields = questionOf();
  const ids = await Promise.all(
    [1, 2, 3].map(async () => {
      const answer = await app.post('/consultations/send', fields, one.asker, JSON_ONLY);
      return ((await answer.json()) as { id: string }).id;
    }),
  );
  expect(new Set(ids).size).toBe(1);
  const other = await verified(app, 'other', one.associationId);
  expect((await app.post('/consultations/send', fields, other, JSON_ONLY)).status).toBe(404);
});

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
  const before = (await lettersTo(two.specialist)).length;
  await remindOfCases(later(25));
  await remindOfCases(later(37));
  expect(await caseOf(app, id)).toMatchObject({
    state: 'assigned',
    specialistId: two.specialist.id,
    reminders: 2,
  });
  expect((await lettersTo(two.specialist)).length).toBe(before + 2);
  // As soon as another specialist is available, the case is assigned.
  const other = await verified(app, 'another', two.associationId);
  await answers(app, other, two.specialty);
  await remindOfCases(later(49));
  expect((await caseOf(app, id)).specialistId).toBe(other.id);
});

test('whoever has opened it is reminded, not passed over; the asker may pass it on once it is late', async () => {
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
  const before = (await lettersTo(two.specialist)).length;
  await remindOfCases(later(47));
  expect((await caseOf(app, id)).specialistId).toBe(two.specialist.id);
  expect((await lettersTo(two.specialist)).length).toBe(before + 1);
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

test('a second person lets a question out, or sends it back with its words deleted', async () => {
  const two = await consulting(app);
  const officer = await app.as(two.officer);
  const rules = { secondPerson: 'yes', keepMonths: '24', creditAsker: '', creditSpecialist: '', creditReader: '', readerMinutes: '20' }; // oxfmt-ignore
  await expect(saveRules(officer, two.slug, rules)).rejects.toThrow('releaser_needed');
  const releaser = await verified(app, 'releaser', two.associationId);
  const unsendable = await app.post(
    `/associations/${two.slug}/consultations`,
    { intent: 'releaser', email: `${'x'.repeat(200)}@example.org` },
    two.officer,
  );
  expect([unsendable.status, await unsendable.text()]).toEqual([
    422,
    expect.stringContaining(said('errors:too_long')),
  ]);
  await addReleaser(officer, two.slug, { email: releaser.email });
  await saveRules(officer, two.slug, rules);
  const ticked = /<input type="checkbox" name="secondPerson"[^>]* checked=""/;
  const page = `/associations/${two.slug}/consultations`;
  expect(await (await app.get(page, two.officer)).text()).toMatch(ticked);
  const { secondPerson: _, ...unticked } = rules;
  const refused = await app.post(page, { ...unticked, intent: 'rules', keepMonths: 'long' }, two.officer);
  expect(refused.status).toBe(422);
  expect(await refused.text()).not.toMatch(ticked);
  const [out, back] = [await askCase(app, two), await askCase(app, two)];
  expect((await caseOf(app, out)).state).toBe('held');
  expect((await app.get(`/consultations/${out}`, two.specialist)).status).toBe(404);
  expect((await app.get(`/consultations/${out}`, releaser)).status).toBe(200);
  await releaseCase(await app.as(releaser), out);
  expect(await caseOf(app, out)).toMatchObject({ state: 'assigned', releasedBy: releaser.id });
  await sendBackCase(await app.as(releaser), back, { body: 'The village is named twice.', ...CHECKED });
  expect((await caseOf(app, back)).state).toBe('withdrawn');
  const texts = await app.platform.db.read
    .select()
    .from(consultationTexts)
    .where(eq(consultationTexts.caseId, back));
  expect(texts).toEqual([]);
  expect(
    (await lettersTo(two.asker)).some((body) => body.includes(pieceOf('consultations:mail.sentBack'))),
  ).toBe(true);
  // After it has gone out it is not theirs to read any more.
  expect((await app.get(`/consultations/${out}`, releaser)).status).toBe(404);
});

test('after closing nothing is answered; what is taken back is gone; the wrong side can do nothing', async () => {
  const two = await consulting(app);
  const id = await askCase(app, two);
  const words = { kind: 'answer', body: 'An afterthought.', before: '', minutes: '5', ...CHECKED };
  await expect(answerCase(await app.as(two.asker), id, words)).rejects.toThrow('not_found');
  await expect(replyToCase(await app.as(two.specialist), id, { body: 'x', ...CHECKED })).rejects.toThrow(
    'not_found',
  );
  await expect(closeAs(app, two.asker, id)).rejects.toThrow('not_answered');
  await answerAs(app, two.specialist, id);
  await closeAs(app, two.asker, id);
  await expect(answerCase(await app.as(two.specialist), id, words)).rejects.toThrow('case_closed');
  await expect(closeAs(app, two.asker, id)).rejects.toThrow('case_closed');

  const gone = await askCase(app, two);
  await withdrawCase(await app.as(two.asker), gone);
  expect(await caseOf(app, gone)).toMatchObject({ state: 'withdrawn', specialistId: null });
  expect((await app.get(`/consultations/${gone}`, two.specialist)).status).toBe(404);
  const handed = await askCase(app, two);
  await declineCase(await app.as(two.specialist), handed, { reason: 'field' });
  expect((await caseOf(app, handed)).state).toBe('waiting');
});

test('no open case is without somebody who will be reminded, and closed ones are erased by rule', async () => {
  const two = await consulting(app);
  const id = await askCase(app, two);
  await answerAs(app, two.specialist, id);
  const before = (await lettersTo(two.asker)).length;
  await remindOfCases(later(80));
  await remindOfCases(later(80 + 24 * 8));
  expect((await lettersTo(two.asker)).length).toBe(before + 2);
  await closeAs(app, two.asker, id, {
    followUpOn: day(10),
  });
  await remindOfCases(later(300));
  expect(
    (await lettersTo(two.asker)).some((body) => body.includes(pieceOf('consultations:mail.followUp'))),
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
    (await lettersTo(two.asker)).filter((body) => body.includes(pieceOf('consultations:mail.lapsed'))),
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

test('a database that fails does not write into the log what it was given', async () => {
  const marker = 'Marķieris\n    at home';
  const failing = app.platform.db.transact((tx) =>
    tx.insert(consultationTexts).values({ caseId: 'none', question: marker, background: '', findings: '', tried: '', keeps: [] }),
  ); // oxfmt-ignore
  const fault = await failing.catch((error: Error) => error);
  app.platform.log.error({ error: (fault as Error).stack }, 'page failed');
  const last = app.lines.at(-1)!;
  expect(last).toMatch(/insert into|FOREIGN KEY/);
  expect(last).not.toContain('Marķieris');
  expect(last).not.toContain('at home');
});

test('letters, statements and the audit log hold not a word of a case', async () => {
  const marker = 'quokka';
  const two = await consulting(app);
  const id = await askCase(app, two, {
    question: `Is a ${marker} safe?`, background: marker, findings: marker, tried: marker,
  }); // oxfmt-ignore
  await answerAs(app, two.specialist, id, { body: `A ${marker} is safe.` });
  await closeAs(app, two.asker, id);
  const { read } = app.platform.db;
  const everything = [
    await read.select().from(mails),
    await read.select().from(auditDetails),
    await read.select().from(statements),
    await read
      .select()
      .from(participations)
      .where(and(eq(participations.kind, 'consultation'))),
    app.lines,
  ];
  for (const each of everything) {
    expect(each.length).toBeGreaterThan(0);
    expect(JSON.stringify(each)).not.toContain(marker);
  }
});
