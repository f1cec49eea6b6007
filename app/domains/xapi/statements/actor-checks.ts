import { memberPath } from '#app/domains/xapi/protocol/validation-error.ts';
import {
  type Check,
  type Version,
  fail,
  iri,
  listOf,
  membersOf,
  object,
  one,
  text,
  textThat,
} from './checks.ts';
import { isMailto } from './scalars.ts';
import type { JsonObject } from './vocabulary.ts';

const account = object({ homePage: iri, name: text });

/** Inverse functional identifiers (Part 2 §2.4.2.3). */
const IDENTIFIER_CHECKS: Record<string, Check> = {
  mbox: textThat(isMailto, 'must be a mailto address'),
  mbox_sha1sum: textThat(
    (value) => /^[0-9a-f]{40}$/i.test(value),
    'must be a SHA-1 in 40 hexadecimal digits',
  ),
  openid: iri,
  account,
};

const identifiersOf = (members: JsonObject): string[] =>
  Object.keys(IDENTIFIER_CHECKS).filter((name) => Object.hasOwn(members, name));

const agentMembers = object({}, { objectType: one('Agent'), name: text, ...IDENTIFIER_CHECKS });

export const agent: Check = (value, path, version) => {
  agentMembers(value, path, version);
  if (identifiersOf(value as JsonObject).length !== 1)
    fail(path, `must have exactly one of: ${Object.keys(IDENTIFIER_CHECKS).join(', ')}`);
};

const groupMembers = object(
  { objectType: one('Group') },
  { name: text, member: listOf(agent), ...IDENTIFIER_CHECKS },
);

export const group: Check = (value, path, version) => {
  groupMembers(value, path, version);
  const members = value as JsonObject;
  const identifiers = identifiersOf(members);
  if (identifiers.length > 1)
    fail(path, `must have at most one of: ${Object.keys(IDENTIFIER_CHECKS).join(', ')}`);
  if (identifiers.length === 0 && !(members['member'] as unknown[] | undefined)?.length)
    fail(memberPath(path, 'member'), 'must name who is in a group that has no identifier');
};

export const actor: Check = (value, path, version) =>
  (membersOf(value, path)['objectType'] === 'Group' ? group : agent)(value, path, version);

/** Authority (Part 2 §2.4.9): an agent, or the two of OAuth. */
export const authority: Check = (value, path, version) => {
  actor(value, path, version);
  const members = value as JsonObject;
  if (
    members['objectType'] === 'Group' &&
    (identifiersOf(members).length > 0 || (members['member'] as unknown[]).length !== 2)
  )
    fail(path, 'must be an agent, or a group of two without an identifier');
};

/** An agent or a group by itself, as parameters name one. */
export const validateActor = (value: unknown, version: Version): void => actor(value, '$', version);
