import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { type Cursor, readCursor } from '#app/domains/xapi/statements/cursor.ts';
import { isIri, isUuid } from '#app/domains/xapi/statements/scalars.ts';
import { activityKey, verbKey } from '#app/domains/xapi/statements/statement-keys.ts';
import type { StatementQuery } from '#app/domains/xapi/statements/statement-query.ts';
import type { ErrorCode, FieldErrors } from '#app/platform/errors.ts';
import { calendarDay } from '#app/platform/form-fields.ts';
import { addDays, type Day, DEFAULT_TIME_ZONE, instantIn } from '#app/platform/time.ts';

const RECORD_PAGE = 50;

/** Filters of a list. */
const RecordFilter = z.object({
  email: z.string().trim().max(320, 'too_long').optional(),
  verb: z.string().refine(isIri, 'choose_from_list').optional(),
  activity: z.string().trim().refine(isIri, 'iri_malformed').optional(),
  registration: z.string().trim().refine(isUuid, 'registration_malformed').optional(),
  from: calendarDay().optional(),
  to: calendarDay().optional(),
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

type Asked = {
  /** None where something in it cannot be read: then nothing is found. */
  filter: RecordFilter | null;
  /** As it was typed. */
  given: Record<string, string>;
  wrong: FieldErrors;
  after: Cursor | undefined;
  /** The filters again, as a query. */
  query: string;
};

/** What an address asks of a list: its filters and its cursor. */
export function parseRecordFilter(parameters: URLSearchParams): Asked {
  const given = Object.fromEntries([...parameters].filter(([, value]) => value.trim() !== ''));
  const { success, data, error } = RecordFilter.safeParse(given);
  const wrong = Object.fromEntries(
    (error?.issues ?? []).map(({ path, message }) => [String(path[0]), message as ErrorCode]),
  );
  const kept = Object.entries(data ?? {}).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    filter: success ? data : null,
    given,
    wrong,
    after: readCursor(parameters.get('after')),
    query: new URLSearchParams(kept).toString(),
  };
}
