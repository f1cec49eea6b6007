import { expect, test } from 'vitest';
import type { PlayerState } from '#app/domains/scorm/runtime/player-state.ts';
import { makeApp } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { launch, publishCourse } from '#tests/support/course.ts';

const app = await makeApp();
const content = serveContent(app);
const author = await app.person('author', ['author']);
const course = await publishCourse(app, author);
const settle = (fields: Record<string, string>) =>
  app.post(`/author/packages/${course.packageId}`, { intent: 'needs', ...fields }, author);

test('a package gets no name, no window and no host; what its author allows is told, and holds from the next file on', async () => {
  const learner = await app.person('learner');
  const { base, page } = await launch(app, learner, course.path);
  const policy = async () => String((await content(`${base}/index.html`)).headers['content-security-policy']);
  const nameGiven = async () =>
    (JSON.parse((await content(`${base}/__rte/state`)).body) as PlayerState).learner.name;
  const shown = async (path: string) => (await app.get(path, learner)).text();
  expect(await policy()).not.toContain('https:');
  expect(await nameGiven()).toBe('');
  expect(await shown(page)).not.toContain('allow-popups');

  const answer = await settle({ needs: 'name', hosts: 'https://www.Example.com/x\n*.example.org' });
  expect(answer.status).toBe(302);
  expect(await policy()).toContain(
    "connect-src 'self' data: blob: https://www.example.com https://*.example.org wss://www.example.com",
  );
  expect(await nameGiven()).toBe('learner Test');
  expect(await shown(page)).not.toContain('allow-popups');
  const told = await (await app.get(course.path)).text();
  expect(told).toContain('Exchanges data with www.example.com, *.example.org');
  expect(told).toContain('The package learns your name');

  await settle({ needs: 'popups', hosts: '' });
  expect(await policy()).not.toContain('https:');
  expect(await nameGiven()).toBe('');
  expect(await shown(page)).toContain('allow-popups');
});

test.each([
  ['no host', 'not a host', 'Write host names'],
  ['a policy of its own', "*; script-src 'unsafe'", 'Write host names'],
  ['everybody', '*', 'Write host names'],
  ['an address', '10.0.0.1', 'Write host names'],
])('%s is refused with a sentence', async (_what, hosts, words) => {
  const answer = await settle({ hosts });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(words);
});
