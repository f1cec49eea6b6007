import { COMPONENT_LISTS, CONTEXT_ACTIVITIES, type JsonObject, asList } from './vocabulary.ts';

/** Members whose own members come together: language maps and extensions. */
const MAPS = ['name', 'description', 'extensions'];

const mergeMaps = (known: unknown, said: unknown): unknown => Object.assign(known ?? {}, said);

/** The components received last, with what was known of each in other languages. */
function mergeComponents(known: JsonObject[], said: JsonObject[]): JsonObject[] {
  const descriptions = new Map(known.map(({ id, description }) => [id, description]));
  return said.map((each) => {
    const before = descriptions.get(each['id']);
    if (!before && !each['description']) return each;
    return { ...each, description: mergeMaps(before, each['description']) };
  });
}

/**
 * Merges a definition of an activity into `known`, which is changed and returned: languages and extensions are merged
 * (Part 3 §2.5, "all available information"); of all else the last value wins. `said` is not changed.
 */
export function mergeDefinition(known: JsonObject, said: JsonObject): JsonObject {
  for (const [name, value] of Object.entries(said))
    if (MAPS.includes(name)) known[name] = mergeMaps(known[name], value);
    else if ((COMPONENT_LISTS as readonly string[]).includes(name))
      known[name] = mergeComponents(asList(known[name]), value as JsonObject[]);
    else known[name] = value;
  return known;
}

/** Definitions in statements, by the IRI of the activity: all that they say of one, in their order. */
export function collectDefinitions(statements: JsonObject[]): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  const note = ({ id, definition }: JsonObject) => {
    if (definition)
      found.set(id as string, mergeDefinition(found.get(id as string) ?? {}, definition as JsonObject));
  };
  const part = (of: JsonObject) => {
    const object = of['object'] as JsonObject;
    const type = object['objectType'] ?? 'Activity';
    if (type === 'Activity') note(object);
    else if (type === 'SubStatement') part(object);
    const around = (of['context'] as JsonObject | undefined)?.['contextActivities'] as JsonObject | undefined;
    if (around) for (const name of CONTEXT_ACTIVITIES) asList(around[name]).forEach(note);
  };
  statements.forEach(part);
  return found;
}
