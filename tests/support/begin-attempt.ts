import { eq } from 'drizzle-orm';
import type { PlayerState } from '#app/domains/scorm/launches/player-state.ts';
import { scormAttempts, scormLaunches } from '#db/schema/scorm.ts';
import type { Person, TestApp } from './app.ts';
import type { serveContent } from './content-client.ts';
import { launch } from './course.ts';

/** A learner opens the course at `path`: what its player says and is told, and what is kept of it. */
export async function beginAttempt(
  app: TestApp,
  content: ReturnType<typeof serveContent>,
  path: string,
  person?: Person,
  intent: 'register' | 'launch' = 'register',
) {
  const learner = person ?? (await app.person('learner'));
  const { base, page } = await launch(app, learner, path, intent);
  const launchId = page.split('/').at(-1)!;
  return {
    learner,
    base,
    launchId,
    commit: (body: Record<string, unknown>) =>
      content(`${base}/__rte/commit`, { method: 'POST', body: JSON.stringify(body) }),
    state: async () => JSON.parse((await content(`${base}/__rte/state`)).body) as PlayerState,
    attempt: async () => {
      const [row] = await app.platform.db.read
        .select({ attempt: scormAttempts, launch: scormLaunches })
        .from(scormAttempts)
        .innerJoin(scormLaunches, eq(scormLaunches.attemptId, scormAttempts.id))
        .where(eq(scormLaunches.id, launchId));
      return row!;
    },
  };
}
