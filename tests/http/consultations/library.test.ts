import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { assignTopic } from '#app/domains/catalogue/topics/assign-topic.server.ts';
import { listTopics } from '#app/domains/catalogue/topics/list-topics.server.ts';
import { listCaseReads } from '#app/domains/consultations/cases/list-case-reads.server.ts';
import { CHECK_VERSION } from '#app/domains/consultations/deidentify/check.ts';
import { answerLessonOffer } from '#app/domains/consultations/library/answer-lesson-offer.server.ts';
import { commentOnLesson } from '#app/domains/consultations/library/comment-on-lesson.server.ts';
import { listComparableLessons } from '#app/domains/consultations/library/list-comparable-lessons.server.ts';
import { listLessons } from '#app/domains/consultations/library/list-lessons.server.ts';
import { readLesson } from '#app/domains/consultations/library/read-lesson.server.ts';
import { refreshLessonTerms } from '#app/domains/consultations/library/refresh-lesson-terms.server.ts';
import { reflectOnLesson } from '#app/domains/consultations/library/reflect-on-lesson.server.ts';
import { withdrawLesson } from '#app/domains/consultations/library/withdraw-lesson.server.ts'; // oxfmt-ignore
import { readCaseStatistics } from '#app/domains/consultations/statistics/read-case-statistics.server.ts';
import { saveRules } from '#app/domains/consultations/rules/save-rules.server.ts';
import { addAbsence } from '#app/domains/consultations/specialists/add-absence.server.ts';
import { addTemplate } from '#app/domains/consultations/specialists/add-template.server.ts';
import { readSpecialistSettings } from '#app/domains/consultations/specialists/read-specialist-settings.server.ts';
import { topicWishes, topics } from '#db/schema/catalogue.ts';
import { participations } from '#db/schema/credits.ts';
import { consultationLessons, consultationTerms } from '#db/schema/consultations.ts';
import { makeApp } from '#tests/support/app.ts';
import { answerAs, askCase, caseOf, closeAs, consulting, verified } from '#tests/support/consultation.ts';
import { publishCourse } from '#tests/support/course.ts';

const app = await makeApp();
const CHECKED = { checkVersion: CHECK_VERSION, kept: '[]' };
const ANY = { q: '', specialty: '', language: '', page: 1 };

/** A closed case that its asker would let others learn from; answers the learning case's id. */
async function offered(one: Awaited<ReturnType<typeof consulting>>, title = 'Palpitations at night') {
  const id = await askCase(app, one);
  await answerAs(app, one.specialist, id);
  await closeAs(app, one.asker, id, { share: 'yes', title, readerQuestion: 'What would you do first?' });
  const [lesson] = await app.platform.db.read.select().from(consultationLessons).where(eq(consultationLessons.caseId, id)); // oxfmt-ignore
  return { caseId: id, id: lesson!.id };
}

test('with both words a case is there to learn from; each read is told to its author; a reflection counts once', async () => {
  const one = await consulting(app);
  const { id, caseId } = await offered(one);
  const reader = await verified(app, 'reader', one.associationId);
  const asReader = await app.as(reader);
  await expect(readLesson(asReader, id)).rejects.toThrow('not_found');
  await expect(answerLessonOffer(await app.as(one.asker), id, true)).rejects.toThrow('not_found');
  await answerLessonOffer(await app.as(one.specialist), id, true);
  await expect(answerLessonOffer(await app.as(one.specialist), id, false)).rejects.toThrow('already_decided');

  for (const q of ['palpitations', 'PALPITATION', 'night anticoagulant'])
    expect((await listLessons(asReader, { ...ANY, q })).rows.map((row) => row.id)).toContain(id);
  expect((await listLessons(asReader, { ...ANY, q: 'palpitations dermatitis' })).rows).toEqual([]);
  expect((await listLessons(asReader, { ...ANY, specialty: one.specialty })).rows).toHaveLength(1);
  expect((await listLessons(asReader, { ...ANY, language: 'fi' })).rows).toEqual([]);
  expect((await listComparableLessons(asReader, one.specialty))[0]!.terms).toContain('palpit');

  await readLesson(asReader, id);
  expect(
    (await listCaseReads(await app.as(one.asker), caseId)).filter(({ what }) => what === 'lesson'),
  ).toHaveLength(1);
  const reflection = { answer: 'A long recording.', takeaway: 'Count the risks first.', ...CHECKED };
  await expect(reflectOnLesson(await app.as(one.asker), id, reflection)).rejects.toThrow('not_found');
  await reflectOnLesson(asReader, id, reflection);
  await expect(reflectOnLesson(asReader, id, reflection)).rejects.toThrow('already_decided');
  const counted = await app.platform.db.read.select().from(participations).where(eq(participations.personId, reader.id)); // oxfmt-ignore
  expect(counted.map(({ activityType, minutes, kind }) => [activityType, minutes, kind])).toEqual([
    ['self_study', 20, 'consultation'],
  ]);
  expect(JSON.stringify(counted)).not.toContain(caseId);

  await commentOnLesson(asReader, id, { body: 'We had two like this.', ...CHECKED });
  await expect(commentOnLesson(asReader, id, { body: 'Potilas Matti Virtanen too.', ...CHECKED })).rejects.toThrow('unclean'); // oxfmt-ignore
  expect((await readLesson(asReader, id)).comments.map(({ body, own }) => [body, own])).toEqual([
    ['We had two like this.', true],
  ]);
  await withdrawLesson(await app.as(one.specialist), id);
  await expect(readLesson(asReader, id)).rejects.toThrow('not_found');
  expect((await listLessons(asReader, { ...ANY, q: 'palpitations' })).rows).toEqual([]);
});

test('a lesson is found with accents and without, also one whose words an earlier version kept with them', async () => {
  const one = await consulting(app);
  const { id } = await offered(one, 'Sirds mazspēja naktī');
  await answerLessonOffer(await app.as(one.specialist), id, true);
  const reader = await app.as(await verified(app, 'reader', one.associationId));
  const found = async (q: string) => (await listLessons(reader, { ...ANY, q })).rows.map((row) => row.id);
  const typed = ['sirds mazspeja', 'MAZSPĒJA', 'mazspēja nakti'.normalize('NFD')];
  for (const q of typed) expect(await found(q)).toEqual([id]);

  const { db } = app.platform;
  await db.transact(async (tx) => {
    const its = (term: string) => and(eq(consultationTerms.lessonId, id), eq(consultationTerms.term, term));
    await tx.update(consultationTerms).set({ term: 'mazspē' }).where(its('mazspe'));
    await tx.update(consultationTerms).set({ term: 'naktī' }).where(its('nakti'));
  });
  for (const q of typed) expect(await found(q)).toEqual([]);
  await refreshLessonTerms(app.operator);
  for (const q of typed) expect(await found(q)).toEqual([id]);
});

test('without the specialist’s word it is nobody’s, and its words are gone', async () => {
  const one = await consulting(app);
  const { id } = await offered(one, 'A title of its own');
  await answerLessonOffer(await app.as(one.specialist), id, false);
  const [row] = await app.platform.db.read.select().from(consultationLessons).where(eq(consultationLessons.id, id)); // oxfmt-ignore
  expect([row!.state, row!.text, row!.answer]).toEqual(['declined', '', '']);
  await expect(readLesson(await app.as(one.asker), id)).rejects.toThrow('not_found');
});

test('what is asked for again and again is a topic; nothing of it leads back to who asked', async () => {
  const one = await consulting(app);
  const ids: string[] = [];
  for (const topic of [
    'Anticoagulation in the old',
    ' anticoagulation in the OLD',
    'Reading a long recording',
  ]) {
    const id = await askCase(app, one);
    ids.push(id);
    await answerAs(app, one.specialist, id);
    await closeAs(app, one.asker, id, { topic });
  }
  const author = await app.person('author', ['author']);
  const listed = await listTopics(await app.as(author), { specialty: one.specialty, country: '' });
  expect(listed.map(({ title, wishes, taught }) => [title, wishes, taught])).toEqual([
    ['Anticoagulation in the old', 2, 'no'],
    ['Reading a long recording', 1, 'no'],
  ]);
  // Two wishes from one place are too few to name it.
  expect(listed[0]!.regions).toEqual([]);
  const rows = JSON.stringify([
    await app.platform.db.read.select().from(topics),
    await app.platform.db.read.select().from(topicWishes),
  ]);
  for (const secret of [...ids, one.asker.id, one.associationId]) expect(rows).not.toContain(secret);
  const { courseId } = await publishCourse(app, author);
  await assignTopic(await app.as(author), courseId, listed[0]!.id);
  const [first] = await listTopics(await app.as(author), { specialty: one.specialty, country: 'LV' });
  expect(first!.taught).toBe('yes');
  const other = await app.person('other', ['author']);
  await expect(assignTopic(await app.as(other), courseId, '')).rejects.toThrow('not_found');
});

test('the association sees counts, times and outcomes, small numbers hidden, and sets how it counts', async () => {
  const one = await consulting(app);
  const officer = await app.as(one.officer);
  const rules = { secondPerson: '', keepMonths: '6', creditAsker: '', creditSpecialist: 'teaching', creditReader: 'self_study', readerMinutes: '30' }; // oxfmt-ignore
  await saveRules(officer, one.slug, rules);
  const id = await askCase(app, one, { question: 'A quokka?' });
  await answerAs(app, one.specialist, id);
  await closeAs(app, one.asker, id);
  const overview = await readCaseStatistics(officer, one.slug);
  expect(overview).toMatchObject({ asked: 1, closed: 1, inTime: 1 });
  expect(overview.specialties).toEqual([{ name: one.specialty, size: 0, counts: null }]);
  const page = await (await app.get(`/associations/${one.slug}/consultations`, one.officer)).text();
  expect(page).not.toContain('quokka');
  expect(page).not.toContain((await caseOf(app, id)).code);
  const asked = await app.platform.db.read.select().from(participations).where(eq(participations.personId, one.asker.id)); // oxfmt-ignore
  expect(asked).toEqual([]);
});

test('whoever answers says when and how much; templates are checked like everything else', async () => {
  const one = await consulting(app);
  const ctx = await app.as(one.specialist);
  await addAbsence(ctx, { fromDay: '2026-11-01', toDay: '2099-01-01' });
  await expect(addAbsence(ctx, { fromDay: '2099-02-02', toDay: '2099-02-01' })).rejects.toThrow('date_order');
  await expect(addAbsence(ctx, { fromDay: '2020-01-01', toDay: '2020-01-02' })).rejects.toThrow('invalid');
  const id = await askCase(app, one);
  expect((await caseOf(app, id)).state).toBe('waiting');
  await addTemplate(ctx, {
    title: 'Long recording',
    body: 'Begin with a recording of seven days.',
    ...CHECKED,
  });
  await expect(addTemplate(ctx, { title: 'x', body: 'tel. 29 123 456', ...CHECKED })).rejects.toThrow(
    'unclean',
  );
  expect((await readSpecialistSettings(ctx)).templates.map(({ title }) => title)).toEqual(['Long recording']);
});
