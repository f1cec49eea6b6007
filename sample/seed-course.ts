import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { saveDisclosure } from '#app/domains/catalogue/disclosures/save-disclosure.server.ts';
import { publishVersion } from '#app/domains/catalogue/versions/publish-version.server.ts';
import { accreditVersion } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { decideApplication } from '#app/domains/credits/applications/decide-application.server.ts';
import { listApplicationsToDecide } from '#app/domains/credits/applications/list-applications-to-decide.server.ts';
import { readApplication } from '#app/domains/credits/applications/read-application.server.ts';
import { submitApplication } from '#app/domains/credits/applications/submit-application.server.ts';
import { buildPackage } from '#app/domains/modules/packages/build-package.server.ts';
import { addPackageToCourse } from '#app/domains/scorm/packages/add-package-to-course.server.ts';
import { receivePackage } from '#app/domains/scorm/packages/receive-package.server.ts';
import { stagePackage } from '#app/domains/scorm/packages/stage-package.server.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { addDays } from '#app/platform/time.ts';
import type { Actors } from './actors.ts';
import { readPackaged } from './packaged.ts';
import { ACCREDITATIONS, ASSOCIATIONS } from './data/associations.ts';
import { APPLICATION, DISCLOSURES, PACKAGE_SUMMARY, PACKAGED, REQUESTED_CHANGES } from './data/course.ts';
import { actingOfficer } from './data/people.ts';

export type SampleCourse = { slug: string; versionId: string; courseId: string };

/** The author takes one module of a native course along as packages, uploads them, one a language, and publishes them as a course. */
export async function seedCourse(
  { as, day }: Actors,
  native: ReadonlyMap<string, string>,
): Promise<SampleCourse> {
  const author = await as('author', 80);
  let courseId: string | null = null;
  for (const { code } of LOCALES)
    courseId = await addLanguage(author, native.get(PACKAGED.course)!, courseId, code);
  for (const disclosure of DISCLOSURES)
    await saveDisclosure(author, courseId!, { ...disclosure, statedOn: day(80) });
  const [offer] = await readOwnCourse(author, courseId!);
  await publishVersion(author, offer!.version.id);
  return { slug: offer!.course.slug, versionId: offer!.version.id, courseId: courseId! };
}

async function addLanguage(
  author: Ctx,
  nativeId: string,
  courseId: string | null,
  language: string,
): Promise<string> {
  const { course, module } = readPackaged(language);
  const wish = { standard: 'scorm-2004', language, moduleId: PACKAGED.module } as const;
  const { name: fileName, stream } = await buildPackage(author, nativeId, wish);
  const { id, report } = await receivePackage(author, await stagePackage(author, { stream, fileName }));
  if (!id) throw new Error(`our own package was refused: ${report.errors[0]?.message}`);
  return addPackageToCourse(author, id, courseId, {
    title: `${course.title}: ${module.title}`,
    summary: PACKAGE_SUMMARY[language]!,
    objectives: course.objectives.join('\n'),
    language,
    minutes: '10',
    specialties: ['general-practice'],
    status: 'completed',
    minScore: '70',
    minMinutes: '3',
  });
}

/** Each association accredits it for its own programme. */
export async function seedAccreditations(
  { as, day }: Actors,
  associations: ReadonlyMap<string, string>,
  { versionId }: SampleCourse,
): Promise<void> {
  for (const { country } of ASSOCIATIONS)
    await accreditVersion(await as(actingOfficer(country), 75), associations.get(country)!, {
      ...ACCREDITATIONS[country]!,
      courseVersionId: versionId,
      code: `NÄYTE-${country}-2026-1`,
      validFrom: day(75),
      validTo: addDays(day(0), 700),
    });
}

/** The author asks for European credit too: one association looks at it, another has asked for changes. */
export async function seedApplications(
  { as }: Actors,
  associations: ReadonlyMap<string, string>,
  { courseId }: SampleCourse,
): Promise<void> {
  for (const country of ['EE', 'LV'])
    await submitApplication(await as('author', 6), courseId, {
      ...APPLICATION,
      associationId: associations.get(country)!,
    });
  const estonian = associations.get('EE')!;
  const officer = await as(actingOfficer('EE'), 2);
  const {
    rows: [waiting],
  } = await listApplicationsToDecide(officer, estonian);
  const { application } = await readApplication(officer, estonian, waiting!.id);
  await decideApplication(officer, estonian, application.id, {
    revision: String(application.revision),
    decision: 'returned',
    reason: REQUESTED_CHANGES,
  });
}
