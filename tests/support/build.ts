import type { ServerBuild } from '@remix-run/node';
import * as entry from '#app/entry.server.tsx';
import * as root from '#app/root.tsx';
import routes from '#app/routes.ts';

const modules = import.meta.glob('/app/routes/**/*.{ts,tsx}', { eager: true });

/** The server build as Remix would make it, from the sources: the same routes, no bundle. */
export function serverBuild(): ServerBuild {
  const manifest: Record<string, unknown> = { root: { id: 'root', path: '', module: root } };
  for (const route of routes) {
    const id = route.file.replace(/\.tsx?$/, '');
    manifest[id] = {
      id,
      parentId: 'root',
      path: route.path,
      index: route.index,
      module: modules[`/app/${route.file}`],
    };
  }
  const assets = Object.fromEntries(
    Object.values(
      manifest as Record<
        string,
        { id: string; parentId?: string; path?: string; index?: boolean; module: object }
      >,
    ).map((each) => [
      each.id,
      {
        ...each,
        module: '',
        hasAction: 'action' in each.module,
        hasLoader: 'loader' in each.module,
        hasErrorBoundary: 'ErrorBoundary' in each.module,
      },
    ]),
  );
  return {
    mode: 'test',
    entry: { module: entry },
    routes: manifest,
    assets: { entry: { imports: [], module: '' }, routes: assets, url: '', version: 'test' },
    publicPath: '/',
    assetsBuildDirectory: '',
    basename: '/',
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_routeConfig: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
    isSpaMode: false,
  } as unknown as ServerBuild;
}
