import type { Client } from './client.ts';
import { Refusal } from './refusal.ts';
import { agentKey, type Keys } from './statement/keys.ts';
import type { Members } from './statement/vocabulary.ts';

/** What a credential may speak of, where it may not speak of everything. */
export type Bounds = {
  /** Its own activities, by IRI prefix. */
  prefixes: readonly string[];
  /** The one learner of a launch, as a key of the index, in one registration (UUID, lower case); null: any learner. */
  learner: { agent: string; registration: string } | null;
};

/**
 * Whether an IRI is a prefix or lies under it. A prefix ends where a part of the IRI ends: `https://a.example/b` covers
 * `https://a.example/b/c` and `https://a.example/b#c`, but not `https://a.example/bc`.
 */
export const isUnder = (iri: string, prefix: string): boolean =>
  iri.startsWith(prefix) &&
  (iri.length === prefix.length || /[/#?:=]$/.test(prefix) || /^[/#?]/.test(iri.slice(prefix.length)));

export const isUnderAny = (iri: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => isUnder(iri, prefix));

function mustBeOwnActivity(iri: string, { prefixes }: Bounds): void {
  if (!isUnderAny(iri, prefixes))
    throw new Refusal(
      403,
      `This credential may only speak of activities whose id begins with ${prefixes.join(' or ')}.`,
    );
}

/** Throws Refusal 403 where a statement is about something else than the bounds of its client. */
export function mustSpeakWithin({ bounds }: Client, statement: Members, keys: Keys): void {
  if (!bounds) return;
  const object = statement['object'] as Members;
  if ((object['objectType'] ?? 'Activity') !== 'Activity')
    throw new Refusal(403, 'The object of a statement of this credential must be an activity.');
  mustBeOwnActivity(object['id'] as string, bounds);
  const { learner } = bounds;
  if (!learner) return;
  if (
    agentKey(statement['actor'] as Members) !== learner.agent ||
    [...keys.agents.keys()].some((each) => each !== learner.agent)
  )
    throw new Refusal(403, 'This credential may only speak of the learner who was launched.');
  if (keys.registration !== learner.registration)
    throw new Refusal(403, 'context.registration must be the registration of the launch.');
}

/** Throws Refusal 403 where a document is not one that the bounds of its client leave to it. */
export function mustKeepWithin(
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
  if (shelf.activity !== undefined) mustBeOwnActivity(shelf.activity, bounds);
  const { learner } = bounds;
  if (!learner) {
    if (act !== 'write') throw new Refusal(403, 'This credential may only write.');
    if (shelf.kind === 'agent') throw new Refusal(403, 'This credential may not write profiles of agents.');
    return;
  }
  if (shelf.agent !== learner.agent)
    throw new Refusal(403, 'This credential may only keep documents of the learner who was launched.');
  // cmi5 §11: content asks for the learner's preferences; whether it may change them is left to the platform.
  if (shelf.kind === 'agent') {
    if (act !== 'read') throw new Refusal(403, 'This credential may only read the profile of the learner.');
  } else if (shelf.registration !== learner.registration)
    throw new Refusal(403, 'The parameter registration must be the registration of the launch.');
}
