import { memberPath } from '#app/domains/xapi/protocol/validation-error.ts';
import { activity } from './activity-checks.ts';
import { actor, agent, authority, group } from './actor-checks.ts';
import {
  type Check,
  type Version,
  extensions,
  fail,
  flag,
  iri,
  languageMap,
  listOf,
  membersOf,
  number,
  object,
  one,
  text,
  textThat,
  timestamp,
  uuid,
} from './checks.ts';
import { isDuration, isLanguage, isMediaType } from './scalars.ts';
import { type JsonObject, SIGNATURE, VOIDED } from './vocabulary.ts';

const verb = object({ id: iri }, { display: languageMap });

const statementRef = object({ objectType: one('StatementRef'), id: uuid });

const scoreMembers = object({}, { scaled: number, raw: number, min: number, max: number });

const score: Check = (value, path, version) => {
  scoreMembers(value, path, version);
  const { scaled, raw, min = -Infinity, max = Infinity } = value as Record<string, number>;
  if (scaled !== undefined && (scaled < -1 || scaled > 1))
    fail(memberPath(path, 'scaled'), 'must be from -1 to 1');
  if (Number.isFinite(min) && Number.isFinite(max) && min >= max)
    fail(memberPath(path, 'min'), 'must be less than max');
  if (raw !== undefined && (raw < min || raw > max)) fail(memberPath(path, 'raw'), 'must be from min to max');
};

const result = object(
  {},
  {
    score, success: flag, completion: flag, response: text, extensions,
    duration: textThat(isDuration, 'must be a duration of ISO 8601'),
  },
); // oxfmt-ignore

const activities: Check = (value, path, version) =>
  (Array.isArray(value) ? listOf(activity) : activity)(value, path, version);

const contextActivities = object(
  {},
  { parent: activities, grouping: activities, category: activities, other: activities },
);

const relevantTypes = listOf(iri, 1);

const CONTEXT: Record<string, Check> = {
  registration: uuid, instructor: actor, team: group, contextActivities, revision: text, platform: text,
  language: textThat(isLanguage, 'must be a language tag of RFC 5646'), statement: statementRef, extensions,
}; // oxfmt-ignore

const context103 = object({}, CONTEXT);

/** 2.0 (IEEE 9274.1.1 §4.2.2): other people and groups of the context, with what they are there for. */
const context200 = object({}, {
  ...CONTEXT,
  contextAgents: listOf(object({ objectType: one('contextAgent'), agent }, { relevantTypes })),
  contextGroups: listOf(object({ objectType: one('contextGroup'), group }, { relevantTypes })),
}); // oxfmt-ignore

const context: Check = (value, path, version) =>
  (version === '2.0.0' ? context200 : context103)(value, path, version);

const attachment = object(
  {
    usageType: iri, display: languageMap, contentType: textThat(isMediaType, 'must be a media type'),
    length: (value, path) => void ((Number.isSafeInteger(value) && (value as number) >= 0) || fail(path, 'must be a whole number of bytes')),
    sha2: textThat((value) => /^([0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128}|[0-9a-f]{56})$/i.test(value), 'must be a SHA-2 in hexadecimal digits'),
  },
  { description: languageMap, fileUrl: iri },
); // oxfmt-ignore

const attachments: Check = (value, path, version) => {
  listOf(attachment)(value, path, version);
  (value as JsonObject[]).forEach((each, i) => {
    if (each['usageType'] === SIGNATURE && each['contentType'] !== 'application/octet-stream')
      fail(`${path}[${i}].contentType`, 'must be application/octet-stream for a signature');
  });
};

/** Kind of an object, by its objectType; without one it is an activity (Part 2 §2.4.4). */
const OBJECTS: Record<string, Check> = {
  Activity: activity,
  Agent: agent,
  Group: group,
  StatementRef: statementRef,
};

function objectOf(more: Record<string, Check>): Check {
  const all: Record<string, Check> = { ...OBJECTS, ...more };
  return (value, path, version) => {
    const type = membersOf(value, path)['objectType'] ?? 'Activity';
    const check = typeof type === 'string' && Object.hasOwn(all, type) ? all[type] : undefined;
    if (!check) return fail(memberPath(path, 'objectType'), `must be one of: ${Object.keys(all).join(', ')}`);
    check(value, path, version);
  };
}

/** Revision and platform are allowed only where the object is an activity (Part 2 §2.4.6). */
function agree(members: JsonObject, path: string): void {
  const type = (members['object'] as JsonObject)['objectType'] ?? 'Activity';
  const has = (members['context'] ?? {}) as JsonObject;
  for (const name of ['revision', 'platform'])
    if (Object.hasOwn(has, name) && type !== 'Activity')
      fail(
        memberPath(memberPath(path, 'context'), name),
        'must not be there where the object is not an activity',
      );
}

const SHARED = { result, context, timestamp, attachments };

const subMembers = object({ objectType: one('SubStatement'), actor, verb, object: objectOf({}) }, SHARED);

const subStatement: Check = (value, path, version) => {
  subMembers(value, path, version);
  agree(value as JsonObject, path);
};

const statementMembers = object(
  { actor, verb, object: objectOf({ SubStatement: subStatement }) },
  {
    ...SHARED, id: uuid, stored: timestamp, authority,
    version: textThat((value) => /^(1\.0(\.\d+)?|2\.0(\.\d+)?)$/.test(value), 'must be 1.0.x or 2.0.x'),
  },
); // oxfmt-ignore

/**
 * Whether this is a statement (xAPI 1.0.3 Part 2 §2; IEEE 9274.1.1 §4.2 for 2.0): strict, members by their exact names, no
 * null but in extensions. Throws Fault at the first thing that is wrong.
 */
export function validateStatement(value: unknown, version: Version, path = '$'): void {
  statementMembers(value, path, version);
  const members = value as JsonObject;
  agree(members, path);
  if (
    (members['verb'] as JsonObject)['id'] === VOIDED &&
    (members['object'] as JsonObject)['objectType'] !== 'StatementRef'
  )
    fail(memberPath(path, 'object'), 'must be a StatementRef where the verb is voided');
}

/** One statement or several, each with its position; the same id twice in one request is refused (2.0). */
export function validateStatements(value: unknown, version: Version): JsonObject[] {
  const list = Array.isArray(value) ? value : [value];
  const ids = new Set<string>();
  list.forEach((each, i) => {
    const path = Array.isArray(value) ? `$[${i}]` : '$';
    validateStatement(each, version, path);
    const id = (each as JsonObject)['id'] as string | undefined;
    if (id !== undefined && ids.has(id.toLowerCase()))
      fail(`${path}.id`, 'must not stand twice in one request');
    if (id !== undefined) ids.add(id.toLowerCase());
  });
  return list as JsonObject[];
}
