import { aliasedTable, and, asc, count, eq, gt, inArray, isNull, lt, notExists } from 'drizzle-orm';
import { learnerAlias } from '#app/domains/scorm/trace/learner-alias.ts';
import type { CourseStructure, Module } from '#app/domains/modules/types.ts';
import type { Reader } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { registrations } from '#db/schema/learning.ts';
import { moduleAnswers, moduleAttempts } from '#db/schema/modules.ts';
import type { ModuleAnswer } from './attempts.server.ts';

const BATCH = 200;

export type FirstAttempt = { learner: string; startedAt: Date; module: Module; answers: ModuleAnswer[] };

/**
 * The first attempt of each learner of a version at each module, once it counts: a set of questions when it has ended, questions of a lesson
 * or a case as they are answered. In batches, so that a course of thousands is never whole in memory.
 */
export async function* streamFirstAttempts(
  read: Reader,
  versionId: string,
  { modules }: CourseStructure,
): AsyncGenerator<FirstAttempt> {
  for (let after = ''; ;) {
    const rows = await read
      .select({ attempt: moduleAttempts, opaqueId: people.opaqueId })
      .from(moduleAttempts)
      .innerJoin(registrations, eq(registrations.id, moduleAttempts.registrationId))
      .innerJoin(people, eq(people.id, registrations.personId))
      .where(
        and(
          eq(registrations.versionId, versionId),
          eq(moduleAttempts.number, 1),
          gt(moduleAttempts.id, after),
          notExists(earlierOfSamePerson(read)),
        ),
      )
      .orderBy(asc(moduleAttempts.id))
      .limit(BATCH);
    if (rows.length === 0) return;
    after = rows.at(-1)!.attempt.id;
    const ids = rows.map(({ attempt }) => attempt.id);
    const answers = await read.select().from(moduleAnswers).where(inArray(moduleAnswers.attemptId, ids));
    for (const { attempt, opaqueId } of rows) {
      const module = modules.find(({ id }) => id === attempt.moduleId);
      if (!module || (module.kind === 'questions' && attempt.endedAt === null)) continue;
      const own = answers.filter(
        ({ attemptId, questionId }) =>
          attemptId === attempt.id && module.questions.some((key) => key.id === questionId),
      );
      yield { learner: learnerAlias(opaqueId), startedAt: attempt.startedAt, module, answers: own };
    }
  }
}

/** How many first attempts at sets of questions are under way: their answers do not count yet. */
export async function countRunningAttempts(
  read: Reader,
  versionId: string,
  { modules }: CourseStructure,
): Promise<number> {
  const sets = modules.filter(({ kind }) => kind === 'questions').map(({ id }) => id);
  const [row] = await read
    .select({ attempts: count() })
    .from(moduleAttempts)
    .innerJoin(registrations, eq(registrations.id, moduleAttempts.registrationId))
    .where(
      and(
        eq(registrations.versionId, versionId),
        inArray(moduleAttempts.moduleId, sets),
        eq(moduleAttempts.number, 1),
        isNull(moduleAttempts.endedAt),
        notExists(earlierOfSamePerson(read)),
      ),
    );
  return row!.attempts;
}

const [earlier, otherRegistration] = [
  aliasedTable(moduleAttempts, 'earlier'),
  aliasedTable(registrations, 'other_registration'),
];

/** Somebody who left and registered again is one learner: what they did the first time counts. */
const earlierOfSamePerson = (read: Reader) =>
  read
    .select({ id: earlier.id })
    .from(earlier)
    .innerJoin(otherRegistration, eq(otherRegistration.id, earlier.registrationId))
    .where(
      and(
        eq(otherRegistration.personId, registrations.personId),
        eq(otherRegistration.versionId, registrations.versionId),
        eq(earlier.moduleId, moduleAttempts.moduleId),
        eq(earlier.number, 1),
        lt(earlier.id, moduleAttempts.id),
      ),
    );
