import { eq, inArray, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { eraseLearnersIn } from '#app/domains/xapi/erase-learners.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '../database.ts';
import * as t from '../schema.ts';
import { removeConsultations } from './remove-consultations.server.ts';
import { removeLive } from './remove-live.server.ts';
import { removeMentoring } from './remove-mentoring.server.ts';

type Ids = string[];
const idsOf = async (rows: Promise<{ id: string }[]>): Promise<Ids> => (await rows).map((row) => row.id);

/** Takes the sample region away: its people, associations and courses, and everything that hangs on them. */
export async function removeSampleRegion(
  ctx: Ctx,
): Promise<{ people: number; associations: number; courses: number }> {
  mustBeOperator(ctx);
  return ctx.db.transact(async (tx) => {
    const people = await tx.select().from(t.people).where(eq(t.people.sample, true));
    const own = people.map((person) => person.id);
    const associations = await idsOf(
      tx.select({ id: t.associations.id }).from(t.associations).where(eq(t.associations.sample, true)),
    );
    if (own.length === 0) return { people: 0, associations: 0, courses: 0 };
    const courses = await idsOf(
      tx.select({ id: t.courses.id }).from(t.courses).where(inArray(t.courses.ownerId, own)),
    );
    const versions = await idsOf(
      tx
        .select({ id: t.courseVersions.id })
        .from(t.courseVersions)
        .where(inArray(t.courseVersions.courseId, courses)),
    );
    const packages = await idsOf(
      tx
        .select({ id: t.scormPackages.id })
        .from(t.scormPackages)
        .where(inArray(t.scormPackages.ownerId, own)),
    );
    const registrations = await idsOf(
      tx
        .select({ id: t.registrations.id })
        .from(t.registrations)
        .where(or(inArray(t.registrations.personId, own), inArray(t.registrations.courseId, courses))),
    );
    await removeConsultations(tx, own, associations);
    await removeMentoring(tx, own, associations);
    await removeCredit(tx, own, associations, registrations);
    await removeLive(tx, { own, courses, versions, registrations });
    await removeLearning(tx, registrations);
    await eraseLearnersIn(
      tx,
      ctx,
      people.map((person) => person.opaqueId),
    );
    const forwards = await idsOf(
      tx
        .select({ id: t.forwards.id })
        .from(t.forwards)
        .where(inArray(t.forwards.associationId, associations)),
    );
    await tx.delete(t.forwardings).where(inArray(t.forwardings.forwardId, forwards));
    await tx.delete(t.forwards).where(inArray(t.forwards.id, forwards));
    await tx
      .delete(t.credentials)
      .where(or(inArray(t.credentials.associationId, associations), inArray(t.credentials.createdBy, own)));
    await removeApplications(tx, associations, versions);
    await tx.delete(t.courseDisclosures).where(inArray(t.courseDisclosures.courseId, courses));
    await tx
      .delete(t.accreditations)
      .where(
        or(
          inArray(t.accreditations.associationId, associations),
          inArray(t.accreditations.courseVersionId, versions),
        ),
      );
    await tx.delete(t.programmeEnrolments).where(inArray(t.programmeEnrolments.personId, own));
    await tx.delete(t.courseVariants).where(inArray(t.courseVariants.versionId, versions));
    await tx.delete(t.courseVersions).where(inArray(t.courseVersions.id, versions));
    await tx.delete(t.courses).where(inArray(t.courses.id, courses));
    await tx.delete(t.scormFiles).where(inArray(t.scormFiles.packageId, packages));
    await tx.delete(t.scormParts).where(inArray(t.scormParts.packageId, packages));
    await tx.delete(t.scormPackages).where(inArray(t.scormPackages.id, packages));
    await tx
      .delete(t.memberships)
      .where(or(inArray(t.memberships.personId, own), inArray(t.memberships.associationId, associations)));
    await tx
      .delete(t.officers)
      .where(or(inArray(t.officers.personId, own), inArray(t.officers.associationId, associations)));
    await tx.delete(t.associations).where(inArray(t.associations.id, associations));
    for (const table of [t.sessions, t.totpSecrets, t.recoveryCodes, t.passkeys, t.mailTokens, t.personRoles])
      await tx.delete(table).where(inArray(table.personId, own));
    await tx.delete(t.people).where(inArray(t.people.id, own));
    const removed = { people: own.length, associations: associations.length, courses: courses.length };
    await appendAudit(tx, ctx, 'sample.removed', 'sample', removed);
    return removed;
  });
}

async function removeCredit(tx: Tx, own: Ids, associations: Ids, registrations: Ids): Promise<void> {
  const participations = await idsOf(
    tx
      .select({ id: t.participations.id })
      .from(t.participations)
      .where(
        or(inArray(t.participations.personId, own), inArray(t.participations.registrationId, registrations)),
      ),
  );
  const papers = await idsOf(
    tx
      .select({ id: t.certificates.id })
      .from(t.certificates)
      .where(inArray(t.certificates.participationId, participations)),
  );
  await tx.delete(t.certificateRevocations).where(inArray(t.certificateRevocations.certificateId, papers));
  await tx.delete(t.certificates).where(inArray(t.certificates.id, papers));
  await tx
    .delete(t.externalActivities)
    .where(
      or(
        inArray(t.externalActivities.personId, own),
        inArray(t.externalActivities.associationId, associations),
      ),
    );
  await tx.delete(t.creditExportLines).where(inArray(t.creditExportLines.associationId, associations));
  await tx.delete(t.creditExports).where(inArray(t.creditExports.associationId, associations));
  await tx.delete(t.participations).where(inArray(t.participations.id, participations));
  await tx.delete(t.creditDecisions).where(inArray(t.creditDecisions.personId, own));
  await tx.delete(t.creditStandings).where(inArray(t.creditStandings.personId, own));
  await tx.delete(t.ruleSignatures).where(inArray(t.ruleSignatures.associationId, associations));
  await tx.delete(t.ruleSets).where(inArray(t.ruleSets.associationId, associations));
}

async function removeLearning(tx: Tx, registrations: Ids): Promise<void> {
  const launches = await idsOf(
    tx
      .select({ id: t.scormLaunches.id })
      .from(t.scormLaunches)
      .where(inArray(t.scormLaunches.registrationId, registrations)),
  );
  await tx.delete(t.scormCommits).where(inArray(t.scormCommits.launchId, launches));
  await tx.delete(t.scormIntervals).where(inArray(t.scormIntervals.launchId, launches));
  await tx.delete(t.scormRecordSessions).where(inArray(t.scormRecordSessions.launchId, launches));
  await tx.delete(t.scormLaunches).where(inArray(t.scormLaunches.id, launches));
  const attempts = await idsOf(
    tx
      .select({ id: t.scormAttempts.id })
      .from(t.scormAttempts)
      .where(inArray(t.scormAttempts.registrationId, registrations)),
  );
  await tx.delete(t.scormScoStates).where(inArray(t.scormScoStates.attemptId, attempts));
  await tx.delete(t.scormAttempts).where(inArray(t.scormAttempts.registrationId, registrations));
  await tx.delete(t.evaluations).where(inArray(t.evaluations.registrationId, registrations));
  await tx.delete(t.completions).where(inArray(t.completions.registrationId, registrations));
  await tx.delete(t.registrations).where(inArray(t.registrations.id, registrations));
}

async function removeApplications(tx: Tx, associations: Ids, versions: Ids): Promise<void> {
  const applications = await idsOf(
    tx
      .select({ id: t.accreditationApplications.id })
      .from(t.accreditationApplications)
      .where(
        or(
          inArray(t.accreditationApplications.associationId, associations),
          inArray(t.accreditationApplications.courseVersionId, versions),
        ),
      ),
  );
  await tx.delete(t.applicationReviews).where(inArray(t.applicationReviews.applicationId, applications));
  await tx.delete(t.accreditationApplications).where(inArray(t.accreditationApplications.id, applications));
}
