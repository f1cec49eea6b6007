import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { createAssociation } from '#app/domains/accounts/associations/create-association.server.ts';
import { actAs } from '#app/domains/accounts/people/act-as.server.ts';
import { createPerson } from '#app/domains/accounts/people/create-person.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { applyForMembership } from '#app/domains/accounts/memberships/apply-for-membership.server.ts';
import { decideMembership } from '#app/domains/accounts/memberships/decide-membership.server.ts';
import { listApplicants } from '#app/domains/accounts/memberships/list-applicants.server.ts';
import { listOwnMemberships } from '#app/domains/accounts/memberships/list-own-memberships.server.ts';
import { setExportConsent } from '#app/domains/accounts/memberships/set-export-consent.server.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { SAMPLE_PASSWORD, SAMPLE_ROLES, sampleEmail } from '#app/domains/accounts/people/sample-people.ts';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { saveDisclosure } from '#app/domains/catalogue/disclosures/save-disclosure.server.ts';
import { publishVersion } from '#app/domains/catalogue/versions/publish-version.server.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import { readPublishedCourse } from '#app/domains/catalogue/courses/read-published-course.server.ts';
import { submitApplication } from '#app/domains/credits/applications/submit-application.server.ts';
import { accreditVersion } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { confirmEnrolment } from '#app/domains/credits/enrolments/confirm-enrolment.server.ts';
import { enrolInProgramme } from '#app/domains/credits/enrolments/enrol-in-programme.server.ts';
import { listEnrolmentsToConfirm } from '#app/domains/credits/enrolments/list-enrolments-to-confirm.server.ts';
import { updateEnrolment } from '#app/domains/credits/enrolments/update-enrolment.server.ts';
import { signRules } from '#app/domains/credits/rules/sign-rules.server.ts';
import { decideActivity } from '#app/domains/credits/activities/decide-activity.server.ts';
import { stageEvidence } from '#app/domains/credits/activities/stage-evidence.server.ts';
import { submitActivity } from '#app/domains/credits/activities/submit-activity.server.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { submitEvaluation } from '#app/domains/learning/evaluation/submit-evaluation.server.ts';
import { addPackageToCourse } from '#app/domains/scorm/packages/add-package-to-course.server.ts';
import { receivePackage } from '#app/domains/scorm/packages/receive-package.server.ts';
import { readCommit } from '#app/domains/scorm/commits/commit.ts';
import { recordCommit } from '#app/domains/scorm/commits/record-commit.server.ts';
import { recordHeartbeat } from '#app/domains/scorm/commits/record-heartbeat.server.ts';
import { openOwnLaunch } from '#app/domains/scorm/launches/open-own-launch.server.ts';
import { startLaunch } from '#app/domains/scorm/launches/start-launch.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { announceWebinar } from '#app/domains/webinars/schedule/announce-webinar.server.ts';
import { saveWebinarVariant } from '#app/domains/webinars/schedule/save-webinar-variant.server.ts';
import { scheduleWebinar } from '#app/domains/webinars/schedule/schedule-webinar.server.ts';
import { takeSeat } from '#app/domains/webinars/seats/take-seat.server.ts';
import { wallClockIn } from '#app/platform/time.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { audit } from '../schema/platform.ts';
import { buildPackage, readCourse } from './build-package.server.ts';
import { seedConsultations } from './seed-consultations.server.ts';
import { seedMentoring } from './seed-mentoring.server.ts';
import { seedTools } from './seed-tools.server.ts';
import {
  ACCREDITATIONS,
  ACTIVITIES,
  APPLICATION,
  ASSOCIATIONS,
  DISCLOSURES,
  PAPER,
  PEOPLE,
  WEBINAR,
} from './region.ts';

const SLUG = 'tele-consultation';
const SIGN_IN = new Set<string>(SAMPLE_ROLES);
const DAY = 86_400_000;

/** A believable small region, made by the verbs that people use. Once per installation: removing it is for good. */
export async function seedSampleRegion(ctx: Ctx): Promise<void> {
  mustBeOperator(ctx);
  if ((await ctx.db.read.$count(audit, eq(audit.action, 'sample.seeded'))) > 0) return;
  const earlier = (days: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() - days * DAY) });

  const ids = new Map<string, string>();
  for (const { email, name, locale, country, region, languages, roles = [], profession } of PEOPLE)
    ids.set(
      email,
      await createPerson(earlier(90), {
        email: sampleEmail(email as 'doctor'),
        name,
        locale,
        country,
        region,
        languages,
        roles,
        profession: profession ?? 'doctor',
        specialty: 'general-practice',
        sample: true,
        password: SIGN_IN.has(email) ? SAMPLE_PASSWORD : null,
      }),
    );
  const as = async (email: string, base: Ctx) => actAs(base, ids.get(email)!);

  const associationIds = new Map<string, string>();
  for (const association of ASSOCIATIONS) {
    const officers = PEOPLE.filter((person) => person.officer && person.country === association.country);
    const id = await createAssociation(
      earlier(90),
      { ...association, sample: true },
      officers.map(({ email }) => ids.get(email)!),
    );
    associationIds.set(association.country, id);
  }

  const slug = await publishCourse(await as('author', earlier(80)));
  for (const { country } of ASSOCIATIONS) {
    const officer = PEOPLE.find((person) => person.officer && person.country === country)!;
    const officerCtx = await as(officer.email, earlier(75));
    await accreditVersion(officerCtx, associationIds.get(country)!, {
      ...ACCREDITATIONS[country]!,
      courseVersionId: slug.versionId,
      code: `NÄYTE-${country}-2026-1`,
      validFrom: earlier(75).now.toISOString().slice(0, 10),
      validTo: new Date(ctx.now.getTime() + 700 * DAY).toISOString().slice(0, 10),
    });
  }

  const doctors = PEOPLE.filter((person) => !person.officer && !['author', 'admin'].includes(person.email));
  for (const [i, person] of doctors.entries()) {
    const own = await as(person.email, earlier(70));
    const number = `00-${String(i + 1).padStart(4, '0')}`;
    await applyForMembership(own, {
      associationId: associationIds.get(person.country)!,
      registrationNumber: number,
    });
    // One application is left open, so that the officer has something to do.
    if (person.email !== 'zane')
      await enrolInProgramme(own, {
        programmeId: ACCREDITATIONS[person.country]!.programmeId,
        anchorDate: person.anchor ?? '',
      });
  }
  for (const { country } of ASSOCIATIONS) {
    const officer = PEOPLE.find((person) => person.officer && person.country === country)!;
    const officerCtx = await as(officer.email, earlier(68));
    for (const { membership, person } of await listApplicants(officerCtx, associationIds.get(country)!))
      if (person.id !== ids.get('zane'))
        await decideMembership(officerCtx, { membershipId: membership.id, decision: 'accepted' });
    for (const { enrolment } of await listEnrolmentsToConfirm(officerCtx, associationIds.get(country)!))
      await confirmEnrolment(officerCtx, enrolment.id);
  }

  await seedTools(as, earlier, associationIds.get('LV')!);
  await planWebinar(ctx, as, associationIds.get('LV')!);
  await seedMentoring(as, earlier, ASSOCIATIONS.find(({ country }) => country === 'LV')!.slug);
  await seedConsultations(as, earlier);
  await keepLedger(ctx, as, earlier, associationIds);
  await applyForMore(await as('author', earlier(6)), slug.courseId, associationIds.get('LV')!);

  for (const person of doctors)
    if (person.took)
      await takeCourse(await as(person.email, earlier(person.took)), slug.slug, person.languages[0]!);

  await ctx.db.transact((tx) => appendAudit(tx, ctx, 'sample.seeded', 'sample', { people: PEOPLE.length }));
}

type As = (email: string, base: Ctx) => Promise<Ctx>;

/** The Latvian officer has signed the rules; members have written down what they did elsewhere. */
async function keepLedger(
  ctx: Ctx,
  as: As,
  earlier: (days: number) => Ctx,
  associationIds: Map<string, string>,
): Promise<void> {
  const associationId = associationIds.get('LV')!;
  await signRules(await as('association', earlier(60)), associationId, 'lv-lab', 'file');
  const on = (days: number) => new Date(ctx.now.getTime() - days * DAY).toISOString().slice(0, 10);
  for (const { email, ago, decision, reason, ...activity } of ACTIVITIES) {
    const own = await as(email, earlier(ago - 3));
    const file = await stageEvidence(own, { stream: Readable.from([PAPER]), fileName: 'paper.pdf' });
    const days = Object.fromEntries(activity.minutes.map((minutes, i) => [`minutes-${i}`, minutes]));
    const dates = Object.fromEntries(activity.minutes.map((_, i) => [`date-${i}`, on(ago - i)]));
    const id = await submitActivity(own, null, { ...activity, ...days, ...dates, associationId }, file);
    if (decision)
      await decideActivity(await as('association', earlier(ago - 5)), id, { revision: 1, decision, reason });
  }
  const doctor = await as('doctor', earlier(50));
  const [own] = await listOwnMemberships(doctor);
  await setExportConsent(doctor, own!.membership.id, true);
  await updateEnrolment(doctor, { programmeId: 'lv-lab', remind: ['12', '3'] });
}

/** The mentor holds a webinar next week; the Latvian association has accredited it and the doctor has a seat. */
async function planWebinar(ctx: Ctx, as: As, associationId: string): Promise<void> {
  const mentor = await as('mentor', ctx);
  const [first, ...others] = WEBINAR;
  const { date } = wallClockIn('Europe/Riga', new Date(ctx.now.getTime() + 7 * DAY));
  const id = await scheduleWebinar(mentor, {
    ...first, date, time: '18:00', timeZone: 'Europe/Riga', minutes: '60', capacity: '', catchUpHours: '48',
    specialties: ['general-practice'],
  }); // oxfmt-ignore
  for (const words of others) await saveWebinarVariant(mentor, id, words);
  await announceWebinar(mentor, id);
  const { webinar, offer } = await requireOwnWebinar(mentor, id);
  await accreditVersion(await as('association', ctx), associationId, {
    ...ACCREDITATIONS['LV']!,
    courseVersionId: webinar.versionId,
    code: 'NÄYTE-LV-2026-2',
    validFrom: date,
    validTo: new Date(webinar.endsAt.getTime() + 14 * DAY).toISOString().slice(0, 10),
  });
  await takeSeat(await as('doctor', ctx), offer.course.slug, { language: 'lv' });
}

/** The author of the sample course asks for European credit too. */
async function applyForMore(author: Ctx, courseId: string, associationId: string): Promise<void> {
  await submitApplication(author, courseId, { ...APPLICATION, associationId });
}

async function publishCourse(author: Ctx): Promise<{ slug: string; versionId: string; courseId: string }> {
  let courseId: string | null = null;
  for (const { code } of LOCALES) {
    const words = readCourse(SLUG, code);
    const stream = buildPackage(SLUG, code, 'scorm-2004');
    const { id, report } = await receivePackage(author, { stream, fileName: `${SLUG}-${code}.zip` });
    if (!id) throw new Error(`our own package was refused: ${report.errors[0]?.message}`);
    courseId = await addPackageToCourse(author, id, courseId, {
      title: words.title,
      summary: words.summary,
      objectives: words.objectives.join('\n'),
      language: code,
      minutes: '10',
      specialties: ['general-practice'],
      status: 'completed',
      minScore: '75',
      minMinutes: '3',
    });
  }
  for (const disclosure of DISCLOSURES)
    await saveDisclosure(author, courseId!, {
      ...disclosure,
      statedOn: author.now.toISOString().slice(0, 10),
    });
  const [offer] = await readOwnCourse(author, courseId!);
  await publishVersion(author, offer!.version.id);
  return { slug: offer!.course.slug, versionId: offer!.version.id, courseId: courseId! };
}

/** As the package would say it, at the pace of somebody who reads. */
async function takeCourse(own: Ctx, slug: string, language: string): Promise<void> {
  const { course } = await readPublishedCourse(own, slug);
  const shown = hashDisclosures(await listDisclosures(own.db.read, course.id));
  const registrationId = await registerForCourse(own, slug, { language }, shown ?? '');
  const launchId = await startLaunch(own, registrationId);
  const say = async (sequence: number, seconds: number, cmi: Record<string, string>, terminate = false) => {
    const at = { ...own, now: new Date(own.now.getTime() + seconds * 1000) };
    // The part was opened at the first word; what is said now was said in the last minute.
    const begun = sequence === 2 ? 0 : Math.max(0, seconds - 60) * 1000;
    const set = Object.entries(cmi).map(([name, value], i) => [
      begun + 400 + i * 900,
      'set',
      name,
      value,
      '',
    ]);
    const calls = [
      ...(sequence === 2 ? [[300, 'initialize', '', '', '']] : []),
      ...set,
      [begun + 400 + set.length * 900, 'commit', '', '', ''],
      ...(terminate ? [[begun + 800 + set.length * 900, 'terminate', '', '', '']] : []),
    ];
    const body = JSON.stringify({ sequence, terminate, cmi, calls: sequence === 1 ? [] : calls });
    await recordCommit(at, await openOwnLaunch(at, launchId), readCommit(body), body);
  };
  const state = (progress: string, right: number) => ({
    'cmi.location': String(Math.round(Number(progress) * 4)),
    'cmi.progress_measure': progress,
    'cmi.completion_status': progress === '1' ? 'completed' : 'incomplete',
    'cmi.score.scaled': String(right / 4),
  });
  await say(1, 0, {});
  await say(2, 4, state('0', 0));
  for (let heartbeat = 1; heartbeat < 27; heartbeat++) {
    const at = { ...own, now: new Date(own.now.getTime() + heartbeat * 20_000) };
    await recordHeartbeat(at, await openOwnLaunch(at, launchId));
  }
  await say(3, 545, { ...state('1', 4), ...answers(own.actor!.id), 'cmi.success_status': 'passed' }, true);
  const evaluation = { objectives: '5', relevant: '5', unbiased: 'yes', level: 'yes', comment: '' };
  await submitEvaluation({ ...own, now: new Date(own.now.getTime() + 600_000) }, registrationId, evaluation);
}

/** Four questions; most people get one wrong at first, and not the same one. */
function answers(personId: string): Record<string, string> {
  const slip = personId.charCodeAt(personId.length - 1) % 6;
  const records: Record<string, string> = {};
  let n = 0;
  const record = (question: number, response: string, result: string) => {
    const name = `cmi.interactions.${n++}`;
    records[`${name}.id`] = `question-${question + 1}`;
    records[`${name}.type`] = 'choice';
    records[`${name}.learner_response`] = response;
    records[`${name}.result`] = result;
    records[`${name}.latency`] = `PT${12 + question * 7 + slip}S`;
  };
  const { questions } = readCourse(SLUG, 'en');
  for (const [question, { right }] of questions.entries()) {
    if (question === slip) record(question, 'abcd'[(right + 1) % 4]!, 'incorrect');
    record(question, 'abcd'[right]!, 'correct');
  }
  return records;
}
