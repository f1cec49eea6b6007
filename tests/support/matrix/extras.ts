import { desc, eq } from 'drizzle-orm';
import sharp from 'sharp';
import { recordFindingsIn } from '#app/domains/credits/findings/record-findings.server.ts';
import { findRecordingSlug } from '#app/domains/webinars/recordings/find-recording-slug.server.ts';
import { createCredential } from '#app/domains/xapi/credentials/create-credential.server.ts';
import { mailChoiceToken } from '#app/platform/mail-choices.server.ts';
import { wallClockIn } from '#app/platform/time.ts';
import { associations } from '#db/schema/accounts.ts';
import { accreditationApplications, participations } from '#db/schema/credits.ts';
import { mentoringMeetings, mentoringPairs, mentoringProfiles } from '#db/schema/mentoring.ts';
import { mails } from '#db/schema/platform.ts';
import { webinarAssets, webinars } from '#db/schema/webinars.ts';
import { submitted } from '../activities.ts';
import type { Person, TestApp } from '../app.ts';
import { makeAuthenticator } from '../authenticator.ts';
import { questionOf } from '../consultation.ts';
import { launch, publishCourse, VARIANT } from '../course.ts';
import { type CourseFiles, publishNativeCourse, registerFor, smallCourse } from '../course-folder.ts';
import { day } from '../days.ts';
import { join } from '../mentoring.ts';
import { zip } from '../packages.ts';
import { setUpApp } from '../sign-in.ts';
import { announceWebinar, holdWebinar, MINUTE } from '../webinar.ts';
import type { Cast } from './people.ts';

export const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'); // oxfmt-ignore
const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');
const IN_SCRIPT = { accept: 'application/json' };
export const LV = 'parauga-lauku-arsti';
export const EE = 'naidissaarte-arstid';

export type Extras = Awaited<ReturnType<typeof makeExtras>>;

/** A native course of this name with a photograph and a document. */
function withPhoto(slug: string, photo = PNG): CourseFiles {
  const files = smallCourse();
  const swap = (path: string, from: string, to: string) => ({
    [path]: `${String(files[path]).replace(from, to)}${path.endsWith('.md') ? '\n::download[List]{src="list.txt"}\n' : ''}`,
  });
  return {
    ...files,
    ...swap('course.yaml', 'small-course', slug),
    ...swap('en/begin.md', 'src="map.svg"', 'src="photo.png"'),
    ...swap('fi/begin.md', 'src="map.svg"', 'src="photo.png"'),
    'media/photo.png': photo,
    'media/list.txt': `The list of ${slug}.\n`,
  };
}

/** Things that the sample region lacks, made as people make them: each kind once, by somebody of the cast. */
export async function makeExtras(app: TestApp, cast: Cast) {
  const { db } = app.platform;
  const { doctor, doctorFI, author, otherAuthor, mentor, otherMentor, officer, officerEE } = cast;

  /** A form as somebody's browser sends it; whatever the answer refuses is a mistake here. */
  async function act(person: Person | null, path: string, form: Record<string, string | string[]>) {
    const answer = await app.post(path, form, person);
    if (answer.status >= 400)
      throw new Error(`${path} ${JSON.stringify(form)}: ${answer.status} ${text(await answer.text())}`);
    return answer;
  }
  async function send(person: Person, path: string, fields: Record<string, string>, name: string, file: Buffer) {
    const body = new FormData();
    for (const [field, value] of Object.entries(fields)) body.append(field, value);
    body.append(name, new Blob([new Uint8Array(file)]), `${name}.${file === PNG ? 'png' : 'pdf'}`);
    const answer = await app.send(path, { method: 'POST', body, cookie: person.cookie });
    if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${text(await answer.text())}`);
    return answer;
  } // oxfmt-ignore
  const lastMailTo = async (email: string) =>
    (await db.read.select().from(mails).where(eq(mails.recipient, email)).orderBy(desc(mails.createdAt), desc(mails.id)))[0]!; // oxfmt-ignore
  const linkIn = (body: string, before: string) => new RegExp(`/${before}/([\\w-]+)`).exec(body)![1]!;
  const associationOf = async (slug: string) =>
    (await db.read.select().from(associations).where(eq(associations.slug, slug)))[0]!.id;
  const [lv, ee] = [await associationOf(LV), await associationOf(EE)];

  async function accounts() {
    await act(doctor, '/profile', { intent: 'ask-name', name: 'Ilze Jaunkalna' });
    await act(null, '/register', { name: 'Somebody Else', email: 'somebody@example.org', password: 'a long and unusual sentence' }); // oxfmt-ignore
    const confirmToken = linkIn((await lastMailTo('somebody@example.org')).body, 'confirm');
    await act(null, '/forgot', { email: doctor.email });
    const resetToken = linkIn((await lastMailTo(doctor.email)).body, 'reset');
    const key = makeAuthenticator('http://localhost:3000');
    const options = (await (await app.get('/passkeys/create', doctor)).json()) as never;
    await act(doctor, '/profile/security', { intent: 'add-passkey', name: 'Key', passkey: key.create(options) }); // oxfmt-ignore
    const { secret } = await setUpApp(app, doctor);
    await act(mentor, '/profile/email', { intent: 'change', email: 'another@example.org' });
    const emailToken = linkIn((await lastMailTo(mentor.email)).body, 'email');
    const mailChoice = mailChoiceToken(app.platform, mentor.email, 'credit');
    return { confirmToken, resetToken, emailToken, mailChoice, secret };
  }

  async function learning() {
    const taken = await publishCourse(app, author, { title: 'Wounds at sea' });
    await send(author, `/author/courses/${taken.courseId}`, {}, 'cover', PNG);
    const others = await publishCourse(app, otherAuthor, { title: 'Teeth on islands' });
    // The same package on its way to a course that is not published.
    const ctx = await app.as(author);
    const { addPackageToCourse } =
      await import('#app/domains/scorm/packages/add-package-to-course.server.ts');
    const draftId = await addPackageToCourse(ctx, taken.packageId, null, { ...VARIANT, title: 'Not yet' });
    const native = await publishNativeCourse(app, author, withPhoto('small-course'));
    await registerFor(app, doctor, native.path);
    // On its way in as a zip; no job runs here.
    const folder = await zip(
      Object.entries(withPhoto('on-its-way')).map(([path, content]) => ({ path, content })),
    );
    await send(author, '/author/imports', {}, 'folder', folder);
    const begun = await launch(app, doctor, taken.path);
    const launched = await launch(app, cast.colleague, others.path);
    return {
      taken,
      others,
      draftId,
      launchId: begun.page.split('/').pop()!,
      token: begun.token,
      player: begun.player,
      otherLaunchId: launched.page.split('/').pop()!,
      otherToken: launched.token,
      otherPlayer: launched.player,
    };
  }

  async function credits() {
    const nineDaysAgo = day(-9);
    const activity = {
      activityType: 'live_onsite', title: 'A day of wounds', organiser: 'A hospital', language: 'lv',
      inSpecialty: 'yes', 'date-0': nineDaysAgo, 'minutes-0': '60',
    }; // oxfmt-ignore
    const openActivityId = await submitted(await app.as(doctor), { ...activity, associationId: lv });
    const { id: memberId } = cast.colleague;
    await send(
      officer,
      `/associations/${LV}/members/${memberId}/activities/new`,
      { ...activity, reason: 'By letter' },
      'file',
      PDF,
    );
    await act(officer, `/associations/${LV}/exports`, { programmeId: 'lv-lab' });
    const [line] = await db.read.select().from(participations).where(eq(participations.personId, memberId));
    await db.transact((tx) =>
      recordFindingsIn(tx, app.operator, [
        {
          kind: 'nothing_required',
          personId: memberId,
          participationId: line!.id,
          programmeId: '',
          detail: {},
        },
      ]),
    );
    const draft = await act(officer, `/associations/${LV}/rules`, { programmeId: 'lv-lab' });
    const isOpen = eq(accreditationApplications.state, 'submitted');
    const [application] = await db.read.select().from(accreditationApplications).where(isOpen);
    const invitation = { intent: 'invite', reviewerName: 'A Reviewer', reviewerEmail: 'reviewer@example.org', days: '7' }; // oxfmt-ignore
    await act(officer, `/associations/${LV}/applications/${application!.id}`, invitation);
    const reviewToken = linkIn((await lastMailTo('reviewer@example.org')).body, 'reviews');
    const other = await sharp({ create: { width: 2, height: 1, channels: 3, background: '#2c7fb8' } }).png().toBuffer(); // oxfmt-ignore
    // Another one: who takes a course reads its disclosures first.
    const applied = await publishNativeCourse(app, author, withPhoto('applied', other));
    const apply = `/author/courses/${applied.courseId}/accreditation`;
    const disclosure = { intent: 'disclose', name: 'Dr A', role: 'author', interests: '', resolution: '', statedOn: day(0) }; // oxfmt-ignore
    await act(author, apply, disclosure);
    const file = { associationId: lv, programmeId: 'lv-lab', needs: 'n', outcomes: 'o', audience: 'a', faculty: 'f', funding: 'none', agenda: '12 All', contentUntil: '2099-01-01' }; // oxfmt-ignore
    await act(author, apply, file);
    const [native] = await db.read
      .select()
      .from(accreditationApplications)
      .where(eq(accreditationApplications.courseVersionId, applied.versionId));
    await act(officer, `/associations/${LV}/applications/${native!.id}`, {
      ...invitation,
      reviewerEmail: 'native@example.org',
    });
    return {
      openActivityId,
      appliedVersionId: application!.courseVersionId,
      draftId: draft.headers.get('location')!.split('/').pop()!,
      applicationId: application!.id,
      reviewToken,
      appliedNativeVersionId: applied.versionId,
      nativeReviewToken: linkIn((await lastMailTo('native@example.org')).body, 'reviews'),
    };
  }

  async function past() {
    const inside = await announceWebinar(app, mentor, { title: 'Members only', associationId: lv });
    const live = await announceWebinar(app, mentor, { title: 'Held now' });
    const others = await announceWebinar(app, otherMentor, { title: 'Of another' });
    const over = await announceWebinar(app, mentor, { title: 'Over' });
    await act(doctor, `/webinars/${live.slug}`, { intent: 'take', language: 'en' });
    await act(cast.colleague, `/webinars/${others.slug}`, { intent: 'take', language: 'en' });
    await act(cast.colleague, `/webinars/${inside.slug}`, { intent: 'take', language: 'en' });
    for (const { id } of [live, over, others]) await holdWebinar(app, id);
    await send(mentor, `/mentor/webinars/${live.id}/slides`, { words: 'A slide' }, 'slide', PNG);
    const room = `/webinars/${live.slug}/act`;
    await act(doctor, room, { intent: 'say', text: 'Good evening' });
    await act(doctor, room, { intent: 'ask', text: 'Which dose?' });
    await act(mentor, room, {
      intent: 'draft-prompt',
      kind: 'poll',
      question: 'Which?',
      options: 'One\nTwo',
    });
    await act(mentor, room, { intent: 'check-now' });
    await act(mentor, `/webinars/${over.slug}/act`, { intent: 'caption', language: 'en', text: 'A line' });
    await db.transact(async (tx) => {
      await tx.update(webinars).set({ endedAt: new Date() }).where(eq(webinars.id, over.id));
      await tx.update(webinarAssets).set({ state: 'ready', durationMs: 10 * MINUTE }).where(eq(webinarAssets.muxId, `asset-${over.id}`)); // oxfmt-ignore
    });
    const recording = `/mentor/webinars/${over.id}/recording`;
    await act(mentor, recording, { intent: 'draft' });
    await act(mentor, recording, { intent: 'sign', language: 'en', revision: '1' });
    await act(mentor, recording, { intent: 'question', question: 'What comes first?', options: '*this\nthat' }); // oxfmt-ignore
    await act(mentor, recording, { intent: 'publish' });
    const slug = await findRecordingSlug(app.operator, over.id);
    await act(doctor, `/recordings/${slug}`, { intent: 'register', language: 'en' });
    return { inside, live, others, over };
  }

  async function mentoring() {
    const pairOf = async (person: Person) => {
      const [row] = await db.read
        .select({ id: mentoringPairs.id, programmeId: mentoringPairs.programmeId })
        .from(mentoringPairs)
        .innerJoin(mentoringProfiles, eq(mentoringPairs.menteeId, mentoringProfiles.id))
        .where(eq(mentoringProfiles.personId, person.id));
      return row!;
    };
    const [own, others] = [await pairOf(doctor), await pairOf(doctorFI)];
    await act(doctor, `/pairs/${own.id}`, { intent: 'yes' });
    for (const [person, pair] of [[doctor, own], [doctorFI, others]] as const) {
      const path = `/pairs/${pair.id}`;
      await act(person, path, { intent: 'goal', body: 'Fewer referrals', before: '2' });
      await act(person, path, { intent: 'note', body: 'Only for me' });
      const soon = wallClockIn('Europe/Riga', new Date(Date.now() + 60 * MINUTE));
      await act(person, path, { intent: 'propose', ...soon, agenda: 'Wounds' });
    } // oxfmt-ignore
    const [meeting] = await db.read.select().from(mentoringMeetings).where(eq(mentoringMeetings.pairId, own.id)); // oxfmt-ignore
    await act(mentor, `/pairs/${own.id}`, { intent: 'agree', meetingId: meeting!.id });
    await db.transact((tx) => tx.update(mentoringMeetings).set({ startsAt: new Date(Date.now() + 2 * MINUTE) }).where(eq(mentoringMeetings.id, meeting!.id))); // oxfmt-ignore
    // Another association's programme, with somebody in it who is in the first one too.
    const opened = await act(officerEE, `/associations/${EE}/mentoring`, { language: 'en', title: 'A mentor', summary: 'For a year.', agreement: 'What we say stays between us.' }); // oxfmt-ignore
    const otherProgrammeId = opened.headers.get('location')!.split('/').pop()!;
    await act(officerEE, opened.headers.get('location')!, { intent: 'open' });
    await join(app, otherProgrammeId, doctorFI, 'mentee', { country: 'FI' });
    return { programmeId: own.programmeId, pairId: own.id, otherPairId: others.id, meetingId: meeting!.id };
  }

  async function consultations() {
    const begin = async () => {
      const fields = questionOf({ specialty: 'geriatrics', reach: 'union', pictures: '1' });
      const answer = await app.post('/consultations/send', fields, doctor, IN_SCRIPT);
      const { id } = (await answer.json()) as { id: string };
      await send(doctor, `/consultations/${id}/pictures`, { position: '1' }, 'file', PNG);
      return id;
    };
    const sentId = await begin();
    const sent = await app.post(`/consultations/${sentId}/act`, { intent: 'send' }, doctor, IN_SCRIPT);
    if (sent.status !== 200) throw new Error(await sent.text());
    return { sentId, unsentId: await begin() };
  }

  async function store() {
    const key = async (person: Person, associationId: string) => {
      const ctx = await app.as(person);
      return createCredential(ctx, associationId, { name: 'A tool', scopes: ['statements/write', 'state'] });
    };
    const [own, others] = [await key(officer, lv), await key(officerEE, ee)];
    return { own, others };
  }

  const learnt = await learning();
  return {
    associations: { lv, ee },
    ...(await accounts()),
    learnt,
    credits: await credits(),
    past: await past(),
    mentoring: await mentoring(),
    consultations: await consultations(),
    store: await store(),
  };
}

const text = (html: string): string => /<main[\s\S]*<\/main>/.exec(html)?.[0].replace(/<option[\s\S]*?<\/select>/g,'').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 1500) ?? html.slice(0, 300); // oxfmt-ignore
