import { associations, memberships, officers } from '#db/schema/accounts.ts';
import { courseVariants, courses, courseVersions } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { consultationCases, consultationLessons, consultationPictures } from '#db/schema/consultations.ts';
import * as credits from '#db/schema/credits.ts';
import { memberMessages } from '#db/schema/member-messages.ts';
import { registrations } from '#db/schema/learning.ts';
import * as mentoring from '#db/schema/mentoring.ts';
import { moduleImports, moduleRenditions, moduleStructures } from '#db/schema/modules.ts';
import { roomSlides } from '#db/schema/rooms.ts';
import { scormAttempts, scormLaunches, scormPackages } from '#db/schema/scorm.ts';
import { recordings, webinars, webinarSeats } from '#db/schema/webinars.ts';
import { statements } from '#db/schema/xapi.ts';
import type { TestApp } from '../app.ts';
import type { Extras } from './extras.ts';
import type { Cast, Role } from './people.ts';

/** A real thing by the parameters of its addresses, and which of the cast are what to it (`owner`, `officers`, …). */
export type Thing = { params: Record<string, string>; who: Record<string, Role[]> };
type Params = Thing['params'];
const thing = (params: Params, who: Thing['who'] = {}): Thing => ({ params, who });

export type Kind = keyof Awaited<ReturnType<typeof findThings>>;

/** Every kind of thing that addresses name, from the rows of the tables. */
export async function findThings(app: TestApp, cast: Cast, extras: Extras) {
  const { read } = app.platform.db;
  const roles = new Map(Object.entries(cast).map(([role, { id }]) => [id, role as Role]));
  /** Those of the cast among these people: none where only others of the sample are. */
  const among = (...ids: (string | null | undefined)[]): Role[] =>
    [...new Set(ids)].flatMap((id) => (id && roles.has(id) ? [roles.get(id)!] : []));

  const allAssociations = await read.select().from(associations);
  const slugOf = (id: string) => allAssociations.find((each) => each.id === id)!.slug;
  const allOfficers = await read.select().from(officers);
  const officersOf = (id: string) =>
    among(...allOfficers.filter((each) => each.associationId === id).map(({ personId }) => personId));
  const accepted = (await read.select().from(memberships)).filter(({ state }) => state === 'accepted');
  /** Under the address of each association whose member it is about. */
  const ofMember = (personId: string, params: Params): Thing[] =>
    accepted
      .filter((each) => each.personId === personId)
      .map(({ associationId: id }) =>
        thing({ slug: slugOf(id), ...params }, { officers: officersOf(id), owner: among(personId) }),
      );
  const ofAssociation = (id: string, params: Params = {}, who: Thing['who'] = {}): Thing =>
    thing({ slug: slugOf(id), ...params }, { officers: officersOf(id), ...who });

  const allCourses = await read.select().from(courses);
  const course = (id: string) => allCourses.find((each) => each.id === id)!;
  const allPackages = await read.select().from(scormPackages);
  const ownerOfPackage = (id: string) => among(allPackages.find((each) => each.id === id)!.ownerId);
  const taken = await read.select().from(registrations);
  const takers = (courseId: string) =>
    among(...taken.filter((each) => each.courseId === courseId).map(({ personId }) => personId));
  const versions = await read.select().from(courseVersions);
  const published = new Set(
    versions.filter(({ publishedAt }) => publishedAt).map(({ courseId }) => courseId),
  );

  const structures = await read.select().from(moduleStructures);
  const nativeCourseIds = [
    ...new Set(structures.map(({ versionId }) => versions.find(({ id }) => id === versionId)!.courseId)),
  ];
  const media = await read.select().from(moduleRenditions);
  const isPicture = ({ type }: { type: string }) => type.startsWith('image/');
  const pictures = media.filter(isPicture);
  const files = media.filter((each) => !isPicture(each));
  const anOfficer = among(...allOfficers.map(({ personId }) => personId));
  const activities = await read.select().from(credits.externalActivities);
  const ledger = await read.select().from(credits.participations);
  const given = await read.select().from(certificates);
  const enrolled = (await read.select().from(credits.programmeEnrolments)).filter(
    ({ programmeId }) => programmeId === 'lv-lab',
  );

  const webinarRows = await read.select().from(webinars);
  const seats = (await read.select().from(webinarSeats)).filter(({ state }) => state === 'seat');
  const inRoom = ({ id, hostId, courseId }: (typeof webinarRows)[number], more: Params = {}) =>
    thing(
      { slug: course(courseId).slug, ...more },
      {
        owner: among(hostId),
        seat: among(...seats.filter((each) => each.webinarId === id).map(({ personId }) => personId)),
      },
    ); // oxfmt-ignore
  const recorded = await read.select().from(recordings);
  const isLive = (courseId: string) =>
    [...webinarRows, ...recorded].some((each) => each.courseId === courseId);

  const knowing = [
    ...(await read.select().from(credits.accreditations)),
    ...(await read.select().from(credits.accreditationApplications)),
  ];
  /** For who made it, and for officers whose association has accredited it or was asked to. */
  const evaluated = ({ id, ownerId }: (typeof allCourses)[number], more: Params = {}) => {
    const own = new Set(versions.filter((each) => each.courseId === id).map((each) => each.id));
    const asked = knowing.filter((each) => own.has(each.courseVersionId));
    return thing(
      { courseId: id, ...more },
      { owner: among(ownerId), accreditors: asked.flatMap(({ associationId }) => officersOf(associationId)) },
    ); // oxfmt-ignore
  };

  const programmes = await read.select().from(mentoring.mentoringProgrammes);
  const profiles = await read.select().from(mentoring.mentoringProfiles);
  const personOf = (id: string) => profiles.find((each) => each.id === id)!.personId;
  const pairs = await read.select().from(mentoring.mentoringPairs);
  const both = (id: string) => {
    const { menteeId, mentorId } = pairs.find((each) => each.id === id)!;
    return { owner: among(personOf(menteeId), personOf(mentorId)) };
  };
  const meetings = await read.select().from(mentoring.mentoringMeetings);

  const cases = await read.select().from(consultationCases);
  const inCase = (id: string, more: Params = {}) => {
    const { askerId, specialistId } = cases.find((each) => each.id === id)!;
    return thing({ caseId: id, ...more }, { owner: among(askerId), specialist: among(specialistId) });
  };
  const said = (await read.select().from(statements)).flatMap(({ id, registration }) => {
    const found = taken.find((each) => each.id === registration);
    return found ? [{ statementId: id, personId: found.personId }] : [];
  });
  const [reviewed] = (await read.select().from(courseVariants)).filter(
    ({ packageId, versionId }) => packageId && versionId === extras.credits.appliedVersionId,
  );

  return {
    page: [thing({})],
    passkeyUse: [thing({ use: 'create' })],
    confirmLink: [thing({ token: extras.confirmToken })],
    resetLink: [thing({ token: extras.resetToken })],
    emailLink: [thing({ token: extras.emailToken })],
    mailChoice: [thing({ token: extras.mailChoice })],

    course: allCourses.filter(({ id }) => published.has(id) && !isLive(id)).map(({ slug, ownerId }) => thing({ slug }, { owner: among(ownerId) })),
    cover: allCourses.flatMap(({ coverHash }) => (coverHash ? [thing({ hash: coverHash })] : [])),
    ownCourse: allCourses.filter(({ id }) => !isLive(id)).map(({ id, ownerId }) => thing({ courseId: id }, { owner: among(ownerId) })),
    appliedCourse: allCourses.map(({ id, ownerId }) => thing({ courseId: id }, { owner: among(ownerId) })),

    package: allPackages.map(({ id }) => thing({ packageId: id }, { owner: ownerOfPackage(id), officers: anOfficer })),
    answersFile: allPackages.flatMap(({ id }) => ['questions', 'answers'].map((kind) => thing({ packageId: id, kind }, { owner: ownerOfPackage(id) }))),
    attempt: (await read.select().from(scormAttempts)).map(({ id, packageId }) => thing({ packageId, attemptId: id }, { owner: ownerOfPackage(packageId) })),
    launch: (await read.select().from(scormLaunches)).map(({ id, personId }) => thing({ launchId: id }, { owner: among(personId) })),
    // Of several things the last is tried: the module that is open from the beginning.
    nativeModule: taken.flatMap((each) => structures.filter(({ versionId }) => versionId === each.versionId).flatMap(({ structure }) => structure.modules.toReversed().map(({ id }) => thing({ slug: course(each.courseId).slug, moduleId: id }, { registered: among(each.personId) })))),
    publishedCourse: allCourses.filter(({ id }) => published.has(id) && !isLive(id)).map(({ id, ownerId }) => thing({ courseId: id }, { owner: among(ownerId) })),
    learnedCourse: allCourses.filter(({ id }) => published.has(id) && !isLive(id)).map(({ id, ownerId }) => thing({ courseId: id }, { owner: among(ownerId) })),
    ownNativeCourse: nativeCourseIds.map((id) => thing({ courseId: id }, { owner: among(course(id).ownerId) })),
    lessonPicture: pictures.map(({ hash, versionId }) => { const { courseId } = versions.find(({ id }) => id === versionId)!; return thing({ hash }, { owner: among(course(courseId).ownerId), registered: takers(courseId), officers: anOfficer }); }),
    lessonFile: files.map(({ hash, versionId }) => { const { courseId } = versions.find(({ id }) => id === versionId)!; return thing({ hash }, { owner: among(course(courseId).ownerId), registered: takers(courseId), officers: anOfficer }); }),
    courseAnswersFile: nativeCourseIds.flatMap((id) => ['questions', 'answers'].map((kind) => thing({ courseId: id, kind }, { owner: among(course(id).ownerId) }))),
    nativeVersion: structures.map(({ versionId }) => thing({ versionId }, { owner: among(course(versions.find(({ id }) => id === versionId)!.courseId).ownerId), officers: anOfficer })),
    folderImport: (await read.select().from(moduleImports)).map(({ id, ownerId }) => thing({ importId: id }, { owner: among(ownerId) })),
    reviewedCourse: [thing({ token: extras.credits.nativeReviewToken })],
    reviewedPicture: pictures.filter(({ versionId }) => versionId === extras.credits.appliedNativeVersionId).map(({ hash }) => thing({ token: extras.credits.nativeReviewToken, hash })),
    reviewedFile: files.filter(({ versionId }) => versionId === extras.credits.appliedNativeVersionId).map(({ hash }) => thing({ token: extras.credits.nativeReviewToken, hash })),
    registration: taken.filter(({ courseId }) => !isLive(courseId)).map(({ id, personId }) => thing({ registrationId: id }, { owner: among(personId) })),

    evaluatedCourse: allCourses.map((each) => evaluated(each)),
    evaluationFile: allCourses.flatMap((each) => ['counts', 'words'].map((kind) => evaluated(each, { kind }))),

    association: allAssociations.map(({ id }) => ofAssociation(id)),
    activity: activities.flatMap(({ id, personId, associationId }) => (associationId ? [ofAssociation(associationId, { activityId: id }, { owner: among(personId) })] : [])),
    member: accepted.flatMap(({ personId }) => ofMember(personId, { personId })),
    evidence: ledger.flatMap(({ id, personId }) => ofMember(personId, { participationId: id })),
    external: ledger.filter(({ kind }) => kind === 'external').flatMap(({ id, personId }) => ofMember(personId, { participationId: id })),
    memberMessage: (await read.select().from(memberMessages)).map(({ id, associationId }) => ofAssociation(associationId, { messageId: id })),
    export: (await read.select().from(credits.creditExports)).flatMap(({ id, associationId }) => ['csv', 'xlsx', 'json'].map((format) => ofAssociation(associationId, { exportId: id, format }))),
    ruleDraft: (await read.select().from(credits.ruleSets)).map(({ id, associationId }) => ofAssociation(associationId, { draftId: id })),
    application: (await read.select().from(credits.accreditationApplications)).map(({ id, associationId }) => ofAssociation(associationId, { applicationId: id })),
    version: Object.values(extras.associations).flatMap((id) => versions.filter(({ courseId }) => published.has(courseId)).map((each) => ofAssociation(id, { versionId: each.id }))),
    review: [thing({ token: extras.credits.reviewToken })],
    reviewedPackage: [thing({ token: extras.credits.reviewToken, packageId: reviewed!.packageId! })],
    transcript: ['pdf', 'csv', 'xlsx'].map((format) => thing({ programmeId: 'lv-lab', format }, { owner: among(...enrolled.map(({ personId }) => personId)) })),
    certificate: given.map(({ id, code, personId }) => thing({ certificateId: id, code }, { owner: among(personId) })),

    webinar: webinarRows.map((each) => inRoom(each)),
    room: webinarRows.filter(({ associationId }) => !associationId).map((each) => inRoom(each)),
    slide: (await read.select().from(roomSlides)).flatMap(({ roomId, fileHash }) => webinarRows.filter(({ id }) => id === roomId).map((each) => inRoom(each, { hash: fileHash }))),
    ownSlide: (await read.select().from(roomSlides)).flatMap(({ roomId, fileHash }) => webinarRows.filter(({ id }) => id === roomId).map(({ id, hostId }) => thing({ webinarId: id, hash: fileHash }, { owner: among(hostId) }))),
    ownWebinar: webinarRows.map(({ id, hostId }) => thing({ webinarId: id }, { owner: among(hostId) })),
    recording: recorded.map(({ courseId }) => thing({ slug: course(courseId).slug, language: 'en' }, { owner: among(course(courseId).ownerId), registered: takers(courseId) })),

    programme: programmes.flatMap(({ id }) => ['mentee', 'mentor'].map((role) => thing({ programmeId: id, role }))),
    ownProgramme: programmes.map(({ id, associationId }) => ofAssociation(associationId, { programmeId: id })),
    pair: pairs.map(({ id }) => thing({ pairId: id }, both(id))),
    meeting: meetings.map(({ id, pairId }) => thing({ meetingId: id }, both(pairId))),

    case: cases.map(({ id }) => inCase(id)),
    picture: (await read.select().from(consultationPictures)).map(({ id, caseId }) => inCase(caseId, { pictureId: id })),
    lesson: (await read.select().from(consultationLessons)).filter(({ state }) => state === 'published').map(({ id, askerId, specialistId }) => thing({ lessonId: id }, { owner: among(askerId, specialistId) })),

    memberStatement: said.flatMap(({ personId, statementId }) => ofMember(personId, { personId, statementId })),
    statement: said.map(({ statementId }) => thing({ statementId })),
  } satisfies Record<string, Thing[]>; // oxfmt-ignore
}

/** One of each kind of owner, so that every relation is tried and little twice; the latest, since most is open there. */
export function oneOfEach(things: Thing[], most: number): Thing[] {
  if (most === Infinity) return things;
  const seen = new Map<string, Thing>();
  for (const each of [...things].reverse()) {
    const { slug: _slug, ...params } = each.params;
    const key = JSON.stringify([each.who, params['role'] ?? params['kind'] ?? params['format']]);
    if (!seen.has(key)) seen.set(key, each);
  }
  // Those of the cast's own first: what nobody of them owns is everybody's foreign thing anyway.
  const weight = ({ who }: Thing) => Object.values(who).flat().length;
  return [...seen.values()].sort((a, b) => weight(b) - weight(a)).slice(0, most);
}
