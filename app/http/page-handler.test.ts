import {
  type ActionFunctionArgs,
  createRequestHandler,
  type LoaderFunctionArgs,
  type ServerBuild,
} from '@remix-run/node';
import { expect, test } from 'vitest';
import routes from '#app/routes.ts';
import { createPageHandler } from './page-handler.server.ts';

const says = (id: string) => ({ params }: LoaderFunctionArgs | ActionFunctionArgs) => Response.json({ id, params }); // oxfmt-ignore
const module = (id: string) => ({ loader: says(id), action: says(id) });
const own = routes.map(({ file, path, index }) => ({
  id: file,
  parentId: 'root',
  path,
  index,
  module: module(file),
}));
const root = { id: 'root', path: '', module: {} };

/** Every route of the app, each of which says which it is. */
const build = {
  mode: 'test',
  entry: { module: {} },
  routes: Object.fromEntries([root, ...own].map((each) => [each.id, each])),
  assets: {
    entry: { imports: [], module: '' },
    routes: Object.fromEntries([root, ...own].map((each) => [each.id, each])),
    url: '',
    version: '',
  },
  basename: '/',
  future: { v3_singleFetch: true, v3_relativeSplatPath: true },
  isSpaMode: false,
  // as far as Remix reads it to answer with data
} as unknown as ServerBuild;

test('all routes lie under the root, each with its whole path', () => {
  expect(routes.filter((route) => route.children !== undefined)).toEqual([]);
});

const filled = own.map(({ path = '' }) => `/${path.replace(/:\w+/g, 'x').replace('*', 'nowhere')}`);
/** One address of each beginning. */
const ofEach = [...new Map(filled.map((path) => [path.split('/')[1], path])).values()];
const odd = ofEach.flatMap((path) => [
  path.toUpperCase(), `${path}/`, `${path}//`, `${path}/more`, `/${path}`, `${path}.data`, `${path}?a=/author`,
  path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  `${path}/%zz`, `${path}%2fmore`,
]); // oxfmt-ignore
const strange = ['/_root.data', '/_root', '/%', '/%zz/author', '/.data', '//', '/constructor', '/__proto__', '/toString/x', '/\u212Aaleidoscope', '/*', '/:use', '/author%2fupload']; // oxfmt-ignore

test('whatever the address, it is answered by the route that Remix would choose among all', async () => {
  const [all, few] = [createRequestHandler(build, 'test'), createPageHandler(build, 'test')];
  const asked = [
    ...[...filled, ...odd, ...strange].map((path) => ['GET', path] as const),
    ...filled.map((path) => ['POST', path] as const),
  ];
  for (const [method, path] of asked) {
    const ask = () => new Request(`http://localhost${path}`, { method });
    const [expected, found] = [await all(ask()), await few(ask())];
    const answer = [method, path, found.status, await found.text()];
    expect(answer).toEqual([method, path, expected.status, await expected.text()]);
  }
});

test('the answers differ from route to route, so that the comparison can fail', async () => {
  const few = createPageHandler(build, 'test');
  const ids = await Promise.all(
    filled.map(async (path) =>
      (await (await few(new Request(`http://localhost${path}`))).text()).slice(0, 60),
    ),
  );
  expect(new Set(ids).size).toBeGreaterThan(routes.length - 10);
});
