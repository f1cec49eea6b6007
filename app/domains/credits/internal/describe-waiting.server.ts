import { count, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listCourseOffers } from '#app/domains/catalogue/courses/list-course-offers.server.ts';
import type { InboxItem, Waiting, WaitingAbove } from '#app/domains/credits/inbox/inbox-item.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { selectByKeys } from '#db/select-by-keys.ts';
import { memberships, nameChanges, people } from '#db/schema/accounts.ts';
import {
  accreditationApplications,
  applicationReviews,
  creditFindings,
  externalActivities,
  participations,
  programmeEnrolments,
} from '#db/schema/credits.ts';

type Described = Omit<InboxItem, 'at'>;

/** Titles and facts of what waits, in the same order; what was decided meanwhile stays out. The caller has authorised. */
export async function describeWaiting(
  ctx: Ctx,
  waiting: Waiting[],
  above: WaitingAbove[],
): Promise<InboxItem[]> {
  const idsOf = (kind: Waiting['kind']) => waiting.filter((each) => each.kind === kind).map(({ id }) => id);
  const described = new Map<string, Described>();
  const add = (rows: Described[]) => {
    for (const row of rows) described.set(row.id, row);
  };
  add(above.map(({ at: _, ...each }) => each));
  for (const [kind, describe] of Object.entries(DESCRIBE)) {
    const ids = idsOf(kind as Waiting['kind']);
    if (ids.length > 0) add(await describe(ctx, ids));
  }
  return waiting.flatMap(({ id, at }) => {
    const found = described.get(id);
    return found ? [{ ...found, at } as InboxItem] : [];
  });
}

const DESCRIBE: Partial<Record<Waiting['kind'], (ctx: Ctx, ids: string[]) => Promise<Described[]>>> = {
  async membership({ db: { read } }, ids) {
    const rows = await selectByKeys(read, 'inbox_membership', ids, (db, places) =>
      db
        .select({
          id: memberships.id,
          title: people.name,
          number: memberships.registrationNumber,
          region: people.region,
        })
        .from(memberships)
        .innerJoin(people, eq(people.id, memberships.personId))
        .where(inArray(memberships.id, places)),
    );
    return rows.map((row) => ({ kind: 'membership', language: null, ...row }));
  },
  async name({ db: { read } }, ids) {
    const rows = await selectByKeys(read, 'inbox_name', ids, (db, places) =>
      db
        .select({ id: nameChanges.id, title: nameChanges.name, before: nameChanges.nameBefore })
        .from(nameChanges)
        .where(inArray(nameChanges.id, places)),
    );
    return rows.map((row) => ({ kind: 'name', language: null, ...row }));
  },
  async activity({ db: { read } }, ids) {
    const rows = await selectByKeys(read, 'inbox_activity', ids, (db, places) =>
      db
        .select({
          id: externalActivities.id,
          title: externalActivities.title,
          language: externalActivities.language,
          person: people.name,
          file: externalActivities.fileHash,
        })
        .from(externalActivities)
        .innerJoin(people, eq(people.id, externalActivities.personId))
        .where(inArray(externalActivities.id, places)),
    );
    return rows.map(({ file, ...row }) => ({ kind: 'activity', hasEvidence: file !== null, ...row }));
  },
  async application(ctx, ids) {
    const { read } = ctx.db;
    const rows = await selectByKeys(read, 'inbox_application', ids, (db, places) =>
      db
        .select({
          id: accreditationApplications.id,
          versionId: accreditationApplications.courseVersionId,
          organiser: people.name,
          decidedAt: accreditationApplications.decidedAt,
        })
        .from(accreditationApplications)
        .innerJoin(people, eq(people.id, accreditationApplications.submittedBy))
        .where(inArray(accreditationApplications.id, places)),
    );
    const reviews = await selectByKeys(read, 'inbox_reviews', ids, (db, places) =>
      db
        .select({
          id: applicationReviews.applicationId,
          asked: count(),
          sent: count(applicationReviews.answeredAt),
        })
        .from(applicationReviews)
        .where(inArray(applicationReviews.applicationId, places))
        .groupBy(applicationReviews.applicationId),
    );
    const offers = await listCourseOffers(
      read,
      rows.map(({ versionId }) => versionId),
    );
    return rows.map(({ versionId, decidedAt, ...row }) => {
      const { variants } = offers.find(({ version }) => version.id === versionId)!;
      const { title, language } = pickVariant(variants, ctx.actor!.locale)!;
      const { asked = 0, sent = 0 } = reviews.find(({ id }) => id === row.id) ?? {};
      // Of one that was never decided there is nothing to reply to.
      const isReply = decidedAt !== null;
      return { kind: 'application', title, language, isReply, reviews: { asked, sent }, ...row };
    });
  },
  async enrolment({ db: { read } }, ids) {
    const rows = await selectByKeys(read, 'inbox_enrolment', ids, (db, places) =>
      db
        .select({
          id: programmeEnrolments.id,
          title: people.name,
          programmeId: programmeEnrolments.programmeId,
        })
        .from(programmeEnrolments)
        .innerJoin(people, eq(people.id, programmeEnrolments.personId))
        .where(inArray(programmeEnrolments.id, places)),
    );
    return rows.map((row) => ({ kind: 'enrolment', language: null, ...row }));
  },
  async finding({ db: { read } }, ids) {
    const rows = await selectByKeys(read, 'inbox_finding', ids, (db, places) =>
      db
        .select({
          id: creditFindings.id,
          title: participations.title,
          language: participations.language,
          person: people.name,
          participationId: creditFindings.participationId,
        })
        .from(creditFindings)
        .innerJoin(people, eq(people.id, creditFindings.personId))
        .innerJoin(participations, eq(participations.id, creditFindings.participationId))
        .where(inArray(creditFindings.id, places)),
    );
    return rows.map((row) => ({ kind: 'finding', ...row }));
  },
};
