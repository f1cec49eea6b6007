import { createHash } from 'node:crypto';
import { CONTEXT_ACTIVITIES, type JsonObject, VOIDED, asList } from './vocabulary.ts';

const MAX_KNOWN = 20_000;

const known = new Map<string, string>();

/** 128 bits of SHA-256: an index entry of one length, however long the IRI is. */
function hashKey(text: string): string {
  const found = known.get(text);
  if (found !== undefined) return found;
  const key = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  if (text.length < 500) {
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(text, key);
  }
  return key;
}

export const verbKey = (iri: string): string => hashKey(iri);

export const activityKey = (iri: string): string => hashKey(iri);

/** Who an agent or identified group is (Part 2 §2.4.2.3): the same identifier, the same key; null for an anonymous group. */
export function agentKey(agent: JsonObject): string | null {
  if (typeof agent['mbox'] === 'string') return hashKey(`mbox ${agent['mbox']}`);
  if (typeof agent['mbox_sha1sum'] === 'string')
    return hashKey(`sha1 ${agent['mbox_sha1sum'].toLowerCase()}`);
  if (typeof agent['openid'] === 'string') return hashKey(`openid ${agent['openid']}`);
  const account = agent['account'] as { homePage: string; name: string } | undefined;
  return account ? hashKey(`account ${JSON.stringify([account.homePage, account.name])}`) : null;
}

/** Index keys of a statement. The maps say of each key whether it is actor or object (`true`) or elsewhere. */
export type StatementKeys = {
  verb: string;
  registration: string | null;
  agents: Map<string, boolean>;
  activities: Map<string, boolean>;
  /** Id of the statement that it refers to as its object. */
  target: string | null;
  voids: boolean;
};

export function statementKeys(statement: JsonObject): StatementKeys {
  const agents = new Map<string, boolean>();
  const activities = new Map<string, boolean>();
  const note = (map: Map<string, boolean>, key: string | null, direct: boolean) => {
    if (key !== null && map.get(key) !== true) map.set(key, direct);
  };
  /** With the members of a group: who is in it is meant too (Part 3 §2.1.3, `agent`). */
  const agent = (value: unknown, direct: boolean) => {
    if (value === undefined) return;
    note(agents, agentKey(value as JsonObject), direct);
    for (const member of asList((value as JsonObject)['member'])) note(agents, agentKey(member), direct);
  };
  const part = (of: JsonObject, direct: boolean) => {
    agent(of['actor'], direct);
    const object = of['object'] as JsonObject;
    const type = object['objectType'] ?? 'Activity';
    if (type === 'Activity') note(activities, activityKey(object['id'] as string), direct);
    else if (type === 'Agent' || type === 'Group') agent(object, direct);
    else if (type === 'SubStatement') part(object, false);
    const context = of['context'] as JsonObject | undefined;
    if (!context) return;
    agent(context['instructor'], false);
    agent(context['team'], false);
    for (const each of asList(context['contextAgents'])) agent(each['agent'], false);
    for (const each of asList(context['contextGroups'])) agent(each['group'], false);
    const around = context['contextActivities'] as JsonObject | undefined;
    if (around)
      for (const name of CONTEXT_ACTIVITIES)
        for (const each of asList(around[name])) note(activities, activityKey(each['id'] as string), false);
  };
  part(statement, true);
  const object = statement['object'] as JsonObject;
  const verb = (statement['verb'] as JsonObject)['id'] as string;
  const registration = (statement['context'] as JsonObject | undefined)?.['registration'] as
    | string
    | undefined;
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
