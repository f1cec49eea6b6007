import { createHash } from 'node:crypto';
import { CONTEXT_ACTIVITIES, type Members, VOIDED } from './vocabulary.ts';

const KNOWN = 20_000;
const known = new Map<string, string>();
/** 128 bits of SHA-256: an index entry of one length, however long the IRI is. */
function hashed(text: string): string {
  const found = known.get(text);
  if (found !== undefined) return found;
  const key = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  if (text.length < 500) {
    if (known.size >= KNOWN) known.clear();
    known.set(text, key);
  }
  return key;
}

export const verbKey = (iri: string): string => hashed(iri);
export const activityKey = (iri: string): string => hashed(iri);

/** Who an agent or identified group is (Part 2 §2.4.2.3): the same identifier, the same key; null for an anonymous group. */
export function agentKey(agent: Members): string | null {
  if (typeof agent['mbox'] === 'string') return hashed(`mbox ${agent['mbox']}`);
  if (typeof agent['mbox_sha1sum'] === 'string') return hashed(`sha1 ${agent['mbox_sha1sum'].toLowerCase()}`);
  if (typeof agent['openid'] === 'string') return hashed(`openid ${agent['openid']}`);
  const account = agent['account'] as { homePage: string; name: string } | undefined;
  return account ? hashed(`account ${JSON.stringify([account.homePage, account.name])}`) : null;
}

/** By what a statement is found. The maps say of each key whether it stands as actor or object (`true`) or elsewhere. */
export type Keys = {
  verb: string;
  registration: string | null;
  agents: Map<string, boolean>;
  activities: Map<string, boolean>;
  /** Id of the statement that it refers to as its object. */
  target: string | null;
  voids: boolean;
};

const listOf = (value: unknown): Members[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as Members[]) : [value as Members];

export function keysOf(statement: Members): Keys {
  const agents = new Map<string, boolean>();
  const activities = new Map<string, boolean>();
  const note = (map: Map<string, boolean>, key: string | null, direct: boolean) => {
    if (key !== null && map.get(key) !== true) map.set(key, direct);
  };
  /** With the members of a group: who is in it is meant too (Part 3 §2.1.3, `agent`). */
  const agent = (value: unknown, direct: boolean) => {
    if (value === undefined) return;
    note(agents, agentKey(value as Members), direct);
    for (const member of listOf((value as Members)['member'])) note(agents, agentKey(member), direct);
  };
  const part = (of: Members, direct: boolean) => {
    agent(of['actor'], direct);
    const object = of['object'] as Members;
    const type = object['objectType'] ?? 'Activity';
    if (type === 'Activity') note(activities, activityKey(object['id'] as string), direct);
    else if (type === 'Agent' || type === 'Group') agent(object, direct);
    else if (type === 'SubStatement') part(object, false);
    const context = of['context'] as Members | undefined;
    if (!context) return;
    agent(context['instructor'], false);
    agent(context['team'], false);
    for (const each of listOf(context['contextAgents'])) agent(each['agent'], false);
    for (const each of listOf(context['contextGroups'])) agent(each['group'], false);
    const around = context['contextActivities'] as Members | undefined;
    if (around)
      for (const name of CONTEXT_ACTIVITIES)
        for (const each of listOf(around[name])) note(activities, activityKey(each['id'] as string), false);
  };
  part(statement, true);
  const object = statement['object'] as Members;
  const verb = (statement['verb'] as Members)['id'] as string;
  const registration = (statement['context'] as Members | undefined)?.['registration'] as string | undefined;
  const target = object['objectType'] === 'StatementRef' ? (object['id'] as string).toLowerCase() : null;
  return {
    verb: verbKey(verb),
    registration: registration?.toLowerCase() ?? null,
    agents,
    activities,
    target,
    voids: verb === VOIDED && target !== null,
  };
}

/** Activities of a statement that say what they are, with the last word of each. */
export function definitionsOf(statement: Members): Map<string, Members> {
  const found = new Map<string, Members>();
  const note = (activity: Members) => {
    if (activity['definition']) found.set(activity['id'] as string, activity['definition'] as Members);
  };
  const part = (of: Members) => {
    const object = of['object'] as Members;
    const type = object['objectType'] ?? 'Activity';
    if (type === 'Activity') note(object);
    else if (type === 'SubStatement') part(object);
    const around = (of['context'] as Members | undefined)?.['contextActivities'] as Members | undefined;
    if (around) for (const name of CONTEXT_ACTIVITIES) listOf(around[name]).forEach(note);
  };
  part(statement);
  return found;
}

/** Attachments of a statement and of the statement in it. */
export function attachmentsOf(statement: Members): Members[] {
  const object = statement['object'] as Members;
  const inner = object['objectType'] === 'SubStatement' ? listOf(object['attachments']) : [];
  return [...listOf(statement['attachments']), ...inner];
}
