import { expect, test } from 'vitest';
import { LOCALES } from '#app/i18n/locales.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { makeApp } from '#tests/support/app.ts';
import { formsWith, valuesOf } from '#tests/support/forms.ts';
import { BOUNDARY, END, part } from '#tests/support/uploads.ts';
import { said } from '#tests/support/words.ts';

/** Pages with a refused form say so first in their title, and open where the error is. */
const app = await makeApp();

const titleOf = (html: string) => /<title>([^<]*)<\/title>/.exec(html)![1];
/** The heading of the alert at which the browser opens the page, or that has a link to the field at which it does, without a script. */
function opensAt(html: string): string | undefined {
  const opening = /<\w+ [^>]*\sautofocus=""[^>]*>/.exec(html)?.[0];
  if (!opening) return undefined;
  const [alert, heading] = /<div class="alert"[^>]*role="alert"[^]*?<strong>([^<]*)[^]*?<\/div><\/div>/.exec(
    html,
  )!;
  const id = / id="([^"]+)"/.exec(opening)?.[1];
  return opening.includes('class="alert"') || alert.includes(`href="#${id}"`)
    ? heading
    : `elsewhere: ${opening}`;
}

test.each(LOCALES.map(({ code }) => code))('the title says it in %s', async (locale) => {
  const t = translatorFor(locale);
  const title = `${t('accounts:register.title')} · Majakka`;
  const fresh = await (await app.get(`/register?lang=${locale}`)).text();
  const refused = await (await app.post(`/register?lang=${locale}`, { name: '', email: 'x', password: 'x' })).text();
  expect([titleOf(fresh), titleOf(refused)]).toEqual([title, t('common:form.errorTitle', { title })]);
  expect(titleOf(refused)!.indexOf(title)).toBeGreaterThan(3);
  expect([opensAt(fresh), opensAt(refused)]).toEqual([undefined, t('common:form.check')]);
}); // oxfmt-ignore

test('an error page has the live region that the script of the page needs, and says there what was done', async () => {
  const person = await app.person('leaver');
  const page = await (await app.get('/profile', person)).text();
  const saved = await app.post('/profile', valuesOf(formsWith(page, 'name="region"')[0]!), person);
  const cookie = [person.cookie, ...saved.headers.getSetCookie().map((each) => each.split(';')[0])].join(
    '; ',
  );
  const error = await app.get('/nowhere', { ...person, cookie });
  const html = await error.text();
  expect([error.status, html.includes('data-part="said"')]).toEqual([404, true]);
  expect(html).toContain(`<span>${said('common:said.saved')}</span>`);
});

const inEnglish = (title: string) => said('common:form.errorTitle', { title: `${title} · Majakka` });

test('the title also tells of a wrong password, a form whose subject is gone, a filter and a package', async () => {
  const wrong = await (await app.post('/sign-in', { email: 'nobody@example.org', password: 'x' })).text();
  expect([titleOf(wrong), opensAt(wrong)]).toEqual([inEnglish(said('accounts:signIn.title')), said('errors:sign_in_wrong')]); // oxfmt-ignore

  const person = await app.person('reader', ['author', 'administrator']);
  const page = await (await app.get('/profile', person)).text();
  const join = valuesOf(formsWith(page, 'value="join"')[0]!);
  const gone = await app.post('/profile', { ...join, intent: 'join', associationId: 'none' }, person);
  expect(titleOf(await gone.text())).toBe(inEnglish(said('accounts:profile.title')));

  const plain = titleOf(await (await app.get('/admin/records', person)).text())!;
  const filtered = await (await app.get('/admin/records?from=yesterday', person)).text();
  expect([titleOf(filtered), opensAt(filtered)]).toEqual([said('common:form.errorTitle', { title: plain }), said('common:form.check')]); // oxfmt-ignore

  const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
  const send = (file: Buffer) => {
    const body = new Uint8Array(Buffer.concat([file, END]));
    return app.send('/author/upload', { method: 'POST', body, headers, cookie: person.cookie });
  };
  const none = await (await send(part('package', '', ''))).text();
  expect([titleOf(none), opensAt(none)]).toEqual([inEnglish(said('scorm:upload.title')), said('common:form.check')]); // oxfmt-ignore
  const broken = await (await send(part('package', 'no zip', 'a.zip'))).text();
  expect(titleOf(broken)).toBe(inEnglish(said('scorm:upload.title')));
  expect(broken).toContain(`<strong>${opensAt(broken)}</strong>`);
});

test('an error page that answers a form says it too; that of a missing page has its own sentence as the title', async () => {
  const person = await app.person('lost');
  const malformed = await (await app.post('/profile', { intent: 'none' }, person)).text();
  const sentence = (words: string) => words.replace(/\.$/, '');
  expect(titleOf(malformed)).toBe(inEnglish(sentence(said('errors:form_malformed'))));
  const none = await (await app.get('/nowhere', person)).text();
  expect(titleOf(none)).toBe(`${sentence(said('errors:not_found'))} · Majakka`);
});

test('a form without errors does not change the title', async () => {
  const sent = await (await app.post('/forgot', { email: 'somebody@example.org' })).text();
  expect([titleOf(sent), opensAt(sent)]).toEqual([`${said('accounts:forgot.title')} · Majakka`, undefined]);
});
