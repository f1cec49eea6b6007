import { makeApp } from '../app.ts';
import { serverBuild } from '../build.ts';
import { changesOf, triable, watchTables } from './changes.ts';
import { DECLARED } from './declared.ts';
import { seededWorld } from './seeded.ts';
import { findThings } from './things.ts';

export type World = Awaited<ReturnType<typeof makeWorld>>;

/**
 * The sample region and what it lacks, the cast signed in, and every table watched; with the routes of these domains, or with
 * all of them.
 */
export async function makeWorld(domains?: string[]) {
  const { cast, extras, ...seeded } = await seededWorld();
  let tried!: ReturnType<typeof triable>['tried'];
  const app = await makeApp((db) => {
    const on = triable(db);
    tried = on.tried;
    return on.db;
  }, seeded);
  const things = await findThings(app, cast, extras);
  const file = app.platform.settings.databaseUrl.slice('file:'.length);
  watchTables(file);
  const allRoutes = listRoutes();
  return {
    app,
    file,
    cast,
    extras,
    things,
    tried,
    changes: changesOf(app.platform.db),
    /** Of these domains; forms are sent to `allRoutes`. */
    routes: allRoutes.filter(({ id }) => !domains || domains.includes(domainOf(id))),
    allRoutes,
    declared: DECLARED,
  };
}

export type Route = { id: string; path: string; hasLoader: boolean; hasAction: boolean; hasPage: boolean };

/** The folder of a route: its domain; '' for those of no domain. */
export const domainOf = (id: string): string => /^routes\/(\w+)\//.exec(id)?.[1] ?? '';

/** Routes of the server build: a new one is tried without anybody naming it. */
export function listRoutes(): Route[] {
  return Object.values(serverBuild().routes).flatMap((route) => {
    if (!route || route.id === 'root') return [];
    const module = route.module as object;
    return [{
      id: route.id, path: route.path ?? '', hasLoader: 'loader' in module, hasAction: 'action' in module,
      hasPage: 'default' in module,
    }]; // oxfmt-ignore
  });
}

/** The route of an address: fixed names come before parameters. */
export function routeOf(routes: Route[], path: string): Route | undefined {
  const fits = (pattern: string) => new RegExp(`^/${pattern.replace(/:\w+/g, '[^/]+').replace('*', 'nowhere')}$`).test(path);
  const anything = (pattern: string) => pattern.match(/:/g)?.length ?? 0;
  return routes.filter((route) => fits(route.path)).sort((a, b) => anything(a.path) - anything(b.path))[0];
} // oxfmt-ignore
