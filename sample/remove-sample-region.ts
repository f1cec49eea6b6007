import { eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { eraseLearnersIn } from '#app/domains/xapi/records/erase-learners.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '#db/database.ts';
import { deleteRows, type Exceptions } from '#db/delete-rows.ts';
import { rewriting } from '#db/rewriting.ts';
import * as t from '#db/schema.ts';
import { CASES } from './data/cases.ts';

/** Rows of others stay without the sample: only the reference to a sample person is removed. */
const FORGOTTEN = [
  t.memberships.decidedBy,
  t.nameChanges.decidedBy,
  t.nameChanges.associationId,
  t.courses.topicId,
  t.attachments.associationId,
  t.programmeEnrolments.confirmedBy,
  t.externalActivities.decidedBy,
  t.externalActivities.participationId,
  t.accreditationApplications.decidedBy,
  t.accreditationApplications.accreditationId,
  t.roomQuestions.answeredBy,
  t.roomSlides.addedBy,
  t.recordingCaptions.signedBy,
  t.webinars.associationId,
];

/**
 * Decisions on which others' credit depends are not removed with the people who made them: the operator has to see to those
 * first.
 */
const BINDING = [
  t.accreditations.signedBy,
  t.ruleSets.updatedBy,
  t.ruleSignatures.signedBy,
  t.creditExports.createdBy,
  t.creditDecisions.decidedBy,
  t.certificateRevocations.revokedBy,
  t.externalActivities.submittedBy,
  t.accreditationApplications.submittedBy,
  t.applicationReviews.invitedBy,
  t.webinarRules.createdBy,
];

const SAMPLE_EXCEPTIONS: Exceptions = { clear: FORGOTTEN, refuse: BINDING };

/** Removes the sample region: its people, associations and courses, and every row that depends on them. */
export async function removeSampleRegion(
  ctx: Ctx,
): Promise<{ people: number; associations: number; courses: number }> {
  mustBeOperator(ctx);
  return ctx.db.transact(async (tx) => {
    const people = await tx.select().from(t.people).where(eq(t.people.sample, true));
    const own = people.map((person) => person.id);
    if (own.length === 0) return { people: 0, associations: 0, courses: 0 };
    const associations = await idsOf(
      tx.select({ id: t.associations.id }).from(t.associations).where(eq(t.associations.sample, true)),
    );
    const courses = await tx.$count(t.courses, inArray(t.courses.ownerId, own));
    // A topic does not know who wished for it: those of the sample are known by their names alone.
    const titles = CASES.flatMap(({ closing }) => (closing?.['topic'] ? [closing['topic']] : []));
    const topics = await idsOf(
      tx.select({ id: t.topics.id }).from(t.topics).where(inArray(t.topics.title, titles)),
    );
    await eraseLearnersIn(
      tx,
      ctx,
      people.map((person) => person.opaqueId),
    );
    await removeRows(tx, own, associations, topics);
    const removed = { people: own.length, associations: associations.length, courses };
    await appendAudit(tx, ctx, 'sample.removed', 'sample', removed);
    return removed;
  });
}

const idsOf = async (rows: Promise<{ id: string }[]>): Promise<string[]> => (await rows).map(({ id }) => id);

const removeRows = (tx: Tx, own: string[], associations: string[], topics: string[]): Promise<void> =>
  rewriting(tx, 'sample', () =>
    deleteRows(
      tx,
      [
        { table: t.people, ids: own },
        { table: t.associations, ids: associations },
        { table: t.topics, ids: topics },
      ],
      SAMPLE_EXCEPTIONS,
    ),
  );
