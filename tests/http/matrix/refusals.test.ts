import { expect, test, vi } from 'vitest';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { formsWith, isOpenAt } from '#tests/support/forms.ts';
import type { Field } from '#tests/support/matrix/forms.ts';
import { findForms } from '#tests/support/matrix/reads.ts';
import { visit } from '#tests/support/matrix/visit.ts';
import { makeWorld } from '#tests/support/matrix/world.ts';

vi.setConfig({ testTimeout: 900_000 });

/** What is typed into a field, known again by its place in the form. */
const markOf = (i: number): string => `Zwölf Boxkämpfer (${i})`;
/** Too long for every field, and nothing that a number, a day or a choice could be. */
const tooMuch = (i: number): string => `${markOf(i)} ${'x'.repeat(20_000)}`;
/** More fields of that length make a form that is not read at all. */
const LONG_FIELDS = 8;

/** Whether somebody types or chooses it: what a page put in unseen stays, or another thing would be meant. */
const isFilledIn = ({ kind }: Field): boolean => !['hidden', 'button'].includes(kind);

/** The same form of the same page once more, about another thing perhaps: its fields have the same names, but for ids in them. */
const shapeOf = (fields: Field[]): string =>
  fields.map(({ name, kind }) => `${name.replaceAll(/[0-9a-f]{8}-[\da-f-]+/g, '#')} ${kind}`).join();

/** As the form is sent that has a file, none of which was chosen. */
function multipartOf(fields: URLSearchParams): FormData {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  return body;
}

/** How the page that comes back hides what was wrong, loses one of these texts, or shows what was typed where nobody has typed it. */
function oddIn(marks: string[], html: string): string[] {
  const odd: string[] = [];
  if (!html.includes('role="alert"')) odd.push('no alert');
  // At the alert, or at the first field that is wrong, to which the alert has a link.
  const opening = /<(?:div|input|textarea|select)\b[^>]*\sautofocus=""[^>]*>/.exec(html)?.[0] ?? '';
  const id = /\sid="([^"]+)"/.exec(opening)?.[1];
  if (!opening.includes('role="alert"') && !(id && html.includes(`<a href="#${id}">`)))
    odd.push('opens elsewhere');
  const [, locale = ''] = /<html lang="([^"]+)"/.exec(html) ?? [];
  const error = translatorFor(locale)('common:form.errorTitle', { title: '' });
  if (!html.includes(`<title>${error}`)) odd.push('the title does not say it');
  for (const { 0: tag, index } of html.matchAll(
    /<[^>]+(?:role="alert"|class="error"|aria-invalid="true")[^>]*>/g,
  ))
    if (!isOpenAt(html, index)) odd.push(`folded away: ${tag.slice(0, 80)}`);
  const marked = formsWith(html, markOf(0).split('(')[0]!);
  if (marked.length > 1) odd.push(`in ${marked.length} forms`);
  const lost = marks.filter((mark) => !html.includes(mark));
  if (lost.length > 0) odd.push(`gone: ${lost.join(', ')}`);
  return odd;
}

test('each form of each page, sent with too much, comes back with a sentence in sight and all that was typed, and fills no other', async () => {
  const world = await makeWorld();
  const forms = await findForms(world, 1);
  const odd: string[] = [];
  const unrefused = new Set<string>();
  const tried = new Set<string>();
  for (const [role, some] of forms)
    for (const { path, to, fields, takesFile, intents } of some) {
      if (!to || !fields.some(isFilledIn)) continue;
      for (const intent of intents.length > 0 ? intents : ['']) {
        const name = `${to} ${intent}`.trim();
        const form = `${name}: ${shapeOf(fields)}`;
        if (tried.has(form)) continue;
        tried.add(form);
        let long = 0;
        const body = new URLSearchParams(
          fields.map((each, i) => [
            each.name,
            isFilledIn(each) ? (long++ < LONG_FIELDS ? tooMuch(i) : markOf(i)) : each.value,
          ]),
        );
        if (intent) body.set('intent', intent);
        const sent = takesFile && !intent ? multipartOf(body) : body;
        const marks = fields.flatMap(({ kind }, i) => (kind === 'text' ? [markOf(i)] : []));
        const send = () => visit(world, role, path, { method: 'POST', body: sent });
        const { status, html } = (await world.tried(send)).answer;
        if (status >= 400 && status < 500)
          odd.push(...oddIn(marks, html).map((what) => `${name}: ${status}, ${what}`));
        else if (status >= 500) odd.push(`${name}: ${status}`);
        else unrefused.add(name);
      }
    }
  expect(odd).toEqual([]);
  expect([...unrefused]).toEqual([]);
  expect(tried.size).toBeGreaterThan(70);
});
