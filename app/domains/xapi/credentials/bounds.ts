import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';
import { type StatementKeys, agentKey } from '#app/domains/xapi/statements/statement-keys.ts';
import type { JsonObject } from '#app/domains/xapi/statements/vocabulary.ts';
import type { Client } from './client.ts';

/** Limits of a credential that is not for everything. */
export type Bounds = {
  /** Its own activities, by IRI prefix. */
  prefixes: readonly string[];
  /** The one learner of a launch or a lesson, as a key of the index, in one registration (UUID, lower case); null: any learner. */
  learner: { agent: string; registration: string } | null;
  /** Whether its statements say what its activities are. */
  defines: boolean;
};

/**
 * Whether an IRI equals a prefix or is under it. A prefix ends where a part of the IRI ends: `https://a.example/b` covers
 * `https://a.example/b/c` and `https://a.example/b#c`, but not `https://a.example/bc`.
 */
export const isUnderPrefix = (iri: string, prefix: string): boolean =>
  iri.startsWith(prefix) &&
  (iri.length === prefix.length || /[/#?:=]$/.test(prefix) || /^[/#?]/.test(iri.slice(prefix.length)));

export const isUnderAnyPrefix = (iri: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => isUnderPrefix(iri, prefix));

function requireOwnActivity(iri: string, { prefixes }: Bounds): void {
  if (!isUnderAnyPrefix(iri, prefixes))
    throw new Refusal(
      403,
      `This credential may only speak of activities whose id begins with ${prefixes.join(' or ')}.`,
    );
}

/** Throws Refusal 403 where a statement is about something else than the bounds of its client. */
export function requireStatementInBounds(
  { bounds }: Client,
  statement: JsonObject,
  keys: StatementKeys,
): void {
  if (!bounds) return;
  const object = statement['object'] as JsonObject;
  if ((object['objectType'] ?? 'Activity') !== 'Activity')
    throw new Refusal(403, 'The object of a statement of this credential must be an activity.');
  requireOwnActivity(object['id'] as string, bounds);
  const { learner } = bounds;
  if (!learner) return;
  if (
    agentKey(statement['actor'] as JsonObject) !== learner.agent ||
    [...keys.agents.keys()].some((each) => each !== learner.agent)
  )
    throw new Refusal(403, 'This credential may only speak of the learner to whom it was given.');
  if (keys.registration !== learner.registration)
    throw new Refusal(403, 'context.registration must be the registration for which it was given.');
}

/** Throws Refusal 403 where a document is not one that the bounds of its client leave to it. */
export function requireDocumentInBounds(
  { bounds }: Client,
  shelf: {
    kind: string;
    activity?: string | undefined;
    agent?: string | undefined;
    registration?: string | undefined;
  },
  act: 'read' | 'write' | 'delete',
): void {
  if (!bounds) return;
  if (shelf.activity !== undefined) requireOwnActivity(shelf.activity, bounds);
  const { learner } = bounds;
  if (!learner) {
    if (act !== 'write') throw new Refusal(403, 'This credential may only write.');
    if (shelf.kind === 'agent') throw new Refusal(403, 'This credential may not write profiles of agents.');
    return;
  }
  if (shelf.agent !== learner.agent)
    throw new Refusal(403, 'This credential may only keep documents of the learner to whom it was given.');
  // cmi5 §11: content asks for the learner's preferences; whether it may change them is left to the platform.
  if (shelf.kind === 'agent') {
    if (act !== 'read') throw new Refusal(403, 'This credential may only read the profile of the learner.');
  } else if (shelf.registration !== learner.registration)
    throw new Refusal(403, 'The parameter registration must be the registration for which it was given.');
}
