import { expect, test, vi } from 'vitest';
import { isOpenAt } from '#tests/support/forms.ts';
import type { Field } from '#tests/support/matrix/forms.ts';
import { tryReads } from '#tests/support/matrix/reads.ts';
import { visit } from '#tests/support/matrix/visit.ts';
import { makeWorld } from '#tests/support/matrix/world.ts';

vi.setConfig({ testTimeout: 900_000 });

const MARK = 'Zwölf Boxkämpfer';
/** Too long for every field, and nothing that a number, a day or a choice could be. */
const TOO_MUCH = `${MARK} ${'x'.repeat(20_000)}`;
/** More fields of that length make a form that is not read at all. */
const LONG_FIELDS = 8;

/** Whether somebody types or chooses it: what a page put in unseen stays, or another thing would be meant. */
const isTyped = ({ name, value }: Field): boolean =>
  !/(^|[a-z])(id|key|Id|revision|shown|askedAt|again|to|kind)$/.test(name) &&
  !/^[0-9a-f]{8}-|^[0-9a-f]{32,}/.test(value);

/** Forms of which nothing is typed, and those whose script shows what was wrong, which without it their page says. */
const UNREFUSED = new Set([
  'routes/accounts/profile consent',
  'routes/accounts/sign-out',
  'routes/accounts/security remove-passkey',
  'routes/mentoring/call-act say',
  'routes/webinars/room-act hand',
  'routes/webinars/room-act ask',
  'routes/webinars/room-act say',
  'routes/webinars/room-act draft-prompt',
  'routes/webinars/room-act caption',
]);

/** Forms of secrets and of choices alone: a secret is not shown again, and a choice that there is not cannot be. */
const NOTHING_WRITTEN = new Set([
  'routes/accounts/reset',
  'routes/accounts/confirm-identity',
  'routes/accounts/password',
  'routes/accounts/people',
  'routes/catalogue/course register',
  'routes/webinars/webinar take',
  'routes/webinars/recording register',
  'routes/webinars/recording test',
  'routes/mentoring/pair rate',
  'routes/consultations/case decline',
]);

/** How the page that comes back hides what was wrong, or shows what was typed where nobody has typed it. */
function oddIn(name: string, html: string): string[] {
  const odd: string[] = [];
  if (!html.includes('role="alert"')) odd.push('no alert');
  for (const { 0: tag, index } of html.matchAll(
    /<[^>]+(?:role="alert"|class="error"|aria-invalid="true")[^>]*>/g,
  ))
    if (!isOpenAt(html, index)) odd.push(`folded away: ${tag.slice(0, 80)}`);
  const marked = [...html.matchAll(/<form\b[^]*?<\/form>/g)].filter(([form]) => form.includes(MARK));
  if (marked.length > 1) odd.push(`in ${marked.length} forms`);
  if (!html.includes(MARK) && !NOTHING_WRITTEN.has(name)) odd.push('what was typed is gone');
  return odd;
}

test('each form of each page, sent with too much, comes back with a sentence in sight, and fills no other', async () => {
  const world = await makeWorld();
  const { forms } = await tryReads(world, 1);
  const odd: string[] = [];
  const tried = new Set<string>();
  for (const [role, some] of forms)
    for (const { path, to, fields, intents } of some) {
      if (!to || !fields.some(isTyped)) continue;
      for (const intent of intents.length > 0 ? intents : ['']) {
        const name = `${to} ${intent}`.trim();
        if (tried.has(name)) continue;
        tried.add(name);
        let long = 0;
        const body = new URLSearchParams(
          fields.map((each) => [
            each.name,
            isTyped(each) ? (long++ < LONG_FIELDS ? TOO_MUCH : MARK) : each.value,
          ]),
        );
        if (intent) body.set('intent', intent);
        const send = () => visit(world, role, path, { method: 'POST', body });
        const { status, html } = (await world.tried(send)).answer;
        if (status >= 400 && status < 500)
          odd.push(...oddIn(name, html).map((what) => `${name}: ${status}, ${what}`));
        else if (status >= 500 || !UNREFUSED.has(name)) odd.push(`${name}: ${status}`);
      }
    }
  expect(odd).toEqual([]);
  expect(tried.size).toBeGreaterThan(70);
});
