import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { enrolInProgramme } from '#app/domains/credits/enrolments/enrol-in-programme.server.ts';
import { answerCase } from '#app/domains/consultations/cases/answer-case.server.ts';
import { firstWords } from '#app/domains/consultations/cases/first-words.ts';
import { readCase } from '#app/domains/consultations/cases/read-case.server.ts';
import { replyToCase } from '#app/domains/consultations/cases/reply-to-case.server.ts';
import { declineCase } from '#app/domains/consultations/assignments/decline-case.server.ts';
import { withdrawCase } from '#app/domains/consultations/cases/withdraw-case.server.ts';
import { listCaseReads } from '#app/domains/consultations/cases/list-case-reads.server.ts';
import { CHECK_VERSION } from '#app/domains/consultations/deidentify/check.ts';
import { participations } from '#db/schema/credits.ts';
import { consultationTexts } from '#db/schema/consultations.ts';
import { auditDetails, mails } from '#db/schema/platform.ts';
import { statements } from '#db/schema/xapi.ts';
import { makeApp } from '#tests/support/app.ts';
import { answerAs, askCase, caseOf, closeAs, consulting, verified } from '#tests/support/consultation.ts';
import { formWith, isOpenAround } from '#tests/support/forms.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const CHECKED = { checkVersion: CHECK_VERSION, kept: '[]' };
const one = await consulting(app);

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

test('a list has the first words of a question for its asker, and for a colleague once they have opened it', async () => {
  const id = await askCase(app, one);
  const { texts } = await readCase(await app.as(one.asker), id);
  const words = firstWords(texts!.question)!;
  const row = async (who: typeof one.asker) =>
    (await (await app.get('/consultations', who)).text())
      .split(`href="/consultations/${id}"`)[1]!
      .slice(0, 300);
  expect(await row(one.asker)).toContain(words);
  expect(await row(one.specialist)).not.toContain(words);
  await app.post(`/consultations/${id}`, { intent: 'card' }, one.specialist);
  await app.get(`/consultations/${id}`, one.specialist);
  expect(await row(one.specialist)).toContain(words);
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
