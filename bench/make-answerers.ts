import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { eq } from 'drizzle-orm';
import { openSessionAfterPassword } from '#app/domains/accounts/internal/session/open-session.server.ts';
import { actAs } from '#app/domains/accounts/people/act-as.server.ts';
import { createPerson } from '#app/domains/accounts/people/create-person.server.ts';
import { findPersonByAddress } from '#app/domains/accounts/people/find-person-by-address.server.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { publishVersion } from '#app/domains/catalogue/versions/publish-version.server.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { startAttempt } from '#app/domains/modules/questions/start-attempt.server.ts';
import { importCourse } from '#app/domains/modules/sources/import-course.server.ts';
import { readFolder } from '#app/domains/modules/sources/read-folder.server.ts';
import { people } from '#db/schema/accounts.ts';
import { operatorCtx } from '../server/operator-ctx.ts';
import { openPlatform } from '../server/open-platform.ts';

/** A course of so many questions, and so many learners who have begun them; prints its path and their cookies. */
const [learners, questions] = process.argv.slice(2).map(Number) as [number, number];
const numbers = Array.from({ length: questions }, (_, i) => i);
const files: Record<string, string> = {
  'course.yaml': `format: 1
slug: thirty-questions
source: en
minutes: 10
specialties: [general-practice]
objectives: [know]
modules:
  - id: all
    kind: questions
    minutes: 10
    objectives: [know]
    pass: 70
    questions:
${numbers.map((i) => `      - { id: q-${i}, kind: truefalse, objectives: [know], answer: ${i % 2 === 0} }`).join('\n')}
`,
  'en/course.md': '# Thirty questions\n\nFor the bench.\n\n- Know\n',
  'en/all.md': `# All\n\n${numbers.map((i) => `:::question{#q-${i}}\nIs number ${i} even?\n\n> It is what it is.\n:::\n`).join('\n')}`,
};
const folder = mkdtempSync(join(tmpdir(), 'majakka-bench-questions-'));
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const platform = await openPlatform(process.env, process.stderr);
const operator = operatorCtx(platform);
const author = await actAs(operator, (await findPersonByAddress(operator, 'author@majakka.test'))!);
const { courseId, versionId } = await importCourse(author, readFolder(folder)!);
await publishVersion(author, versionId!);
const [offer] = await readOwnCourse(author, courseId!);
const { slug } = offer!.course;
const cookies: string[] = [];
for (let i = 0; i < learners; i++) {
  const id = await createPerson(operator, {
    email: `answers-${i}@example.org`,
    name: `Answers ${i}`,
    password: null,
    roles: [],
  });
  const ctx = await actAs(operator, id);
  await registerForCourse(ctx, slug, { language: 'en' });
  await startAttempt(ctx, slug, 'all');
  const [person] = await platform.db.read.select().from(people).where(eq(people.id, id));
  const { cookie } = await openSessionAfterPassword(operator, person!);
  cookies.push(cookie.split(';')[0]!);
}
await platform.db.close();
process.stdout.write(JSON.stringify({ path: `/courses/${slug}/learn/all`, cookies }));
