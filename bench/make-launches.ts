import { actingAs, createPerson } from '#app/domains/accounts/administer.server.ts';
import { listDisclosures, seenHash } from '#app/domains/catalogue/disclosures.server.ts';
import { listCourses } from '#app/domains/catalogue/list-courses.server.ts';
import { SearchInput } from '#app/domains/catalogue/schemas.ts';
import { acknowledgeDisclosures, registerForCourse } from '#app/domains/learning/registrations.server.ts';
import { readOwnLaunch, startLaunch } from '#app/domains/scorm/runtime/launch.server.ts';
import { operatorCtx } from '../server/operator-ctx.ts';
import { openPlatform } from '../server/open-platform.ts';

const platform = await openPlatform(process.env, process.stderr);
const operator = operatorCtx(platform);
const { offers } = await listCourses(operator, SearchInput.parse({}));
const launches: { host: string; path: string }[] = [];
for (let i = 0; i < Number(process.argv[2]); i++) {
  const id = await createPerson(operator, {
    email: `bench-${i}@example.org`,
    name: `Bench ${i}`,
    password: null,
    roles: [],
  });
  const ctx = await actingAs(operator, id);
  const { course } = offers[0]!;
  const registrationId = await registerForCourse(ctx, course.slug, { language: 'en' });
  const shown = seenHash(await listDisclosures(ctx.db.read, course.id));
  await acknowledgeDisclosures(ctx, registrationId, shown ?? '');
  const launchId = await startLaunch(ctx, registrationId);
  const { player } = await readOwnLaunch(ctx, launchId);
  const { host, pathname } = new URL(player);
  launches.push({ host, path: pathname.replace('/__player/', '') });
}
await platform.db.close();
process.stdout.write(JSON.stringify(launches));
