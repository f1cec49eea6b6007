import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HOUR_MS } from '#app/platform/time.ts';
import { audit } from '#db/schema/platform.ts';
import { roomSlides } from '#db/schema/rooms.ts';
import { makeApp } from '#tests/support/app.ts';
import { formsWith, valuesOf } from '#tests/support/forms.ts';
import { pieceOf, said } from '#tests/support/words.ts';
import {
  before,
  END,
  fileOf,
  openUploads,
  part,
  type Route,
  sendUpload,
  UPLOADS,
} from '#tests/support/uploads.ts';

const app = await makeApp();
const { db } = app.platform;
const routes = await openUploads(app);
/** Pictures of a question have a position: the same position again changes nothing. */
const FORMS = UPLOADS.filter((name) => name !== 'a picture of a question');

/** As a browser sends it, from the page as it is drawn now. */
async function formOf(route: Route, file = route.good): Promise<Buffer> {
  const page = await (await app.get(route.path, route.person)).text();
  const [form] = formsWith(page, 'encType="multipart/form-data"');
  const hidden = { once: String(valuesOf(form!)['once']) };
  return Buffer.concat([before(route), fileOf(route, file), ...Object.entries(hidden).map(([name, value]) => part(name, value)), END]); // oxfmt-ignore
}
async function send(route: Route, body: Buffer, cookie?: string) {
  const answer = await sendUpload(app, route, new Uint8Array(body), cookie);
  return { answer, to: [answer.status, answer.headers.get('location')] };
}
const done = () => db.read.$count(audit);
const incoming = () => readdirSync(join(app.folder, 'incoming')).length;
const atFirst = incoming();
const arriving = () => incoming() - atFirst;

test.each(FORMS)('%s that is sent twice is taken once: at once, a little later and an hour later', async (name) => {
  const route = routes[name]!;
  const form = await formOf(route);
  const [one, two] = await Promise.all([send(route, form), send(route, form)]);
  const now = await done();
  expect(one.to[0]).toBe(302);
  expect([two.to, (await send(route, form)).to]).toEqual([one.to, one.to]);
  app.moveClock(HOUR_MS);
  const late = await send(route, form);
  expect(late.to).toEqual(one.to);
  expect([await done(), arriving()]).toEqual([now, 0]);

  // The page that it leads to says once that it was not done again.
  const said = async (cookie: string) =>
    (await (await app.get(String(late.to[1]), { ...route.person, cookie })).text()).includes(pieceOf('common:form.sentBefore'));
  const notice = late.answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  expect([await said([route.person.cookie, ...notice].join('; ')), await said(route.person.cookie)]).toEqual([true, false]);
}); // oxfmt-ignore

test('a file from a page that was drawn for somebody else is refused, and not kept', async () => {
  const route = routes['evidence']!;
  const form = await formOf(route);
  const colleague = await app.person('colleague');
  const now = await done();
  const { answer } = await send(route, form, colleague.cookie);
  expect([answer.status, await done() - now, arriving()]).toEqual([409, 0, 0]);
  expect(await answer.text()).toContain(pieceOf('errors:page_of_another'));
  expect((await send(route, form)).to[0]).toBe(302);
}); // oxfmt-ignore

test('an activity whose answer was lost in the morning is not handed in again in the evening', async () => {
  const route = { ...routes['evidence']! };
  route.fields = { ...route.fields, 'date-0': '2026-03-17', title: 'A morning on the coast' };
  const form = await formOf(route);
  const first = await send(route, form);
  const now = await done();
  app.moveClock(23 * HOUR_MS);
  expect([(await send(route, form)).to, await done()]).toEqual([first.to, now]);
});

test('another file, other words and another page view are another form; what was refused may be sent again', async () => {
  const route = routes['a slide']!;
  const count = () => db.read.$count(roomSlides);
  const start = await count();
  const [png, form] = [Buffer.concat([route.good, randomBytes(9)]), await formOf(route)];
  const once = form.subarray(form.indexOf('name="once"') - 60);
  const whole = (words: string, file: Buffer) => Buffer.concat([before(route, { words }), fileOf(route, file), once]); // oxfmt-ignore
  const sent = [
    whole('A lung', route.good),
    whole('A lung', png),
    whole('Two lungs', png),
    await formOf(route),
  ];
  for (const each of sent) expect((await send(route, each)).to[0]).toBe(302);
  expect(await count()).toBe(start + 4);

  const tooMuch = whole('x'.repeat(2001), png);
  for (let times = 0; times < 2; times++) expect((await send(route, tooMuch)).to[0]).toBe(422);
  expect((await send(route, whole('Three lungs', png))).to[0]).toBe(302);
  expect([await count(), arriving()]).toEqual([start + 5, 0]);
});

test('a file that is too large is refused with the limit', async () => {
  const large = async (name: string) => {
    const route = routes[name]!;
    const { answer } = await send(route, await formOf(route, Buffer.alloc(route.large, 1)));
    return [answer.status, await answer.text()];
  };
  const sentence = (megabytes: number) => expect.stringContaining(said('errors:file_too_large', { megabytes }));
  expect(await large('a slide')).toEqual([413, sentence(3)]);
  expect(await large('a cover')).toEqual([413, sentence(3)]);
  expect(await large('evidence')).toEqual([413, sentence(20)]);
}); // oxfmt-ignore
