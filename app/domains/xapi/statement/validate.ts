import { Fault, memberOf } from './fault.ts';
import { COMPONENT_LISTS, type Members, SIGNATURE, VOIDED } from './vocabulary.ts';
import { isDuration, isIri, isLanguage, isMailto, isMediaType, isTimestamp, isUuid } from './scalars.ts';

export type Version = '1.0.3' | '2.0.0';
type Check = (value: unknown, path: string, version: Version) => void;

const fail = (path: string, must: string): never => {
  throw new Fault(path, must);
};

function textThat(is: (text: string) => boolean, must: string): Check {
  return (value, path) => {
    if (typeof value !== 'string' || !is(value)) fail(path, must);
  };
}
const text: Check = textThat(() => true, 'must be text');
const flag: Check = (value, path) => void (typeof value === 'boolean' || fail(path, 'must be true or false'));
const number: Check = (value, path) => void (typeof value === 'number' || fail(path, 'must be a number'));
const iri = textThat(isIri, 'must be an absolute IRI');
const uuid = textThat(isUuid, 'must be a UUID');
const timestamp = textThat(isTimestamp, 'must be a timestamp of ISO 8601, with an offset that is not -00:00');
const one = (...values: string[]): Check =>
  textThat((value) => values.includes(value), `must be one of: ${values.join(', ')}`);

function listOf(check: Check, least = 0): Check {
  return (value, path, version) => {
    if (!Array.isArray(value) || value.length < least)
      fail(path, least > 0 ? 'must be a list that is not empty' : 'must be a list');
    (value as unknown[]).forEach((each, i) => check(each, `${path}[${i}]`, version));
  };
}

function membersOf(value: unknown, path: string): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(path, 'must be an object');
  return value as Members;
}

/** An object with these members and no others; names are exact, and null is no value (Part 2 §2.2). */
function object(needed: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  const known = new Map(Object.entries({ ...needed, ...optional }));
  const names = Object.keys(needed);
  return (value, path, version) => {
    const members = membersOf(value, path);
    for (const name of names) if (!Object.hasOwn(members, name)) fail(memberOf(path, name), 'must be there');
    for (const [name, member] of Object.entries(members)) {
      const check = known.get(name);
      if (!check) fail(memberOf(path, name), 'is no member that is known here');
      else if (member === null) fail(memberOf(path, name), 'must not be null');
      else check(member, memberOf(path, name), version);
    }
  };
}

/** Language map (Part 2 §4.2). */
const languageMap: Check = (value, path) => {
  for (const [tag, words] of Object.entries(membersOf(value, path))) {
    if (!isLanguage(tag)) fail(memberOf(path, tag), 'must be named by a language tag of RFC 5646');
    if (typeof words !== 'string') fail(memberOf(path, tag), 'must be text');
  }
};

/** Extensions (Part 2 §4.1): the names are IRIs, the values are whatever JSON is. */
const extensions: Check = (value, path) => {
  for (const name of Object.keys(membersOf(value, path)))
    if (!isIri(name)) fail(memberOf(path, name), 'must be named by an absolute IRI');
};

const account = object({ homePage: iri, name: text });
/** Inverse functional identifiers (Part 2 §2.4.2.3). */
const IDENTIFIERS: Record<string, Check> = {
  mbox: textThat(isMailto, 'must be a mailto address'),
  mbox_sha1sum: textThat(
    (value) => /^[0-9a-f]{40}$/i.test(value),
    'must be a SHA-1 in 40 hexadecimal digits',
  ),
  openid: iri,
  account,
};
const identifiersOf = (members: Members): string[] =>
  Object.keys(IDENTIFIERS).filter((name) => Object.hasOwn(members, name));

const agentMembers = object({}, { objectType: one('Agent'), name: text, ...IDENTIFIERS });
const agent: Check = (value, path, version) => {
  agentMembers(value, path, version);
  if (identifiersOf(value as Members).length !== 1)
    fail(path, `must have exactly one of: ${Object.keys(IDENTIFIERS).join(', ')}`);
};

const groupMembers = object(
  { objectType: one('Group') },
  { name: text, member: listOf(agent), ...IDENTIFIERS },
);
const group: Check = (value, path, version) => {
  groupMembers(value, path, version);
  const members = value as Members;
  const identifiers = identifiersOf(members);
  if (identifiers.length > 1) fail(path, `must have at most one of: ${Object.keys(IDENTIFIERS).join(', ')}`);
  if (identifiers.length === 0 && !(members['member'] as unknown[] | undefined)?.length)
    fail(memberOf(path, 'member'), 'must name who is in a group that has no identifier');
};
const actor: Check = (value, path, version) =>
  (membersOf(value, path)['objectType'] === 'Group' ? group : agent)(value, path, version);

/** Authority (Part 2 §2.4.9): an agent, or the two of OAuth. */
const authority: Check = (value, path, version) => {
  actor(value, path, version);
  const members = value as Members;
  if (
    members['objectType'] === 'Group' &&
    (identifiersOf(members).length > 0 || (members['member'] as unknown[]).length !== 2)
  )
    fail(path, 'must be an agent, or a group of two without an identifier');
};

const verb = object({ id: iri }, { display: languageMap });

const component = object({ id: text }, { description: languageMap });
const components: Check = (value, path, version) => {
  listOf(component)(value, path, version);
  const ids = (value as { id: string }[]).map(({ id }) => id);
  if (new Set(ids).size !== ids.length) fail(path, 'must not have the same id twice');
};
/** Interaction types with the lists of components that they may have (Part 2 §2.4.4.1). */
const COMPONENTS: Record<string, string[]> = {
  'true-false': [], choice: ['choices'], 'fill-in': [], 'long-fill-in': [], matching: ['source', 'target'], performance: ['steps'],
  sequencing: ['choices'], likert: ['scale'], numeric: [], other: [],
}; // oxfmt-ignore
const definitionMembers = object(
  {},
  {
    name: languageMap, description: languageMap, type: iri, moreInfo: iri, extensions,
    interactionType: one(...Object.keys(COMPONENTS)), correctResponsesPattern: listOf(text),
    ...Object.fromEntries(COMPONENT_LISTS.map((name) => [name, components])),
  },
); // oxfmt-ignore
const definition: Check = (value, path, version) => {
  definitionMembers(value, path, version);
  const members = value as Members;
  const type = members['interactionType'] as string | undefined;
  for (const name of ['correctResponsesPattern', ...COMPONENT_LISTS]) {
    if (!Object.hasOwn(members, name)) continue;
    if (type === undefined) fail(memberOf(path, 'interactionType'), `must be there beside ${name}`);
    else if ((COMPONENT_LISTS as readonly string[]).includes(name) && !COMPONENTS[type]!.includes(name))
      fail(memberOf(path, name), `does not belong to an interaction of type ${type}`);
  }
};
const activity = object({ id: iri }, { objectType: one('Activity'), definition });
const statementRef = object({ objectType: one('StatementRef'), id: uuid });

const scoreMembers = object({}, { scaled: number, raw: number, min: number, max: number });
const score: Check = (value, path, version) => {
  scoreMembers(value, path, version);
  const { scaled, raw, min = -Infinity, max = Infinity } = value as Record<string, number>;
  if (scaled !== undefined && (scaled < -1 || scaled > 1))
    fail(memberOf(path, 'scaled'), 'must be from -1 to 1');
  if (Number.isFinite(min) && Number.isFinite(max) && min >= max)
    fail(memberOf(path, 'min'), 'must be less than max');
  if (raw !== undefined && (raw < min || raw > max)) fail(memberOf(path, 'raw'), 'must be from min to max');
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
  (value as Members[]).forEach((each, i) => {
    if (each['usageType'] === SIGNATURE && each['contentType'] !== 'application/octet-stream')
      fail(`${path}[${i}].contentType`, 'must be application/octet-stream for a signature');
  });
};

/** What an object is, by its objectType; without one it is an activity (Part 2 §2.4.4). */
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
    if (!check) return fail(memberOf(path, 'objectType'), `must be one of: ${Object.keys(all).join(', ')}`);
    check(value, path, version);
  };
}

/** Revision and platform say something of an activity only (Part 2 §2.4.6). */
function agree(members: Members, path: string): void {
  const type = (members['object'] as Members)['objectType'];
  const has = (members['context'] ?? {}) as Members;
  for (const name of ['revision', 'platform'])
    if (Object.hasOwn(has, name) && (type === 'Agent' || type === 'Group'))
      fail(
        memberOf(memberOf(path, 'context'), name),
        'must not be there where the object is an agent or a group',
      );
}

const SHARED = { result, context, timestamp, attachments };
const subMembers = object({ objectType: one('SubStatement'), actor, verb, object: objectOf({}) }, SHARED);
const subStatement: Check = (value, path, version) => {
  subMembers(value, path, version);
  agree(value as Members, path);
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
  const members = value as Members;
  agree(members, path);
  if (
    (members['verb'] as Members)['id'] === VOIDED &&
    (members['object'] as Members)['objectType'] !== 'StatementRef'
  )
    fail(memberOf(path, 'object'), 'must be a StatementRef where the verb is voided');
}

/** One statement or several, each with its place; the same id twice in one request is refused (2.0). */
export function validateStatements(value: unknown, version: Version): Members[] {
  const list = Array.isArray(value) ? value : [value];
  const ids = new Set<string>();
  list.forEach((each, i) => {
    const path = Array.isArray(value) ? `$[${i}]` : '$';
    validateStatement(each, version, path);
    const id = (each as Members)['id'] as string | undefined;
    if (id !== undefined && ids.has(id.toLowerCase()))
      fail(`${path}.id`, 'must not stand twice in one request');
    if (id !== undefined) ids.add(id.toLowerCase());
  });
  return list as Members[];
}

/** An agent or a group by itself, as parameters name one. */
export const validateActor = (value: unknown, version: Version): void => actor(value, '$', version);
