import { COMPONENT_LISTS, IDENTIFIERS, type Members } from './vocabulary.ts';

/** Languages that a reader takes, the best first (RFC 9110 §12.5.4). */
export function languagesOf(header: string): string[] {
  return header
    .split(',')
    .map((part, i) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const q = parameters.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find(Boolean);
      return { tag: tag.trim().toLowerCase(), q: q === undefined ? 1 : Number(q), i };
    })
    .filter(({ tag, q }) => tag && q > 0)
    .sort((a, b) => b.q - a.q || a.i - b.i)
    .map(({ tag }) => tag);
}

/** One entry of a language map: the best for the reader (RFC 4647 §3.4, then the same language elsewhere), else English, else the first. */
export function pickLanguage(map: Record<string, string>, languages: string[]): Record<string, string> {
  const tags = Object.keys(map);
  if (tags.length < 2) return map;
  for (const wanted of [...languages, 'en']) {
    for (let range = wanted; range; range = range.replace(/-?[^-]*$/, '')) {
      const found = tags.find((tag) => tag.toLowerCase() === range);
      if (found) return { [found]: map[found]! };
    }
    const [language] = wanted.split('-');
    const near = tags.find((tag) => tag.toLowerCase().split('-')[0] === language);
    if (near) return { [near]: map[near]! };
  }
  return { [tags[0]!]: map[tags[0]!]! };
}

/** How each kind of thing in a statement is shown; what is not named stays as it is. */
type Shown = {
  agent(agent: Members): Members;
  verb(verb: Members): Members;
  activity(activity: Members): Members;
};

function mapped(part: Members, shown: Shown): Members {
  const object = part['object'] as Members;
  const type = object['objectType'] ?? 'Activity';
  const context = part['context'] as Members | undefined;
  const list = (value: unknown, show: (each: Members) => Members) =>
    Array.isArray(value) ? value.map((each) => show(each as Members)) : show(value as Members);
  const members = (of: Members, changes: Record<string, (value: never) => unknown>): Members =>
    Object.fromEntries(
      Object.entries(of).map(([name, value]) => [
        name,
        changes[name] ? changes[name](value as never) : value,
      ]),
    );
  return {
    ...part,
    actor: shown.agent(part['actor'] as Members),
    verb: shown.verb(part['verb'] as Members),
    object:
      type === 'Activity'
        ? shown.activity(object)
        : type === 'Agent' || type === 'Group'
          ? shown.agent(object)
          : type === 'SubStatement'
            ? mapped(object, shown)
            : object,
    ...(part['authority'] ? { authority: shown.agent(part['authority'] as Members) } : {}),
    ...(context
      ? {
          context: members(context, {
            instructor: shown.agent,
            team: shown.agent,
            contextAgents: (each: Members[]) => each.map((one) => members(one, { agent: shown.agent })),
            contextGroups: (each: Members[]) => each.map((one) => members(one, { group: shown.agent })),
            contextActivities: (around: Members) =>
              Object.fromEntries(
                Object.entries(around).map(([name, value]) => [name, list(value, shown.activity)]),
              ),
          }),
        }
      : {}),
  };
}

function onlyIdentity(agent: Members): Members {
  const identifier = IDENTIFIERS.find((name) => agent[name] !== undefined);
  const type = agent['objectType'] ? { objectType: agent['objectType'] } : {};
  if (identifier) return { ...type, [identifier]: agent[identifier] };
  return { ...type, member: (agent['member'] as Members[]).map(onlyIdentity) };
}

/** `format=ids` (Part 3 §2.1.3): no more of anybody and anything than who and what it is. */
export const onlyIds = (statement: Members): Members =>
  mapped(statement, {
    agent: onlyIdentity,
    verb: ({ id }) => ({ id }),
    activity: ({ objectType, id }) => ({ ...(objectType ? { objectType } : {}), id }),
  });

function inLanguage(definition: Members, languages: string[]): Members {
  const pick = (map: unknown) => pickLanguage(map as Record<string, string>, languages);
  return Object.fromEntries(
    Object.entries(definition).map(([name, value]) => {
      if (name === 'name' || name === 'description') return [name, pick(value)];
      if (!(COMPONENT_LISTS as readonly string[]).includes(name)) return [name, value];
      return [
        name,
        (value as Members[]).map((each) =>
          each['description'] ? { ...each, description: pick(each['description']) } : each,
        ),
      ];
    }),
  );
}

/** `format=canonical` (as above): what the store knows of an activity, one language in each map. */
export const canonical = (
  statement: Members,
  languages: string[],
  definitionOf: (iri: string) => Members | undefined,
): Members =>
  mapped(statement, {
    agent: (agent) => agent,
    verb: (verb) =>
      verb['display']
        ? { ...verb, display: pickLanguage(verb['display'] as Record<string, string>, languages) }
        : verb,
    activity: (activity) => {
      const definition = definitionOf(activity['id'] as string) ?? (activity['definition'] as Members);
      return definition ? { ...activity, definition: inLanguage(definition, languages) } : activity;
    },
  });

/** IRIs of all activities that a statement speaks of. */
export function activitiesOf(statement: Members): string[] {
  const found: string[] = [];
  mapped(statement, {
    agent: (agent) => agent,
    verb: (verb) => verb,
    activity: (activity) => {
      found.push(activity['id'] as string);
      return activity;
    },
  });
  return found;
}
