import { expect, test, vi } from 'vitest';
import { isOpenAt } from '#tests/support/forms.ts';
import type { Field } from '#tests/support/matrix/forms.ts';
import { findForms } from '#tests/support/matrix/reads.ts';
import { makeWorld } from '#tests/support/matrix/world.ts';

vi.setConfig({ testTimeout: 900_000 });

/** What is typed into a field, known again by its place in the form. */
const markOf = (i: number): string => `Fünf Boxkämpfer (${i})`;
/** The same form of the same page once more, about another thing perhaps. */
const shapeOf = (fields: Field[]): string =>
  fields.map(({ name, kind }) => `${name.replaceAll(/[0-9a-f]{8}-[\da-f-]+/g, '#')} ${kind}`).join();

/** Forms that strangers may send too: they are answered as anybody's. */
const OPEN = ['accounts/confirm', 'accounts/email-link', 'accounts/forgot', 'accounts/register', 'accounts/reset', 'accounts/sign-out', 'accounts/unsubscribe stop', 'credits/review']; // oxfmt-ignore
/** A form that holds nothing but the proof of who it is. */
const PROOF = 'accounts/confirm-identity';
/** A form whose fields are folded away until one of them is refused. */
const CLOSED = 'credits/rule-draft';

test('each form of each page, sent after the session has ended, leads to the sign-in, and back to all that was typed', async () => {
  const world = await makeWorld();
  /** How somebody who signs in after that does not find again what they had typed. */
  async function oddAfter(sent: Response, session: string, marks: string[]): Promise<string[]> {
    const where = new URL(sent.headers.get('location')!, 'http://localhost');
    if (!['all', 'partly'].includes(where.searchParams.get('kept') ?? '')) return [where.search];
    const browser = sent.headers.getSetCookie().find((cookie) => cookie.startsWith('kept-form='))!;
    const cookie = `${session}; ${browser.split(';')[0]}`;
    const answer = await world.app.send(where.searchParams.get('to')!, { cookie });
    const html = await answer.text();
    if (answer.status !== 200) return [String(answer.status)];
    const lost = marks.filter((mark) => !html.includes(mark));
    const folded = marks.filter((mark) => !lost.includes(mark) && !isOpenAt(html, html.indexOf(mark)));
    return [
      ...(html.includes('data-tone="warning" tabindex="-1" autofocus=""') ? [] : ['nothing is said']),
      ...lost.map((mark) => `gone: ${mark}`),
      ...folded.map((mark) => `folded away: ${mark}`),
    ];
  }

  const forms = await findForms(world, 1);
  const [odd, open, tried] = [[] as string[], new Set<string>(), new Set<string>()];
  for (const [role, some] of forms)
    for (const { path, to, fields, intents } of some)
      for (const intent of intents.length > 0 ? intents : ['']) {
        const name = `${to.replace('routes/', '')} ${intent}`.trim();
        const form = `${name}: ${shapeOf(fields)}`;
        if (role === 'anonymous' || !to || tried.has(form)) continue;
        tried.add(form);
        const body = new URLSearchParams(
          fields.map((each, i) => [each.name, each.kind === 'text' ? markOf(i) : each.value]),
        );
        if (intent) body.set('intent', intent);
        const headers = { 'content-length': String(String(body).length) };
        const send = () => world.app.send(path, { method: 'POST', body, headers });
        const where = (await world.tried(send)).answer.headers.get('location') ?? '';
        if (!where.startsWith('/sign-in?to=')) open.add(name);
        if (open.has(name) || name === PROOF) continue;
        const marks = name === CLOSED ? [] : fields.flatMap(({ kind }, i) => (kind === 'text' ? [markOf(i)] : [])); // oxfmt-ignore
        odd.push(...(await oddAfter(await send(), world.cast[role].cookie, marks)).map((what) => `${name}: ${what}`)); // oxfmt-ignore
      }
  expect(odd).toEqual([]);
  expect([...open].toSorted()).toEqual(OPEN);
  expect(tried.size).toBeGreaterThan(100);
});
