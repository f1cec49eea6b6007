import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import type { InboxKind } from '#app/domains/credits/inbox/inbox-item.ts';
import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import type { Reader } from '#db/database.ts';
import { boundValue } from '#db/prepared.ts';
import { memberships, nameChanges } from '#db/schema/accounts.ts';
import { courses, courseVersions } from '#db/schema/catalogue.ts';
import {
  accreditationApplications,
  creditFindings,
  externalActivities,
  programmeEnrolments,
} from '#db/schema/credits.ts';
import { isOfMember, isUnseen } from './own-findings.server.ts';
import { isWaitingActivity } from './waiting-activities.server.ts';

const kind = (name: InboxKind) => sql<InboxKind>`${sql.raw(`'${name}'`)}`.as('kind');

/** Values for its placeholders. */
export const inboxOf = ({ actor }: SignedInCtx, associationId: string) => ({
  associationId,
  actorId: actor.id,
});

/**
 * Subquery of everything that waits for a decision of an association and that the actor may decide: nobody decides about themselves. Every page of an
 * officer counts it, so it is for `prepared`, with the values of `inboxOf`. The caller has authorised.
 */
export function inboxWaiting(read: Reader) {
  const associationId = boundValue('associationId');
  const other = (column: Parameters<typeof ne>[0]) => ne(column, boundValue('actorId'));
  return read
    .select({ kind: kind('membership'), id: memberships.id, at: memberships.requestedAt })
    .from(memberships)
    .where(
      and(
        eq(memberships.associationId, associationId),
        eq(memberships.state, 'requested'),
        other(memberships.personId),
      ),
    )
    .unionAll(
      read
        .select({ kind: kind('name'), id: nameChanges.id, at: nameChanges.requestedAt })
        .from(nameChanges)
        .innerJoin(memberships, isAcceptedMembership({ associationId, personId: nameChanges.personId }))
        .where(and(eq(nameChanges.state, 'requested'), other(nameChanges.personId))),
    )
    .unionAll(
      read
        .select({ kind: kind('activity'), id: externalActivities.id, at: externalActivities.submittedAt })
        .from(externalActivities)
        .where(and(isWaitingActivity(read, associationId), other(externalActivities.personId))),
    )
    .unionAll(
      read
        .select({
          kind: kind('application'),
          id: accreditationApplications.id,
          at: accreditationApplications.submittedAt,
        })
        .from(accreditationApplications)
        .innerJoin(courseVersions, eq(courseVersions.id, accreditationApplications.courseVersionId))
        .innerJoin(courses, eq(courses.id, courseVersions.courseId))
        .where(
          and(
            eq(accreditationApplications.associationId, associationId),
            eq(accreditationApplications.state, 'submitted'),
            other(accreditationApplications.submittedBy),
            other(courses.ownerId),
          ),
        ),
    )
    .unionAll(
      read
        .select({
          kind: kind('enrolment'),
          id: programmeEnrolments.id,
          at: programmeEnrolments.createdAt,
        })
        .from(programmeEnrolments)
        .innerJoin(
          memberships,
          isAcceptedMembership({ associationId, personId: programmeEnrolments.personId }),
        )
        .where(and(isNull(programmeEnrolments.confirmedAt), other(programmeEnrolments.personId))),
    )
    .unionAll(
      read
        .select({ kind: kind('finding'), id: creditFindings.id, at: creditFindings.foundAt })
        .from(creditFindings)
        .innerJoin(memberships, isOfMember(associationId))
        .where(and(isUnseen, other(creditFindings.personId))),
    )
    .as('waiting');
}
