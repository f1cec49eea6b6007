import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HOST, openAppEdge } from '#tests/support/app-edge.ts';
import { makeApp } from '#tests/support/app.ts';
import { statusOf } from '#tests/support/raw.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { faults, port, raw } = openAppEdge(app);

/** Levels of the lines that were logged after the first so many. */
const levelsSince = (before: number): number[] =>
  app.lines.slice(before).map((line) => (JSON.parse(line) as { level: number }).level);

test('a body that is not a form is refused with 415 and a sentence', async () => {
  const answer = await app.send('/sign-in', {
    method: 'POST',
    body: '<form/>',
    headers: { 'content-type': 'application/xml' },
  });
  expect([answer.status, await answer.text()]).toEqual([
    415,
    expect.stringContaining(pieceOf('errors:form_type_refused')),
  ]);
});

test('a text of megabytes is refused with 413 as a text, where no file was sent', async () => {
  const person = await app.person('writes', ['author']);
  const text = 'x'.repeat(3_000_000);
  const page = await app.post('/profile', { name: text }, person);
  expect([page.status, await page.text()]).toEqual([
    413,
    expect.stringContaining(said('errors:form_too_large')),
  ]);
  const body = new FormData();
  body.append('note', text);
  const beside = await app.send('/credit/activities/new', { method: 'POST', body, cookie: person.cookie });
  expect([beside.status, await beside.text()]).toEqual([
    413,
    expect.stringContaining(said('errors:form_too_large')),
  ]);
});

test('a form for a page that has none is refused as that, and is no fault of ours', async () => {
  const before = app.lines.length;
  const answer = await app.post('/courses', { q: 'pain' });
  expect([answer.status, await answer.text()]).toEqual([
    405,
    expect.stringContaining(`<h1>${said('errors:method_refused')}</h1>`),
  ]);
  expect(levelsSince(before)).toEqual([30]);
});

test('a form sent to a name in any script is answered, and leads to an address of ASCII', async () => {
  const mentor = await app.person('letters', ['mentor']);
  for (const path of ['/courses/%D9%A1', '/courses/%E2%80%AE', '/mentor/webinars/%D9%A1/slides', '/webinars/%F0%9F%A7%AA/act', '/recordings/%C3%A4', '/pairs/%D9%A1'])
    for (const person of [null, mentor]) {
      const answer = await app.post(path, { intent: 'register' }, person);
      expect(answer.status, path).toBeLessThan(500);
      expect(answer.headers.get('location') ?? '/').toMatch(/^[\x21-\x7e]+$/);
    }
}); // oxfmt-ignore

test('a large form that is refused gets to its sentence, also while it is still being sent', async () => {
  const body = 'x'.repeat(400_000);
  for (const type of ['multipart/form-data; boundary=b', 'application/x-www-form-urlencoded'])
    for (const path of ['/author/upload', '/credit/activities/new', '/sign-in', '/live/measure', '/none']) {
      const head = `POST ${path} HTTP/1.1\r\nHost: ${HOST}\r\nOrigin: http://${HOST}\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${body.length * 4}\r\n\r\n`;
      const heard = await raw(head, body, 20, body, 20, body, 20, body);
      expect([statusOf(heard) >= 200 && statusOf(heard) < 500, heard.includes('<ECONN')], path).toEqual([true, false]);
    }
}); // oxfmt-ignore

test('nobody sends a body for nothing: a stranger is turned away before it is asked for', async () => {
  const content = `${'a'.repeat(26)}.content.${HOST}`;
  for (const [path, host, more] of [
    ['/author/upload', HOST, ''],
    ['/credit/activities/new', HOST, ''],
    ['/consultations/none/pictures', HOST, ''],
    ['/mentor/webinars/none/slides', HOST, ''],
    ['/xapi/statements', HOST, 'X-Experience-API-Version: 1.0.3\r\nAuthorization: Basic eDp5\r\n'],
    ['/xapi/activities/state', HOST, 'X-Experience-API-Version: 1.0.3\r\n'],
    ['/l/none/__rte/commit', content, ''],
    ['/author/courses/none', HOST, ''],
    ['/associations/none/members/none/activities/new', HOST, ''],
    ['/live/none', HOST, ''],
    ['/live/measure', HOST, ''],
  ] as const) {
    const type = path.startsWith('/xapi') ? 'application/json' : 'multipart/form-data; boundary=b';
    const head = `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${HOST}\r\n${more}Content-Type: ${type}\r\nContent-Length: 900000\r\nExpect: 100-continue\r\n\r\n`;
    const heard = await raw(head);
    expect([path, statusOf(heard) >= 300 && statusOf(heard) < 500, heard.includes('100 Continue')]).toEqual([path, true, false]);
  }
}); // oxfmt-ignore

test('an upload that its sender gives up is no fault, and leaves nothing on its way in', async () => {
  const author = await app.person('gone', ['author']);
  const part = `--b\r\nContent-Disposition: form-data; name="package"; filename="a.zip"\r\n\r\nPK${'x'.repeat(100_000)}`;
  const before = [faults.count, app.lines.filter((line) => line.includes('"level":50')).length];
  const socket = connect(port(), '127.0.0.1');
  socket.write(`POST /author/upload HTTP/1.1\r\nHost: ${HOST}\r\nOrigin: http://${HOST}\r\nCookie: ${author.cookie}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000000\r\n\r\n${part}`);
  const arriving = () => readdirSync(join(app.folder, 'incoming')).length;
  await expect.poll(arriving, { timeout: 10_000 }).toBeGreaterThan(0);
  socket.destroy();
  await expect.poll(arriving, { timeout: 10_000 }).toBe(0);
  expect([faults.count, app.lines.filter((line) => line.includes('"level":50')).length]).toEqual(before);
}); // oxfmt-ignore

test('a form that breaks off in a field without a file is refused, and no process ends', async () => {
  const author = await app.person('breaks', ['author']);
  const part = '--b\r\nContent-Disposition: form-data; name="package"; filename=""\r\n\r\nhalf';
  const head = `POST /author/upload HTTP/1.1\r\nHost: ${HOST}\r\nOrigin: http://${HOST}\r\nCookie: ${author.cookie}\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${part.length}\r\n\r\n`;
  expect(statusOf(await raw(head, part))).toBe(422);
});
