import { and, desc, lt } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { learnersShown } from '#app/domains/modules/internal/learner-conditions.server.ts';
import { learnerRows, selectLearners } from '#app/domains/modules/internal/learner-rows.server.ts';
import { requireLearnedCourse } from '#app/domains/modules/internal/learned-course.server.ts';
import type { Table } from '#app/platform/table-file.server.ts';
import { DEFAULT_TIME_ZONE } from '#app/platform/time.ts';
import { registrations } from '#db/schema/learning.ts';
import { LearnerFilter } from './learner-filter.ts';

const COLUMNS: Table['columns'] = [
  { name: 'learner', kind: 'code' },
  { name: 'version', kind: 'number' },
  { name: 'language', kind: 'text' },
  { name: 'state', kind: 'text' },
  { name: 'registered', kind: 'instant' },
  { name: 'last_seen', kind: 'instant' },
  { name: 'completed', kind: 'instant' },
  { name: 'minutes', kind: 'number' },
  { name: 'score', kind: 'number' },
  { name: 'attempts', kind: 'number' },
];
const BATCH = 200;

/** Learners that a filter shows, newest first, as a table. Column names are not translated: programs read them. Throws `not_found`. */
export async function exportLearners(ctx: Ctx, courseId: string, raw: unknown): Promise<Table> {
  const { offers } = await requireLearnedCourse(ctx, courseId);
  return {
    name: `${offers[0]!.course.slug}-learners`,
    timeZone: ctx.actor?.timeZone ?? DEFAULT_TIME_ZONE,
    columns: COLUMNS,
    rows: rowsOf(ctx, courseId, offers, LearnerFilter.parse(raw)),
  };
}

async function* rowsOf({ db }: Ctx, courseId: string, offers: CourseOffer[], filter: LearnerFilter) {
  const shown = learnersShown(db.read, courseId, filter);
  for (let before: string | null = null; ;) {
    const found = await selectLearners(
      db.read,
      and(shown, before === null ? undefined : lt(registrations.id, before)),
    )
      .orderBy(desc(registrations.id))
      .limit(BATCH);
    if (found.length === 0) return;
    before = found.at(-1)!.registration.id;
    for (const each of await learnerRows(db.read, offers, found))
      yield [
        each.learner,
        each.version,
        each.language,
        each.state,
        each.registeredAt,
        each.lastSeenAt,
        each.completedAt,
        each.minutes,
        each.score,
        each.attempts,
      ];
  }
}
