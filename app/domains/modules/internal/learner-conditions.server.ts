import {
  type SQL,
  aliasedTable,
  and,
  eq,
  exists,
  gt,
  isNotNull,
  isNull,
  not,
  notExists,
  or,
  sql,
} from 'drizzle-orm';
import type { LearnerFilter, LearnerState } from '#app/domains/modules/learners/learner-filter.ts';
import type { Reader } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { completions, evaluations, registrations, studyIntervals } from '#db/schema/learning.ts';
import { moduleStates } from '#db/schema/modules.ts';
import { scormAttempts, scormIntervals } from '#db/schema/scorm.ts';

const later = aliasedTable(registrations, 'later');
const one = { one: sql`1` };

/** Of somebody who left and registered again the last registration counts: each learner is one row. */
const isLast = (read: Reader): SQL =>
  notExists(
    read
      .select(one)
      .from(later)
      .where(
        and(
          eq(later.courseId, registrations.courseId),
          eq(later.personId, registrations.personId),
          gt(later.id, registrations.id),
        ),
      ),
  );

/** Something was opened: an attempt at a package, or a module. */
export const hasBegun = (read: Reader): SQL =>
  or(
    exists(read.select(one).from(scormAttempts).where(eq(scormAttempts.registrationId, registrations.id))),
    exists(read.select(one).from(moduleStates).where(eq(moduleStates.registrationId, registrations.id))),
    isNotNull(completions.at),
  )!;

const inState = (read: Reader, state: LearnerState): SQL | undefined => {
  const open = and(isNull(completions.at), isNull(registrations.endedAt));
  return {
    registered: () => and(open, not(hasBegun(read))),
    begun: () => and(open, hasBegun(read)),
    completed: () => and(isNotNull(completions.at), isNull(evaluations.id)),
    evaluated: () => isNotNull(evaluations.id),
    left: () => and(isNull(completions.at), isNotNull(registrations.endedAt)),
  }[state]();
};

/** Whose number, as `learnerAlias` shows it, ends so; capitals or not. */
const endsIn = (q: string): SQL =>
  sql`lower(replace(${people.opaqueId}, '-', '')) like ${`%${q.replace(/[!%_]/g, '!$&')}`} escape '!'`;

/** Learners that a filter shows; over completions, evaluations, people and versions, which are joined. */
export const learnersShown = (
  read: Reader,
  courseId: string,
  { q, language, version, state }: Omit<LearnerFilter, 'order' | 'page'>,
): SQL | undefined =>
  and(
    eq(registrations.courseId, courseId),
    isLast(read),
    q === '' ? undefined : endsIn(q),
    language === '' ? undefined : eq(registrations.language, language),
    version === '' ? undefined : eq(courseVersions.number, version),
    state === '' ? undefined : inState(read, state),
  );

/** When the server last heard of a registration; its beginning where it never did. */
export const lastHeard = (read: Reader): SQL => {
  const inPackages = read
    .select({ at: sql`max(${scormIntervals.toAt})` })
    .from(scormIntervals)
    .where(
      and(
        eq(scormIntervals.personId, registrations.personId),
        eq(scormIntervals.registrationId, registrations.id),
      ),
    );
  const inPages = read
    .select({ at: sql`max(${studyIntervals.toAt})` })
    .from(studyIntervals)
    .where(eq(studyIntervals.registrationId, registrations.id));
  return sql`coalesce(case when (${inPages}) > (${inPackages}) then (${inPages}) else (${inPackages}) end, (${inPages}), ${registrations.createdAt})`;
};
