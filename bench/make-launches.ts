import { actAs } from '#app/domains/accounts/people/act-as.server.ts';
import { createPerson } from '#app/domains/accounts/people/create-person.server.ts';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { listCourses } from '#app/domains/catalogue/courses/list-courses.server.ts';
import { SearchInput } from '#app/domains/catalogue/schemas.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { readOwnLaunch } from '#app/domains/scorm/launches/read-own-launch.server.ts';
import { startLaunch } from '#app/domains/scorm/launches/start-launch.server.ts';
import { operatorCtx } from '../server/operator-ctx.ts';
import { openPlatform } from '../server/open-platform.ts';

const platform = await openPlatform(process.env, process.stderr);
const operator = operatorCtx(platform);
const { offers } = await listCourses(operator, SearchInput.parse({ format: 'scorm-2004' }));
const launches: { host: string; path: string }[] = [];
for (let i = 0; i < Number(process.argv[2]); i++) {
  const id = await createPerson(operator, {
    email: `bench-${i}@example.org`,
    name: `Bench ${i}`,
    password: null,
    roles: [],
  });
  const ctx = await actAs(operator, id);
  const { course } = offers[0]!;
  const shown = hashDisclosures(await listDisclosures(ctx.db.read, course.id));
  const registrationId = await registerForCourse(ctx, course.slug, { language: 'en' }, shown ?? '');
  const launchId = await startLaunch(ctx, registrationId);
  const { player } = await readOwnLaunch(ctx, launchId);
  const { host, pathname } = new URL(player);
  launches.push({ host, path: pathname.replace('/__player/', '') });
}
await platform.db.close();
process.stdout.write(JSON.stringify(launches));
