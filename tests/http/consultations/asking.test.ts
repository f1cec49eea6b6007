import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { releaseCase } from '#app/domains/consultations/release/release-case.server.ts';
import { sendBackCase } from '#app/domains/consultations/release/send-back-case.server.ts';
import { CHECK_VERSION } from '#app/domains/consultations/deidentify/check.ts';
import { addReleaser } from '#app/domains/consultations/release/add-releaser.server.ts';
import { saveRules } from '#app/domains/consultations/rules/save-rules.server.ts';
import { consultationTexts } from '#db/schema/consultations.ts';
import { bodiesTo } from '#tests/support/mails.ts';
import { makeApp } from '#tests/support/app.ts';
import { askCase, caseOf, consulting, questionOf, verified } from '#tests/support/consultation.ts';
import { identityNumber } from '#tests/support/identity-numbers.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const CHECKED = { checkVersion: CHECK_VERSION, kept: '[]' };
const JSON_ONLY = { accept: 'application/json' };
const one = await consulting(app);

test('an unclean question is refused with places alone, and is found nowhere', async () => {
  const number = identityNumber('LV', { year: 1958, month: 5, day: 14 }, 321);
  const question = `Valdis Marķieris ${number}: is that safe?`;
  const answer = await app.post('/consultations/send', questionOf({ question }), one.asker, JSON_ONLY);
  expect(answer.status).toBe(422);
  const said = (await answer.json()) as { error: string; places: string };
  expect(said).toMatchObject({ error: 'unclean', places: `question:0-16 question:17-${17 + number.length}` });
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
    (await bodiesTo(app, two.asker)).some((body) => body.includes(pieceOf('consultations:mail.sentBack'))),
  ).toBe(true);
  // After it has gone out it is not theirs to read any more.
  expect((await app.get(`/consultations/${out}`, releaser)).status).toBe(404);
});
