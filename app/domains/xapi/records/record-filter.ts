import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { type Cursor, readCursor } from '#app/domains/xapi/statements/cursor.ts';
import { isIri, isUuid } from '#app/domains/xapi/statements/scalars.ts';
import { activityKey, verbKey } from '#app/domains/xapi/statements/statement-keys.ts';
import type { StatementQuery } from '#app/domains/xapi/statements/statement-query.ts';
import { calendarDay } from '#app/platform/form-fields.ts';
import { addDays, type Day, DEFAULT_TIME_ZONE, instantIn } from '#app/platform/time.ts';

const RECORD_PAGE = 50;

const filterDay = calendarDay().optional().catch(undefined);

/** Filters of a list; values that cannot be read are no filter. */
const RecordFilter = z.object({
  email: z.string().trim().max(320).optional().catch(undefined),
  verb: z.string().refine(isIri).optional().catch(undefined),
  activity: z.string().trim().refine(isIri).optional().catch(undefined),
  registration: z.string().trim().refine(isUuid).optional().catch(undefined),
  from: filterDay,
  to: filterDay,
});

export type RecordFilter = z.infer<typeof RecordFilter>;

const midnight = (actor: Ctx['actor'], day: Day): number =>
  instantIn(actor?.timeZone ?? DEFAULT_TIME_ZONE, day, '00:00').getTime();

/** Days are of the reader's calendar, as the times in the list are. */
export const toStatementQuery = (
  { actor }: Pick<Ctx, 'actor'>,
  { verb, activity, registration, from, to }: RecordFilter,
): StatementQuery => ({
  verb: verb && verbKey(verb),
  activity: activity && activityKey(activity),
  relatedActivities: true,
  registration: registration?.toLowerCase(),
  since: from ? new Date(midnight(actor, from) - 1) : undefined,
  until: to ? new Date(midnight(actor, addDays(to, 1)) - 1) : undefined,
  limit: RECORD_PAGE,
});

/** Query of a list in an address: its filters, its cursor, and the filters again as a query. */
export function parseRecordFilter(parameters: URLSearchParams): {
  filter: RecordFilter;
  after: Cursor | undefined;
  query: string;
} {
  const given = Object.fromEntries([...parameters].filter(([, value]) => value.trim() !== ''));
  const filter = RecordFilter.parse(given);
  const kept = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    filter,
    after: readCursor(parameters.get('after')),
    query: new URLSearchParams(kept).toString(),
  };
}
