import { expect, test } from 'vitest';
import type { PlayerState } from '#app/domains/scorm/launches/player-state.ts';
import { makeApp } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { launch, publishCourse } from '#tests/support/course.ts';
import { NS_2004, packageOf } from '#tests/support/packages.ts';
import { playCourse } from '#tests/support/play-course.ts';
import { flow, item } from '#tests/support/sequencing.ts';

const app = await makeApp();
const content = serveContent(app);
const author = await app.person('author', ['author']);

/** A course whose first part writes its status to this shared objective, and whose second one reads the other. */
const writing = async (target: string, other = target) => {
  const map = (name: string, write: boolean) =>
    `<imsss:objectives><imsss:primaryObjective objectiveID="p"><imsss:mapInfo targetObjectiveID="${name}" readSatisfiedStatus="${!write}" writeSatisfiedStatus="${write}"/></imsss:primaryObjective></imsss:objectives>`;
  const items = [item('a', map(target, true)), item('b', map(other, false))]
    .join('')
    .replaceAll('"r"', '"r1"');
  const organizations = `<organizations default="o"><organization identifier="o"><title>All</title>${items}<imsss:sequencing>${flow()}</imsss:sequencing></organization></organizations>`;
  const archive = await packageOf({ version: '2004 4th Edition', namespaces: NS_2004, organizations });
  return publishCourse(app, author, { minScore: '' }, archive);
};

const learner = await app.person('learner');
async function begin(path: string) {
  const { base } = await launch(app, learner, path);
  const state = JSON.parse((await content(`${base}/__rte/state`)).body) as PlayerState;
  const player = playCourse(state);
  player.session.begin();
  return {
    shared: state.sequencing!.state.shared,
    end: async (success: string) => {
      player.end({ 'cmi.completion_status': 'completed', 'cmi.success_status': success });
      for (const each of player.take()) {
        const body = JSON.stringify(each);
        expect((await content(`${base}/__rte/commit`, { method: 'POST', body })).status).toBe(200);
      }
    },
  };
}

test('two courses of an author that are taken at once each write their own shared objective, and leave the other as it is', async () => {
  const [one, two] = [await writing('one'), await writing('two', 'one')];
  await (await begin((await writing('one')).path)).end('failed');
  const [first, second] = [await begin(one.path), await begin(two.path)];
  expect(second.shared).toEqual({ '#one': { satisfied: false } });
  await first.end('passed');
  // It still holds what it began with, and writes nothing of that.
  await second.end('passed');
  expect((await begin((await writing('one')).path)).shared).toEqual({ '#one': { satisfied: true } });
  expect((await begin((await writing('two')).path)).shared).toEqual({ '#two': { satisfied: true } });
});
