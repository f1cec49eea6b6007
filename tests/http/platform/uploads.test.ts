import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeApp } from '#tests/support/app.ts';
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
const routes = await openUploads(app);

const everyFile = () =>
  ['incoming', 'files'].flatMap((name) =>
    readdirSync(join(app.folder, name), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile() || name === 'incoming')
      .map((each) => join(each.parentPath, each.name)),
  );

const send = (route: Route, body: BodyInit) => sendUpload(app, route, body);

/** A body whose sender goes away after `bytes`. */
const broken = (bytes: Buffer) => {
  let sent = false;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) return controller.error(new Error('aborted'));
      sent = true;
      controller.enqueue(new Uint8Array(bytes));
    },
  });
};

type Kind = [status: number, make: (route: Route) => Buffer | ReadableStream<Uint8Array>];
const FIELDS = 'beside fields that are refused';
const KINDS: Record<string, Kind> = {
  'that is too large': [413, (route) => Buffer.concat([before(route), fileOf(route, Buffer.alloc(route.large, 1)), END])],
  'of another type': [422, (route) => Buffer.concat([before(route), fileOf(route, Buffer.from('MZ a program')), END])],
  'that breaks off': [422, (route) => Buffer.concat([before(route), fileOf(route)]).subarray(0, -20)],
  'in a form that breaks off behind it': [422, (route) => Buffer.concat([before(route), fileOf(route), part('more', 'x').subarray(0, -9)])],
  'whose sender goes away': [422, (route) => broken(Buffer.concat([before(route), fileOf(route)]).subarray(0, -20))],
  'whose sender goes away behind it': [422, (route) => broken(Buffer.concat([before(route), fileOf(route), part('more', 'x')]))],
  [FIELDS]: [422, (route) => Buffer.concat([before(route, route.wrong), fileOf(route), END])],
}; // oxfmt-ignore

const CASES = UPLOADS.flatMap((name) => Object.keys(KINDS).map((kind) => [name, kind] as const)).filter(
  ([name, kind]) => kind !== FIELDS || !['a package', 'a cover', 'evidence, again'].includes(name),
);
test.each(CASES)('%s %s is refused and leaves no file', async (name, kind) => {
  const route = routes[name]!;
  const [status, make] = KINDS[kind]!;
  const there = everyFile();
  const answer = await send(route, make(route) as BodyInit);
  expect([answer.status, everyFile()]).toEqual([status, there]);
});

test.each(UPLOADS)('%s that is not refused is kept', async (name) => {
  const route = routes[name]!;
  const there = everyFile();
  const answer = await send(route, Buffer.concat([before(route), fileOf(route), END]));
  // A paper that is sent again takes the place of the first.
  expect([answer.status < 400, everyFile().some((each) => !there.includes(each))]).toEqual([true, true]);
});

test.each(['a cover', 'a slide', 'evidence', 'evidence of a correction'])(
  'an error in %s is shown beside its field',
  async (name) => {
    const route = routes[name]!;
    for (const kind of ['of another type', 'that is too large']) {
      const answer = await send(route, KINDS[kind]![1](route) as BodyInit);
      expect(await answer.text()).toMatch(new RegExp(`id="[^"]*${route.field}-error"`));
    }
  },
);

test('a text that is refused comes back whole, however long', async () => {
  const route = routes['evidence of an officer']!;
  const reflection = `${'ё'.repeat(20_000)} end`;
  // Asked of somebody's own studies alone.
  const words = { activityType: 'self_study', reflection };
  const answer = await send(route, Buffer.concat([before(route, words), fileOf(route), END]));
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(reflection)]);
  // More than a form holds is nothing that came: no part of it is shown as if it were all.
  const endless = await send(
    route,
    Buffer.concat([before(route, { reflection: 'x'.repeat(300_000) }), fileOf(route), END]),
  );
  expect([endless.status, (await endless.text()).includes('xxx')]).toEqual([413, false]);
});
