import { z } from 'zod';
import { type Cursor, readCursor } from '#app/domains/xapi/statements/cursor.ts';
import { isIri, isUuid } from '#app/domains/xapi/statements/scalars.ts';
import { activityKey, verbKey } from '#app/domains/xapi/statements/statement-keys.ts';
import type { StatementQuery } from '#app/domains/xapi/statements/statement-query.ts';
import { DAY_MS } from '#app/platform/time.ts';

const RECORD_PAGE = 50;

const filterDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).optional().catch(undefined); // oxfmt-ignore

/** Filters of a list; values that cannot be read are no filter. Days are of UTC. */
const RecordFilter = z.object({
  email: z.string().trim().max(320).optional().catch(undefined),
  verb: z.string().refine(isIri).optional().catch(undefined),
  activity: z.string().trim().refine(isIri).optional().catch(undefined),
  registration: z.string().trim().refine(isUuid).optional().catch(undefined),
  from: filterDay,
  to: filterDay,
});

export type RecordFilter = z.infer<typeof RecordFilter>;

export const toStatementQuery = ({
  verb,
  activity,
  registration,
  from,
  to,
}: RecordFilter): StatementQuery => ({
  verb: verb && verbKey(verb),
  activity: activity && activityKey(activity),
  relatedActivities: true,
  registration: registration?.toLowerCase(),
  since: from ? new Date(Date.parse(from) - 1) : undefined,
  until: to ? new Date(Date.parse(to) + DAY_MS - 1) : undefined,
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
