import { type SQL, asc, count, eq, inArray } from 'drizzle-orm';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { readCompletionEvidence } from '#app/domains/credits/ledger/evidence.ts';
import { attemptThatCounts } from '#app/domains/learning/completion/attempts.ts';
import { wholeMinutes } from '#app/domains/learning/completion/completion-rule.ts';
import type { LearnerState } from '#app/domains/modules/learners/learner-filter.ts';
import { courseFacts } from '#app/domains/modules/progress/course-facts.ts';
import { listCountedTimes } from '#app/domains/scorm/attempts/list-counted-times.server.ts';
import { learnerAlias } from '#app/domains/scorm/trace/learner-alias.ts';
import { groupBy } from '#app/platform/group.ts';
import type { Reader } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { completions, evaluations, registrations } from '#db/schema/learning.ts';
import { moduleAttempts, moduleStates } from '#db/schema/modules.ts';
import { scormAttempts } from '#db/schema/scorm.ts';
import { progressIn } from './progress.server.ts';
import { readStructureOf } from './structures.server.ts';

export type LearnerRow = {
  id: string;
  /** The end of their number: who they are is not told. */
  learner: string;
  version: number;
  language: string;
  registeredAt: Date;
  completedAt: Date | null;
  state: LearnerState;
  /** Whole counted minutes. */
  minutes: number;
  /** 0 to 1 as a decimal string. */
  score: string | null;
  attempts: number;
  lastSeenAt: Date | null;
  /** The last attempt at a package, which has a page. */
  attempt: { packageId: string; id: string } | null;
};
export type FoundLearner = Awaited<ReturnType<ReturnType<typeof selectLearners>['execute']>>[number];

export const selectLearners = (read: Reader, where: SQL | undefined) =>
  read
    .select({
      registration: registrations,
      version: courseVersions.number,
      rule: courseVersions.rule,
      opaqueId: people.opaqueId,
      completion: completions,
      evaluationId: evaluations.id,
    })
    .from(registrations)
    .innerJoin(people, eq(people.id, registrations.personId))
    .innerJoin(courseVersions, eq(courseVersions.id, registrations.versionId))
    .leftJoin(completions, eq(completions.registrationId, registrations.id))
    .leftJoin(evaluations, eq(evaluations.registrationId, registrations.id))
    .where(where);

/** What each of these learners has done; a handful of questions to the database, however many they are. */
export async function learnerRows(
  read: Reader,
  offers: CourseOffer[],
  found: FoundLearner[],
): Promise<LearnerRow[]> {
  if (found.length === 0) return [];
  const own = found.map(({ registration }) => registration);
  const ids = own.map(({ id }) => id);
  const times = await listCountedTimes(read, own);
  const attempts = groupBy(
    await read
      .select()
      .from(scormAttempts)
      .where(inArray(scormAttempts.registrationId, ids))
      .orderBy(asc(scormAttempts.startedAt), asc(scormAttempts.id)),
    ({ registrationId }) => registrationId,
  );
  const states = groupBy(
    await read.select().from(moduleStates).where(inArray(moduleStates.registrationId, ids)),
    ({ registrationId }) => registrationId,
  );
  const tries = new Map(
    (
      await read
        .select({ id: moduleAttempts.registrationId, n: count() })
        .from(moduleAttempts)
        .where(inArray(moduleAttempts.registrationId, ids))
        .groupBy(moduleAttempts.registrationId)
    ).map(({ id, n }) => [id, n]),
  );
  const native = offers.filter(({ variants }) => variants.some(({ format }) => format === 'native'));
  const structures = new Map(
    await Promise.all(
      native.map(async ({ version }) => [version.id, await readStructureOf(read, version.id, true)] as const),
    ),
  );
  return found.map(({ registration, version, rule, opaqueId, completion, evaluationId }) => {
    const { id } = registration;
    const launched = attempts.get(id) ?? [];
    const opened = states.get(id) ?? [];
    const evidence = completion && readCompletionEvidence(completion.evidence);
    const structure = structures.get(registration.versionId);
    const last = launched.at(-1);
    const seen = [times.get(id)?.lastAt, ...opened.map(({ placedAt }) => placedAt)].flatMap((at) => at ?? []);
    return {
      id,
      learner: learnerAlias(opaqueId),
      version,
      language: registration.language,
      registeredAt: registration.createdAt,
      completedAt: completion?.at ?? null,
      state: evaluationId
        ? 'evaluated'
        : completion
          ? 'completed'
          : registration.endedAt
            ? 'left'
            : launched.length + opened.length > 0
              ? 'begun'
              : 'registered',
      minutes: evidence?.minutes ?? wholeMinutes(times.get(id)?.ms ?? 0),
      score:
        evidence && 'scaledScore' in evidence
          ? evidence.scaledScore
          : structure
            ? courseFacts(structure, progressIn(opened)).scaledScore
            : (attemptThatCounts(rule, launched)?.scaledScore ?? null),
      attempts: launched.length + (tries.get(id) ?? 0),
      lastSeenAt: seen.length === 0 ? null : new Date(Math.max(...seen.map((at) => at.getTime()))),
      attempt: last ? { packageId: last.packageId, id: last.id } : null,
    };
  });
}
