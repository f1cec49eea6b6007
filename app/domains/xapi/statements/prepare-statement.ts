import type { Version } from './checks.ts';
import { readTimestamp } from './scalars.ts';
import { CONTEXT_ACTIVITIES, type JsonObject } from './vocabulary.ts';

/** Single context activities become lists (Part 2 §2.4.6.2: what a store answers holds lists). */
function withLists(part: JsonObject): JsonObject {
  const context = part['context'] as JsonObject | undefined;
  const around = context?.['contextActivities'] as JsonObject | undefined;
  if (
    !around ||
    CONTEXT_ACTIVITIES.every((name) => around[name] === undefined || Array.isArray(around[name]))
  )
    return part;
  const lists = Object.fromEntries(
    Object.entries(around).map(([name, value]) => [name, Array.isArray(value) ? value : [value]]),
  );
  return { ...part, context: { ...context, contextActivities: lists } };
}

/** In 2.0 a store answers timestamps in UTC (IEEE 9274.1.1 §4.2.7); what is in UTC already stays as it is written. */
const utc = (text: string): string =>
  /(Z|[+]00:?00)$/i.test(text) ? text : readTimestamp(text)!.toISOString();

/**
 * A valid statement as stored: `id`, `timestamp`, `authority` and `version` filled in, without `stored`, which is the
 * database's. Does not change its input.
 */
export function prepareStatement(
  statement: JsonObject,
  given: { id: string; now: Date; authority: JsonObject; version: Version },
): JsonObject {
  const { stored: _, ...rest } = withLists(statement);
  const object = rest['object'] as JsonObject;
  const timestamp = (rest['timestamp'] as string | undefined) ?? given.now.toISOString();
  return {
    ...rest,
    ...(object['objectType'] === 'SubStatement' ? { object: withLists(object) } : {}),
    id: given.id,
    timestamp: given.version === '2.0.0' ? utc(timestamp) : timestamp,
    authority: given.authority,
    version: rest['version'] ?? (given.version === '2.0.0' ? '2.0.0' : '1.0.0'),
  };
}
