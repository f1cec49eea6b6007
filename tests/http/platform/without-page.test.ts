import { expect, test } from 'vitest';
import routes from '#app/routes.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { createAppHandler } from '#app/http/handler.server.ts';
import { makeApp } from '#tests/support/app.ts';
import { serverBuild } from '#tests/support/build.ts';

/** Addresses of downloads, pictures and scripts have no page of their own; where they fail, people see a page all the same. */
const app = await makeApp();
const person = await app.person('reader', ['author', 'mentor', 'administrator']);
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const modules = import.meta.glob<object>('/app/routes/**/*.{ts,tsx}', { eager: true });
/** Every address with an id in it and without a page, with ids that nothing has. */
const addresses = routes
  .filter(({ path, file }) => path?.includes(':') && !('default' in modules[`/app/${file}`]!))
  .map(({ path }) => `/${path!.replaceAll(/:\w+/g, 'nonesuch')}`);

/** Consultations are for verified doctors. */
const failureAt = (path: string) =>
  /^\/consultations\/nonesuch\/(file|pictures\/)/.test(path)
    ? (['not_verified', 403] as const)
    : (['not_found', 404] as const);

test.each(addresses)('%s shows the error page to a browser, in its reader’s language', async (path) => {
  for (const { code } of LOCALES.filter((each) => ['en', 'lt'].includes(each.code))) {
    const answer = await app.get(`${path}?lang=${code}`, person, { accept: BROWSER });
    const [error, status] = failureAt(path);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([status, 'text/html; charset=utf-8', null]);
    const html = await answer.text();
    expect(html).toContain(`<html lang="${code}"`);
    expect(html).toContain(translatorFor(code)(`errors:${error}`).replace(/\.$/, ''));
    expect(html).toContain('href="/profile"');
  }
}); // oxfmt-ignore

test.each(addresses)('%s answers a script in JSON, and a picture or a player in a line', async (path) => {
  const [error, status] = failureAt(path);
  const json = await app.get(path, person, { accept: 'application/json' });
  expect([json.status, await json.json()]).toMatchObject([status, { error }]);
  const line = await app.get(path, person, { accept: 'image/avif,image/webp,*/*;q=0.8' });
  expect([line.status, await line.text()]).toEqual([status, `${translatorFor('en')(`errors:${error}`)}\n`]);
});

test('a fault of ours is told as that of a page, with a way to try again', async () => {
  const read = new Proxy(app.platform.db.read, {
    get: () => () => {
      throw new Error('broken');
    },
  });
  const handle = createAppHandler(
    { ...app.platform, db: { ...app.platform.db, read } },
    serverBuild(),
    'test',
  );
  const ask = (accept: string) =>
    handle(new Request('http://localhost:3000/covers/nonesuch', { headers: { accept } }), '127.0.0.1');
  const page = await ask(BROWSER);
  expect([page.status, page.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8']);
  const html = await page.text();
  expect(html).toContain(translatorFor('en')('common:error.fault'));
  expect(html).toContain('href="/covers/nonesuch"');
  const line = await ask('image/*');
  expect([line.status, await line.text()]).toEqual([500, `${translatorFor('en')('errors:unexpected')}\n`]);
});

test('the table of addresses has many of that kind', () => {
  expect(addresses.length).toBeGreaterThan(20);
});
