import { pickLanguage } from '#app/i18n/pick-language.ts';
import { COMPONENT_LISTS, IDENTIFIERS, type JsonObject } from './vocabulary.ts';

/** How each kind of thing in a statement is shown; what is not named stays as it is. */
type Mapping = {
  agent(agent: JsonObject): JsonObject;
  verb(verb: JsonObject): JsonObject;
  activity(activity: JsonObject): JsonObject;
};

function mapStatement(part: JsonObject, shown: Mapping): JsonObject {
  const object = part['object'] as JsonObject;
  const type = object['objectType'] ?? 'Activity';
  const context = part['context'] as JsonObject | undefined;
  const list = (value: unknown, show: (each: JsonObject) => JsonObject) =>
    Array.isArray(value) ? value.map((each) => show(each as JsonObject)) : show(value as JsonObject);
  const members = (of: JsonObject, changes: Record<string, (value: never) => unknown>): JsonObject =>
    Object.fromEntries(
      Object.entries(of).map(([name, value]) => [
        name,
        changes[name] ? changes[name](value as never) : value,
      ]),
    );
  return {
    ...part,
    actor: shown.agent(part['actor'] as JsonObject),
    verb: shown.verb(part['verb'] as JsonObject),
    object:
      type === 'Activity'
        ? shown.activity(object)
        : type === 'Agent' || type === 'Group'
          ? { objectType: type, ...shown.agent(object) }
          : type === 'SubStatement'
            ? mapStatement(object, shown)
            : object,
    ...(part['authority'] ? { authority: shown.agent(part['authority'] as JsonObject) } : {}),
    ...(context
      ? {
          context: members(context, {
            instructor: shown.agent,
            team: shown.agent,
            contextAgents: (each: JsonObject[]) => each.map((one) => members(one, { agent: shown.agent })),
            contextGroups: (each: JsonObject[]) => each.map((one) => members(one, { group: shown.agent })),
            contextActivities: (around: JsonObject) =>
              Object.fromEntries(
                Object.entries(around).map(([name, value]) => [name, list(value, shown.activity)]),
              ),
          }),
        }
      : {}),
  };
}

/** Identifying members alone; `objectType` is left out where it is the default (Part 2 §2.4.2, §2.4.4). */
function identityOf(agent: JsonObject): JsonObject {
  const identifier = IDENTIFIERS.find((name) => agent[name] !== undefined);
  const type = agent['objectType'] === 'Group' ? { objectType: 'Group' } : {};
  if (identifier) return { ...type, [identifier]: agent[identifier] };
  return { ...type, member: (agent['member'] as JsonObject[]).map(identityOf) };
}

/** `format=ids` (Part 3 §2.1.3): no more of anybody and anything than who and what it is. */
export const formatIds = (statement: JsonObject): JsonObject =>
  mapStatement(statement, {
    agent: identityOf,
    verb: ({ id }) => ({ id }),
    activity: ({ id }) => ({ id }),
  });

function inLanguage(definition: JsonObject, languages: string[]): JsonObject {
  const pick = (map: unknown) => pickLanguage(map as Record<string, string>, languages);
  return Object.fromEntries(
    Object.entries(definition).map(([name, value]) => {
      if (name === 'name' || name === 'description') return [name, pick(value)];
      if (!(COMPONENT_LISTS as readonly string[]).includes(name)) return [name, value];
      return [
        name,
        (value as JsonObject[]).map((each) =>
          each['description'] ? { ...each, description: pick(each['description']) } : each,
        ),
      ];
    }),
  );
}

/** `format=canonical` (as above): what the store knows of an activity, one language in each map. */
export const formatCanonical = (
  statement: JsonObject,
  languages: string[],
  definitionOf: (iri: string) => JsonObject | undefined,
): JsonObject =>
  mapStatement(statement, {
    agent: (agent) => agent,
    verb: (verb) =>
      verb['display']
        ? { ...verb, display: pickLanguage(verb['display'] as Record<string, string>, languages) }
        : verb,
    activity: (activity) => {
      const definition = definitionOf(activity['id'] as string) ?? (activity['definition'] as JsonObject);
      return definition ? { ...activity, definition: inLanguage(definition, languages) } : activity;
    },
  });

/** IRIs of all activities that a statement speaks of. */
export function listActivities(statement: JsonObject): string[] {
  const found: string[] = [];
  mapStatement(statement, {
    agent: (agent) => agent,
    verb: (verb) => verb,
    activity: (activity) => {
      found.push(activity['id'] as string);
      return activity;
    },
  });
  return found;
}
