import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { withdrawCase } from '#app/domains/consultations/cases/withdraw-case.server.ts';
import { remindOfCases } from '#app/domains/consultations/cases/remind-of-cases.server.ts';
import { REMOVE_PICTURE } from '#app/domains/consultations/pictures/remove-picture.server.ts';
import { removePictureHandler } from '#app/domains/consultations/pictures/remove-picture.server.ts';
import { unwrapKey } from '#app/domains/consultations/pictures/wrap-key.ts';
import { wrapPictureKeys } from '#app/domains/consultations/pictures/wrap-picture-keys.server.ts';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { consultationPictures } from '#db/schema/consultations.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { answerAs, caseOf, consulting, questionOf } from '#tests/support/consultation.ts';
import { FFMPEG } from '#tests/support/mux-local.ts';

const app = await makeApp();
const PNG = execFileSync(FFMPEG, [
  '-v', 'error', '-f', 'lavfi', '-i', 'testsrc=size=320x240:rate=1', '-frames:v', '1', '-c:v', 'png', '-f', 'image2pipe', '-',
]); // oxfmt-ignore
let one: Awaited<ReturnType<typeof consulting>>;
beforeAll(async () => {
  one = await consulting(app);
});

const JSON_ONLY = { accept: 'application/json' };
async function begin(pictures: number): Promise<string> {
  const fields = questionOf({ specialty: one.specialty, pictures: String(pictures) });
  const answer = await app.post('/consultations/send', fields, one.asker, JSON_ONLY);
  const said = (await answer.json()) as { id: string; to: string };
  expect(said.to).toBe('');
  return said.id;
}
async function send(id: string, position: number, body: Uint8Array, person: Person = one.asker, name = 'Anna Liepa 140558-12345.png') {
  const form = new FormData();
  form.append('position', String(position));
  form.append('file', new Blob([new Uint8Array(body)]), name);
  const answer = await app.send(`/consultations/${id}/pictures`, { method: 'POST', body: form, cookie: person.cookie });
  return [answer.status, ((await answer.json().catch(() => ({}))) as { error?: string }).error];
} // oxfmt-ignore
const finish = async (id: string) => {
  const answer = await app.post(`/consultations/${id}/act`, { intent: 'send' }, one.asker, JSON_ONLY);
  return [answer.status, ((await answer.json()) as { error?: string }).error];
};
const allFiles = () =>
  readdirSync(app.folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => ({ name: each.name, bytes: readFileSync(join(each.parentPath, each.name)) }));

test('a question goes out when all its pictures have come, each again without harm', async () => {
  const id = await begin(2);
  expect((await app.get(`/consultations/${id}`, one.specialist)).status).toBe(404);
  expect(await send(id, 1, PNG)).toEqual([200, undefined]);
  expect(await finish(id)).toEqual([409, 'pictures_missing']);
  expect(await send(id, 1, PNG)).toEqual([200, undefined]);
  expect(await send(id, 2, PNG)).toEqual([200, undefined]);
  expect(await send(id, 3, PNG)).toEqual([422, 'too_many_pictures']);
  expect(await finish(id)).toEqual([200, undefined]);
  expect(await finish(id)).toEqual([200, undefined]);
  expect((await caseOf(app, id)).state).toBe('assigned');
  expect(await send(id, 1, PNG)).toEqual([409, 'changed_meanwhile']);

  const [picture] = await app.platform.db.read.select().from(consultationPictures).where(eq(consultationPictures.caseId, id)); // oxfmt-ignore
  const path = `/consultations/${id}/pictures/${picture!.id}`;
  // Before the specialist has confirmed the card nothing of it is shown.
  expect((await app.get(path, one.specialist)).status).toBe(404);
  await answerAs(app, one.specialist, id);
  const shown = await app.get(path, one.specialist);
  expect(shown.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await shown.arrayBuffer()).equals(PNG)).toBe(true);
  const stranger = await app.person('stranger');
  expect((await app.get(path, stranger)).status).toBe(403);
});

test('a question that is changed while its pictures are on their way begins them anew: none that was taken out goes along', async () => {
  const fields = questionOf({ specialty: one.specialty, pictures: '2', reach: 'country' });
  const first = await app.post('/consultations/send', fields, one.asker, JSON_ONLY);
  const { id } = (await first.json()) as { id: string };
  for (const position of [1, 2]) await send(id, position, PNG);
  // The line was cut; meanwhile the second picture has been taken out, and the question made clearer.
  const again = { ...fields, pictures: '1', question: 'Clearer: may I begin?' };
  const second = await app.post('/consultations/send', again, one.asker, JSON_ONLY);
  expect(((await second.json()) as { id: string }).id).toBe(id);
  expect(await finish(id)).toEqual([409, 'pictures_missing']);
  expect(await send(id, 1, PNG)).toEqual([200, undefined]);
  expect(await finish(id)).toEqual([200, undefined]);
  const kept = await app.platform.db.read.select().from(consultationPictures).where(eq(consultationPictures.caseId, id)); // oxfmt-ignore
  expect(kept.map(({ position }) => position)).toEqual([1]);
  await answerAs(app, one.specialist, id);
  expect(await (await app.get(`/consultations/${id}`, one.specialist)).text()).toContain(
    'Clearer: may I begin?',
  );
});

test('neither the picture in clear nor its name lies on the disk', async () => {
  const found = allFiles().filter(
    ({ name, bytes }) =>
      /Liepa|140558/.test(name) || bytes.includes('Liepa') || bytes.includes(PNG.subarray(60, 200)),
  );
  expect(found.map(({ name }) => name)).toEqual([]);
});

test('what is no picture, or carries more than one, is refused and kept nowhere', async () => {
  const id = await begin(1);
  const kept = async () =>
    app.platform.db.read.$count(consultationPictures, eq(consultationPictures.caseId, id));
  const marker = 'MARKER-OF-SOMEBODY';
  const withText = Buffer.concat([PNG, Buffer.from(marker)]);
  expect(await send(id, 1, withText)).toEqual([422, 'picture_unclean']);
  for (const body of [`PK\u0003\u0004${marker}`, `%PDF-1.7 ${marker}`, `<script>${marker}</script>`, ''])
    expect(await send(id, 1, Buffer.from(body))).toEqual([422, 'picture_strange']);
  expect(await send(id, 1, Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)]))).toEqual([413, 'too_large']);
  expect(await send(id, 1, PNG, one.specialist)).toEqual([404, 'not_found']);
  expect(await kept()).toBe(0);
  expect(
    allFiles()
      .filter(({ bytes }) => bytes.includes(marker))
      .map(({ name }) => name),
  ).toEqual([]);
  expect(app.lines.join('\n')).not.toContain(marker);
});

test('pictures go with their case, and one that was never finished goes after a day', async () => {
  const id = await begin(1);
  await send(id, 1, PNG);
  const [picture] = await app.platform.db.read.select().from(consultationPictures).where(eq(consultationPictures.caseId, id)); // oxfmt-ignore
  const path = app.platform.files.pathOf(picture!.hash);
  expect(existsSync(path)).toBe(true);
  await withdrawCase(await app.as(one.asker), id);
  await runDueJobs(app.platform.db, { [REMOVE_PICTURE.name]: removePictureHandler(app.platform), mail: async () => {} }, app.platform.log, app.platform.clock); // oxfmt-ignore
  expect(existsSync(path)).toBe(false);

  const left = await begin(1);
  await remindOfCases({ ...app.operator, now: new Date(Date.now() + 25 * 3_600_000) });
  expect(await caseOf(app, left)).toMatchObject({ state: 'withdrawn' });
});

test('the key of a picture does not lie open beside it; one of before is wrapped at start and opens as it did', async () => {
  const id = await begin(1);
  await send(id, 1, PNG);
  await finish(id);
  const rowOf = async () => {
    const [row] = await app.platform.db.read.select().from(consultationPictures).where(eq(consultationPictures.caseId, id));
    return row!;
  };
  const { key: storedKey, id: pictureId } = await rowOf();
  expect(storedKey).toMatch(/^w1\./);
  const open = unwrapKey([app.platform.keys.for('pictures')], storedKey, pictureId).toString('base64');
  await app.platform.db.transact(async (tx) => {
    await tx.update(consultationPictures).set({ key: open }).where(eq(consultationPictures.id, pictureId));
  });
  expect(await wrapPictureKeys(app.operator)).toEqual({ wrapped: 1, locked: 0 });
  expect(await wrapPictureKeys(app.operator)).toEqual({ wrapped: 0, locked: 0 });
  expect((await rowOf()).key).not.toContain(open);
  const shown = await app.get(`/consultations/${id}/pictures/${pictureId}`, one.asker);
  expect(Buffer.from(await shown.arrayBuffer()).equals(PNG)).toBe(true);
}); // oxfmt-ignore
