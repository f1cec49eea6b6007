import { beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { recountStandings } from '#app/domains/credits/standings/recount-standings.server.ts';
import { memberships } from '#db/schema/accounts.ts';
import { creditStandings, ruleSets } from '#db/schema/credits.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { day } from '#tests/support/days.ts';
import { alertsOf, formWith, isOpenAround, valuesOf } from '#tests/support/forms.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const RULES = '/associations/latvia/rules';
const PROGRAMME = { programmeId: 'lv-lab' };
let officer: Person;
let second: Person;
let doctor: Person;

beforeAll(async () => {
  officer = await app.person('officer');
  second = await app.person('second');
  doctor = await app.person('doctor', [], { country: 'LV' });
  const associationId = await app.association('latvia', [officer, second]);
  await app.post('/profile', { intent: 'join', associationId, registrationNumber: '1' }, doctor);
  const [row] = await db.read.select().from(memberships).where(eq(memberships.personId, doctor.id));
  await app.post(
    '/associations/latvia/join-requests',
    { membershipId: row!.id, decision: 'accepted' },
    officer,
  );
  await app.post('/credit', { ...PROGRAMME, anchorDate: '2024-05-01' }, doctor);
  const body = new FormData();
  for (const [name, value] of Object.entries({
    activityType: 'live_onsite', title: 'Congress', organiser: 'X', language: 'en', 'date-0': '2026-03-02', 'minutes-0': '450', reason: 'r',
  })) body.append(name, value); // oxfmt-ignore
  const path = `/associations/latvia/members/${doctor.id}/activities/new`;
  await app.send(path, { method: 'POST', body, cookie: officer.cookie });
});

const text = async (response: Response | Promise<Response>) => (await response).text();
const draft = async () => (await app.post(RULES, PROGRAMME, officer)).headers.get('location')!;
/** The form as the page has it, so that a test sends back what an officer would. */
const formOf = async (path: string) =>
  valuesOf(formWith(await text(app.get(path, officer)), 'name="validFrom"')) as Record<string, string>;
/** Names of the boxes that are ticked. */
const boxesOf = (html: string): string[] =>
  [...html.matchAll(/<input type="checkbox"[^>]* name="([^"]+)"[^>]* checked=""/g)].map(([, name]) => name!);
const fieldWith = (form: Record<string, string>, param: string, value: string) =>
  Object.keys(form).find((name) => name.endsWith(`-${param}`) && form[name] === value)!;

test('unconfirmed until an officer signs, and then everywhere confirmed', async () => {
  expect(await text(app.get('/credit', doctor))).toContain(pieceOf('credits:unconfirmedRules'));
  expect(await text(app.get(RULES, officer))).toContain(said('credits:rules.unsigned'));
  expect((await app.post(RULES, { ...PROGRAMME, intent: 'sign', setId: 'file' }, officer)).status).toBe(302);
  expect((await app.post(RULES, { ...PROGRAMME, intent: 'sign', setId: 'file' }, second)).status).toBe(302);
  expect(await text(app.get('/credit', doctor))).toContain(
    `${pieceOf('credits:signedRules')}Association latvia`,
  );
  expect(
    (await app.post(RULES, { programmeId: 'ee-eps', intent: 'sign', setId: 'file' }, officer)).status,
  ).toBe(404);
});

test('a change: drafted, its effect seen, published from a date on; what stood stands until then', async () => {
  const path = await draft();
  const form = await formOf(path);
  const required = fieldWith(form, 'required', '250');
  const credits = Object.keys(form).find((name) => name.endsWith('-per') && form[name] === '45')!;
  expect((await app.post(path, { ...form, [required]: 'lots' }, officer)).status).toBe(422);
  expect((await app.post(path, { ...form, [required]: '300', [credits]: '90' }, officer)).status).toBe(302);
  const page = await text(app.get(path, officer));
  expect(page).toContain('doctor Test');
  expect(page).toMatch(/8\/250[\s\S]*8\/300/);
  expect(page).toContain('1 member loses');

  const late = await app.post(path, { ...form, [required]: '100', once: '' }, second);
  expect([late.status, await late.text()]).toEqual([
    409,
    expect.stringContaining(said('errors:rules_changed', { name: 'officer Test' })),
  ]);

  const publish = (revision: string) => app.post(path, { intent: 'publish', revision }, second);
  expect((await publish('1')).status).toBe(409);
  expect((await publish('nonsense')).status).toBe(422);
  const verified = Object.keys(form)
    .find((name) => name.endsWith('-seen'))!
    .replace('-seen', '-verified');
  const backdated = { ...(await formOf(path)), validFrom: day(-1), [verified]: 'yes' };
  expect((await app.post(path, backdated, officer)).status).toBe(302);
  const past = await publish('3');
  const refused = await past.text();
  expect([past.status, refused]).toEqual([422, expect.stringContaining(pieceOf('errors:date_past'))]);
  // Publishing sent none of the boxes: they are as they are stored.
  expect(boxesOf(refused)).toContain(verified);
  expect(
    (await app.post(path, { ...(await formOf(path)), validFrom: day(1), validTo: day(30) }, officer)).status,
  ).toBe(302);
  expect((await publish('4')).status).toBe(302);
  expect((await publish('4')).status).toBe(404);
  expect(await text(app.get('/credit', doctor))).toContain('8 of 250 points');

  await recountStandings(db, new Date(), PROGRAMME);
  const [before] = await db.read
    .select()
    .from(creditStandings)
    .where(eq(creditStandings.personId, doctor.id));
  expect([before!.required, before!.recountOn]).toEqual(['250', day(1)]);
  await recountStandings(db, new Date(Date.now() + 2 * 86_400_000), {});
  const [after] = await db.read.select().from(creditStandings).where(eq(creditStandings.personId, doctor.id));
  expect([after!.required, after!.total]).toEqual(['300', '8']);
});

test('publishing refuses what stands unsaved in the form, and keeps it there; without a change it publishes', async () => {
  const path = await draft();
  const opened = await formOf(path);
  const required = fieldWith(opened, 'required', '250');
  const send = (form: Record<string, string>) =>
    app.post(path, { ...form, intent: 'publish', once: '' }, second);
  for (const change of [{ [required]: '240' }, { validTo: day(90) }, { add: 'day_cap' }]) {
    const answer = await send({ ...opened, ...change });
    const page = await answer.text();
    expect([answer.status, alertsOf(page).flat()]).toEqual([409, [said('errors:rules_unsaved')]]);
    expect(valuesOf(formWith(page, 'name="validFrom"'))).toMatchObject(change);
  }
  expect((await app.post(path, { intent: 'discard' }, officer)).status).toBe(302);
});

test('rules are told in words: no name of a field, no JSON', async () => {
  const path = await draft();
  const pages = [await text(app.get(RULES, officer)), await text(app.get(path, officer))];
  for (const page of pages) {
    for (const sentence of [
      said('credits:rules.say.dayMostFor', {
        units: '12 points',
        what: said('credits:rules.fact.lab_interdisciplinary'),
      }),
      said('credits:rules.say.dueBefore', { count: 3 }),
    ])
      expect(page).toContain(sentence);
    const main = page.slice(page.indexOf('<main')).replace(/<script[^]*?<\/script>|<[^>]*>/g, ' ');
    expect(/[a-z]_[a-z]|[[{]"|&quot;/.exec(main)?.[0]).toBeUndefined();
  }
  expect((await app.post(path, { intent: 'discard' }, officer)).status).toBe(302);
});

test('an officer who was slower sees beside each field what is stored now, in the rule it belongs to', async () => {
  const path = await draft();
  const send = (form: Record<string, string | string[]>, who: Person) => app.post(path, form, who);
  const opened = valuesOf(formWith(await text(app.get(path, officer)), 'name="validFrom"'));
  const required = fieldWith(await formOf(path), 'required', '250');
  // The first officer takes one rule away and names an end.
  const removed = Object.keys(opened).find((name) => /[a-z]-max$/.test(name)) ?? '';
  const remove = removed.replace(/-max$/, '-remove');
  const first = await send({ ...opened, validTo: day(60), [remove]: 'yes' }, officer);
  expect(first.status).toBe(302);
  const late = await send({ ...opened, [required]: '200', once: '' }, second);
  const page = await late.text();
  expect(late.status).toBe(409);
  const form = formWith(page, `name="${required}"`);
  const stored = [...form.matchAll(/id="([^"]+)-stored">([^<]*)</g)].map(([, name, words]) => [name, words]);
  expect(stored).toEqual([
    ['validTo', said('common:form.stored', { value: day(60) })],
    [required, said('common:form.stored', { value: '250' })],
  ]);
  expect(isOpenAround(page, `id="${required}-stored"`)).toBe(true);
  const values = valuesOf(form);
  expect([values['validTo'], values[required], removed in values]).toEqual(['', '200', false]);
  expect((await send(values, second)).status).toBe(302);
  expect(await formOf(path)).toMatchObject({ validTo: '', [required]: '200' });
  expect((await app.post(path, { intent: 'discard' }, officer)).status).toBe(302);
});

test('what another officer has seen at its source, and a rule that they have added, is told to the one who was slower', async () => {
  const path = await draft();
  const opened = valuesOf(formWith(await text(app.get(path, officer)), 'name="validFrom"'));
  const verified = Object.keys(opened)
    .filter((name) => name.endsWith('-seen'))
    .map((name) => name.replace(/-seen$/, '-verified'))
    .find((name) => !(name in opened))!;
  const required = fieldWith(opened as Record<string, string>, 'required', '250');
  const first = await app.post(path, { ...opened, [verified]: 'yes', add: 'day_cap' }, officer);
  expect(first.status).toBe(302);
  const added = Object.keys(await formOf(path)).filter((name) => !(name in opened));
  // The rule that is new is then seen at its source too.
  const now = valuesOf(formWith(await text(app.get(path, officer)), 'name="validFrom"'));
  const ofAdded = added.find((name) => name.endsWith('-seen'))!.replace(/-seen$/, '-verified');
  expect((await app.post(path, { ...now, [ofAdded]: 'yes' }, officer)).status).toBe(302);

  const late = await app.post(path, { ...opened, [required]: '200', once: '' }, second);
  const page = await late.text();
  expect(late.status).toBe(409);
  const form = formWith(page, `name="${required}"`);
  const stored = [...form.matchAll(/id="([^"]+)-stored">([^<]*)</g)].map(([, name, words]) => [name, words]);
  expect(stored.toSorted()).toEqual(
    [
      [required, said('common:form.stored', { value: '250' })],
      [verified, said('common:form.stored', { value: said('common:form.ticked') })],
    ].toSorted(),
  );
  expect(isOpenAround(page, `id="${verified}-stored"`)).toBe(true);
  // The slower one had not ticked the first, and the other is as it is stored.
  expect([verified, ofAdded].map((name) => boxesOf(form).includes(name))).toEqual([false, true]);
  expect((await app.post(path, { revision: '3', intent: 'discard' }, officer)).status).toBe(302);
});

test('of a draft that is gone with its page, the page says so, and not that it shows something', async () => {
  const path = await draft();
  const opened = valuesOf(formWith(await text(app.get(path, officer)), 'name="validFrom"'));
  expect((await app.post(path, { intent: 'discard' }, officer)).status).toBe(302);
  const late = await app.post(path, { ...opened, note: 'What the board has decided', once: '' }, second);
  const page = await late.text();
  expect(late.status).toBe(404);
  expect(page).toContain(`<h1>${said('errors:not_found')}</h1>`);
  const [alert] = alertsOf(page);
  for (const piece of [said('errors:gone_meanwhile'), 'What the board has decided'])
    expect(alert).toContain(piece);
  expect(page).not.toMatch(/stands now|shown below/);
});

test('no gap and no overlap in time', async () => {
  const path = await draft();
  const publish = async (validFrom: string) => {
    const form = await formOf(path);
    await app.post(path, { ...form, validFrom, validTo: '' }, officer);
    const answer = await app.post(
      path,
      { intent: 'publish', revision: String(Number(form['revision']) + 1) },
      second,
    );
    return [answer.status, await answer.text()];
  };
  expect(await publish(day(30))).toEqual([422, expect.stringContaining(pieceOf('errors:rules_overlap'))]);
  expect(await publish(day(32))).toEqual([422, expect.stringContaining(pieceOf('errors:rules_gap'))]);
  expect((await publish(day(31)))[0]).toBe(302);
});

test('a rule is added and removed; a draft is discarded without a trace in the numbers', async () => {
  const path = await draft();
  const form = await formOf(path);
  await app.post(path, { ...form, add: 'day_cap' }, officer);
  const withCap = await formOf(path);
  const added = Object.keys(withCap).filter((name) => !(name in form));
  expect(added.length).toBeGreaterThan(0);
  expect((await app.post(path, { intent: 'discard' }, officer)).status).toBe(302);
  expect((await app.get(path, officer)).status).toBe(404);
  expect(await db.read.$count(ruleSets)).toBe(2);
});
