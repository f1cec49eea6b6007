import { and, asc, count, eq, or, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { NAMED_PERSON } from '#app/domains/accounts/people/named-person.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import {
  isWaitingActivity,
  LONGEST_WAITING,
} from '#app/domains/credits/internal/waiting-activities.server.ts';
import { ActivityFilter } from '#app/domains/credits/schemas.ts';
import { contains } from '#app/platform/contains.server.ts';
import { searchWords } from '#app/platform/search-key.ts';
import { people } from '#db/schema/accounts.ts';
import { externalActivities } from '#db/schema/credits.ts';

const ACTIVITIES_A_PAGE = 25;

/** SQLite lowers ASCII alone: a word is looked for as it was typed, too. */
const isInTitle = (word: string) =>
  or(contains(sql`lower(${externalActivities.title})`, word), contains(externalActivities.title, word))!;

/** Activities to decide, those that have waited longest first, a page at a time; `total` counts without the filter. */
export async function listActivitiesToDecide(ctx: Ctx, associationId: string, raw: unknown = {}) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { read } = ctx.db;
  const filter = ActivityFilter.parse(raw);
  const isWaiting = isWaitingActivity(read, associationId);
  const where = and(
    isWaiting,
    filter.activityType === '' ? undefined : eq(externalActivities.activityType, filter.activityType),
    filter.q === ''
      ? undefined
      : or(
          and(...searchWords(filter.q).map((word) => contains(people.searchKey, word))),
          isInTitle(filter.q),
          isInTitle(filter.q.toLowerCase()),
        ),
  );
  const [matching] = await read
    .select({ count: count() })
    .from(externalActivities)
    .innerJoin(people, eq(people.id, externalActivities.personId))
    .where(where);
  return {
    filter,
    pages: Math.ceil(matching!.count / ACTIVITIES_A_PAGE),
    total: await read.$count(externalActivities, isWaiting),
    activities: await read
      .select({ activity: externalActivities, person: NAMED_PERSON })
      .from(externalActivities)
      .innerJoin(people, eq(people.id, externalActivities.personId))
      .where(where)
      .orderBy(...LONGEST_WAITING.map((column) => asc(column)))
      .limit(ACTIVITIES_A_PAGE)
      .offset((filter.page - 1) * ACTIVITIES_A_PAGE),
  };
}
