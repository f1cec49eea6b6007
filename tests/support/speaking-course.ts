import { and, eq } from 'drizzle-orm';
import type { LessonRecords } from '#app/domains/modules/recordings/lesson-records.ts';
import { openStatementClient } from '#app/domains/modules/ui/statement-client.ts';
import { startWatching } from '#app/domains/modules/ui/watching.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { moduleRenditions, moduleTexts } from '#db/schema/modules.ts';
import { statements } from '#db/schema/xapi.ts';
import type { Person } from './app.ts';
import { publishNativeCourse, registerFor } from './course-folder.ts';
import { openStore } from './record-store.ts';
import { ANSWERS, speakingCourse } from './speaking-course-files.ts';

export type Statement = {
  id: string;
  actor: { account: { name: string } };
  verb: { id: string };
  object: { id: string; definition: Record<string, unknown> };
  result?: { response?: string; success?: boolean };
  context: { registration: string; extensions?: Record<string, unknown> };
};

/** A published course whose statements are looked at, with a recording in its lesson, and those who learn in it. */
export async function openSpeakingCourse() {
  const store = await openStore();
  const { app } = store;
  const author = await app.person('author', ['author']);
  let now = Date.now();
  app.platform.clock = () => new Date(now);
  const course = await publishNativeCourse(app, author, speakingCourse());
  // A recording in the lesson: preparing a real one at import is tested with the import.
  await app.platform.db.transact(async (tx) => {
    const light = and(eq(moduleTexts.versionId, course.versionId), eq(moduleTexts.moduleId, 'light'));
    for (const { language, text } of await tx.select().from(moduleTexts).where(light)) {
      const [page, ...pages] = text.pages;
      const video = {
        kind: 'video' as const,
        src: 'light.mp4',
        captions: null,
        watch: null,
        transcript: [],
        words: 0,
      };
      const withVideo = { ...text, pages: [{ ...page!, blocks: [...page!.blocks, video] }, ...pages] };
      await tx
        .update(moduleTexts)
        .set({ text: withVideo })
        .where(and(light, eq(moduleTexts.language, language)));
    }
    const file = { kind: 'video', type: 'video/mp4', seconds: 60, hash: '0'.repeat(64), bytes: 1 };
    await tx.insert(moduleRenditions).values({ versionId: course.versionId, name: 'light.mp4', ...file });
  });
  const send = (person: Person, moduleId: string, form: Record<string, string | string[]>) =>
    app.post(course.lesson(moduleId), form, person);

  /** Three minutes, to the second: the clock stands but for them. */
  async function answerAll(person: Person, answers = ANSWERS): Promise<void> {
    await send(person, 'check', { intent: 'begin' });
    now += 3 * MINUTE_MS;
    for (const [id, values] of Object.entries(answers))
      await send(person, 'check', { intent: 'answer', question: id, ...values });
  }
  /** Everything that was said of a learner in this course, in the order of recording. */
  async function saidOf(person: Person): Promise<Statement[]> {
    const { opaqueId } = (await app.as(person)).actor!;
    const rows = await app.platform.db.read.select().from(statements);
    return rows
      .sort((a, b) => a.seq - b.seq)
      .map(({ body }) => JSON.parse(body) as Statement)
      .filter(({ actor, object }) => actor.account.name === opaqueId && object.id.includes(course.courseId));
  }
  const brief = (said: Statement[]) =>
    said.map(({ verb, object }) => `${verb.id.split('/').pop()} ${object.id.split(course.courseId)[1]}`);
  const learner = async () => {
    const person = await app.person('learner');
    await registerFor(app, person, course.path, 'fi');
    return person;
  };
  /** Somebody at the page of the lesson, as its script is: what it was given, and requests with that. */
  async function atRecording(person: Person) {
    const answer = await app.post(`${course.path}/records`, { module: 'light' }, person, {
      accept: 'application/json',
    });
    const given = (await answer.json()) as LessonRecords;
    const { authorization: Authorization } = given;
    const ask = (method: string, path: string, body?: object) => {
      const bytes = body && Buffer.from(JSON.stringify(body));
      const length: Record<string, string> = bytes
        ? { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) }
        : {};
      return store.raw(
        method,
        `/xapi/${path}`,
        { Authorization, 'X-Experience-API-Version': '1.0.3', ...length },
        bytes,
      );
    };
    const { definition: _, ...object } = given.recordings['light.mp4']!;
    const says = (more: object = {}) => ({
      actor: given.actor,
      verb: { id: 'https://w3id.org/xapi/video/verbs/played', display: { en: 'played' } },
      object,
      context: given.context,
      ...more,
    });
    return { given, ask, says, object };
  }
  /** Watches the recording as the script of its page does, with its own client; at 10 of 40 seconds somebody moves to 12. */
  async function watch(given: LessonRecords): Promise<void> {
    const client = openStatementClient({ ...given, endpoint: `http://127.0.0.1:${store.port}/xapi/` });
    const session = startWatching({
      length: 40,
      threshold: 0.9,
      sessionId: '019ab0c0-3f5e-7b21-9d44-6a1c8e2f7b90',
    });
    for (const statements of [
      [session.initialized()],
      session.play(0),
      (session.move(10), session.moved(12)),
      session.pause(40),
      session.leave(40),
    ])
      client.say('light.mp4', statements);
    await client.flush();
  }

  return { store, app, course, send, answerAll, saidOf, brief, learner, atRecording, watch };
}
